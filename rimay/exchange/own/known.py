"""The rows that lists name: read once, with every way in which they are spelt."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.access.asking import can
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.models import Meeting
from rimay.exchange.lists import institutions
from rimay.exchange.lists.words import tidy
from rimay.exchange.own.declaring import Given
from rimay.exchange.own.directories import Directory, Known, of_institutions
from rimay.groups.models import Organisation, Pillar
from rimay.workplan.models import Objective


@dataclass(frozen=True)
class Source:
    """Where rows of a kind come from, and how one is made for a name nobody has.

    `columns` gives the new row's columns; the importer must be allowed to make one.
    """

    kind: str
    model: type
    read: Callable[[Given], Directory]
    columns: Callable[[Given, str, int], dict[str, str]] | None = None

    def can_make(self, given: Given) -> bool:
        return self.columns is not None and can(given.actor, "create", self.model)


def shown(words: str) -> str:
    """Return what a list says as a person reads it: a code of a day in words."""
    try:
        return str(PartialDate(words))
    except ValueError:
        return words


def _organisations(given: Given) -> Directory:
    rows = given.rows_of(Organisation).order_by("id")
    return of_institutions(
        [
            Known(
                row.pk,
                row.key,
                str(row.name),
                _spellings(row.name, row.short_name),
                row.short_name if row.short_name != str(row.name) else "",
            )
            for row in rows
        ]
    )


def _meetings(given: Given) -> Directory:
    rows = given.rows_of(Meeting).order_by("-held_on", "-id")
    found = []
    for row in rows:
        day = row.held_on.code if row.held_on else ""
        number = f"sesión {row.number}" if row.number else ""
        spellings = _spellings(row.title, day, day[:7], row.number, number)
        facts = str(row.held_on or "")
        found.append(Known(row.pk, row.key, str(row.title), spellings, facts))
    return Directory(found)


def _objectives(given: Given) -> Directory:
    rows = _objectives_of(given).order_by("number")
    found = []
    for row in rows:
        number, title = row.number, row.title.best(given.group.language)
        spellings = _spellings(
            row.title,
            *(f"{word} {number}" for word in ("objetivo", "objective", "oe", "o")),
            *(f"{word} {number} {title}" for word in ("objetivo", "objective", "oe")),
            f"{number} {title}",
            f"oe{number}",
            str(number),
        )
        found.append(Known(row.pk, row.key, str(row), spellings))
    return Directory(found)


def _pillars(given: Given) -> Directory:
    rows = Pillar._default_manager.filter(group=given.group).order_by("slot")
    return Directory(
        [
            Known(row.pk, row.key, str(row), _spellings(row.name, row.key))
            for row in rows
        ]
    )


def _spellings(text: Text, *others: str) -> tuple[str, ...]:
    found = [words for _language, words in text.words] + list(others)
    return tuple(dict.fromkeys(word for word in found if word))


def _new_organisation(given: Given, words: str, number: int) -> dict[str, str]:
    return {f"name_{given.group.language}": institutions.proper(words)}


def _new_meeting(given: Given, words: str, number: int) -> dict[str, str]:
    try:
        day = PartialDate(words).code
    except ValueError:
        day = ""
    with override(given.group.language):
        title = _("Session of %(day)s") % {"day": shown(words)} if day else words
    return {f"title_{given.group.language}": title, "held_on": day, "state": "held"}


def _new_objective(given: Given, words: str, number: int) -> dict[str, str]:
    last = max(_objectives_of(given).values_list("number", flat=True), default=0)
    return {
        "workplan": given.key("workplan"),
        "number": str(last + number),
        f"title_{given.group.language}": _untitled(words),
    }


def _objectives_of(given: Given) -> QuerySet[Objective]:
    plan = given.rows.get("workplan")
    return given.rows_of(Objective).filter(workplan_id=plan.pk if plan else -1)


def _untitled(words: str) -> str:
    """Return an objective without its number: "OE 2: CAPACITAR" is "Capacitar"."""
    head, colon, rest = words.partition(":")
    is_number = colon and len(head) < 16 and any(map(str.isdigit, head))
    title = tidy(rest) if is_number and tidy(rest) else words
    return title.capitalize() if title.isupper() else title


SOURCES = {
    "organisations": Source(
        "organisations", Organisation, _organisations, _new_organisation
    ),
    "meetings": Source("meetings", Meeting, _meetings, _new_meeting),
    "objectives": Source("objectives", Objective, _objectives, _new_objective),
    "pillars": Source("", Pillar, _pillars),
}
