"""What became of letters: delivered or not, answered or awaited, and since when."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.core import clock, formatting
from rimay.groups.models import Group, Organisation
from rimay.letters.models import Direction, Letter
from rimay.records.addresses import url_of
from rimay.ui.components import DueItem


@dataclass(frozen=True)
class Step:
    """One thing that happened to a letter, or that is still awaited."""

    state: str
    words: str
    detail: str = ""


def awaited(actor: Actor, group: Group, limit: int = 8) -> list[DueItem]:
    """Return letters whose answer is expected and has not come, soonest first."""
    rows = _awaited(actor).select_related("organisation").order_by("answer_due", "id")
    held = list(rows[:limit])
    seen = _organisations_seen(actor, held)
    today = clock.today()
    return [
        DueItem(
            formatting.date_short(row.answer_due, today) if row.answer_due else "",
            str(row),
            url_of(row, group),
            other_side(row, seen),
            late_words(row),
        )
        for row in held
    ]


def lead(actor: Actor) -> str:
    """Return one sentence on what is awaited; "" where there is no letter."""
    if not visible(actor, Letter).exists():
        return ""
    rows = _awaited(actor)
    count = rows.count()
    if not count:
        return _("No answer is awaited by a day.")
    late = rows.filter(answer_due__lt=clock.today()).count()
    said = ngettext("%(n)s answer is awaited", "%(n)s answers are awaited", count)
    if not late:
        return said % {"n": count} + _(", none of them late.")
    words = ngettext(", %(n)s of them is late.", ", %(n)s of them are late.", late)
    return said % {"n": count} + words % {"n": late}


def steps_of(actor: Actor, letter: Letter) -> list[Step]:
    """Return what became of a letter, in the order in which it happens.

    A letter without a day of delivery is not taken for delivered.
    """
    dated = str(letter.dated_on) if letter.dated_on else ""
    out = letter.direction == Direction.OUT
    found = [Step("done", _("written") if out else _("received"), dated)]
    if letter.delivered_on or letter.file_number:
        how = str(letter.get_delivery_display()) if letter.delivery else ""
        day = str(letter.delivered_on) if letter.delivered_on else ""
        number = letter.file_number and _("file %(n)s") % {"n": letter.file_number}
        detail = " · ".join(filter(None, (day, how, number)))
        found.append(Step("done", _("delivered"), detail))
    elif out:
        found.append(Step("open", _("not recorded as handed over")))
    answer = answer_of(actor, letter)
    if letter.answered_by_id is not None:
        words = str(answer.dated_on or "") if answer else ""
        found.append(Step("done", _("answered"), words))
    elif letter.answer_due is not None:
        day = formatting.date_words(letter.answer_due)
        state = "late" if late_words(letter) else "open"
        detail = " · ".join(filter(None, (day, late_words(letter))))
        found.append(Step(state, _("answer awaited"), detail))
    return found


def answer_of(actor: Actor, letter: Letter) -> Letter | None:
    """Return the letter that answered, if the reader sees it."""
    if letter.answered_by is None or not can(actor, "read", letter.answered_by):
        return None
    return letter.answered_by


def late_words(letter: Letter) -> str:
    """Return by how many days an answer is late; "" if it is not."""
    if letter.answered_by_id is not None or letter.answer_due is None:
        return ""
    days = (clock.today() - letter.answer_due).days
    words = ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
    return words if days > 0 else ""


def other_side(letter: Letter, seen: set[int]) -> str:
    """Return to or from whom a letter is, as far as the reader may know."""
    if letter.organisation is not None and letter.organisation_id in seen:
        return str(letter.organisation)
    return letter.correspondent


def seen_side(actor: Actor, letter: Letter) -> str:
    """Return the other side of one letter."""
    return other_side(letter, _organisations_seen(actor, [letter]))


def _awaited(actor: Actor) -> QuerySet[Letter]:
    rows = visible(actor, Letter).exclude(answer_due=None)
    return rows.filter(answered_by=None)


def _organisations_seen(actor: Actor, rows: list[Letter]) -> set[int]:
    ids = {row.organisation_id for row in rows if row.organisation_id}
    seen = visible(actor, Organisation).filter(pk__in=ids)
    return set(seen.values_list("pk", flat=True))
