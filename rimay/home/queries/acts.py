"""Acts and records of the trail in words; never what was said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.audit.models import Entry
from rimay.audit.trail import CONSOLE, DESK, LINK
from rimay.groups.models import Group
from rimay.home.queries.pathway import BY_SUBJECT
from rimay.home.share import KINDS
from rimay.records.addresses import url_of
from rimay.records.kinds import Kind

_KINDS: dict[str, Kind] = BY_SUBJECT | {k.model._meta.label_lower: k for k in KINDS}

# Who acted where that is no account.
NOT_ACCOUNTS = {
    CONSOLE: gettext_lazy("console"),
    DESK: gettext_lazy("the minutes' desk"),
    LINK: gettext_lazy("a seat, by its personal link"),
}


@dataclass(frozen=True)
class Line:
    """One line as a page shows it. Its place in the chain is not told: the places
    between would count the acts on rows that the reader may not see.
    """

    at: datetime
    actor: str
    act: str
    what: str
    url: str
    columns: str
    count: int = 1


def in_words(actor: Actor, group: Group, entries: Sequence[Entry]) -> list[Line]:
    """Return lines in words, each leading to its record while the reader may read it.

    Lines that read alike and follow each other within a minute are one, with how many.
    """
    addresses = _addresses(actor, group, entries)
    lines = [
        Line(
            entry.at,
            str(NOT_ACCOUNTS.get(entry.actor, entry.actor)),
            act_words(entry.act),
            _what(entry),
            addresses.get((entry.subject, entry.subject_id), ""),
            _columns(entry),
        )
        for entry in entries
    ]
    alike = groupby(
        lines, lambda x: replace(x, at=x.at.replace(second=0, microsecond=0))
    )
    return [replace(line, count=len(list(held))) for line, held in alike]


def act_words(act: str) -> str:
    """Return an act in words; an unknown one as its code."""
    words = {
        "accept": pgettext("act", "accepted"),
        "adopt": pgettext("act", "adopted"),
        "agenda": pgettext("act", "agenda changed"),
        "agree": pgettext("act", "what the pillar agreed changed"),
        "approve": pgettext("act", "approved"),
        "call_off": pgettext("act", "called off"),
        "convene": pgettext("act", "convened"),
        "copy": pgettext("act", "begun as a copy"),
        "drop": pgettext("act", "ratification dropped"),
        "left": pgettext("act", "seat left"),
        "prepare": pgettext("act", "prepared"),
        "resend": pgettext("act", "convening sent again"),
        "rule": pgettext("act", "rules changed"),
        "unconfirm": pgettext("act", "left unconfirmed"),
        "answer": pgettext("act", "answered"),
        "await": pgettext("act", "ratification awaited"),
        "ask": pgettext("act", "asked whether it still holds"),
        "change": pgettext("act", "changed"),
        "circulate": pgettext("act", "circulated for remarks"),
        "close": pgettext("act", "closed"),
        "complete": pgettext("act", "completed"),
        "confirm": pgettext("act", "confirmed"),
        "correct": pgettext("act", "corrected by the seat"),
        "create": pgettext("act", "created"),
        "date": pgettext("act", "new date answered"),
        "declare": pgettext("act", "interest declared"),
        "end": pgettext("act", "ended"),
        "file": pgettext("act", "file changed"),
        "found": pgettext("act", "founded"),
        "give": pgettext("act", "given"),
        "hand_over": pgettext("act", "handed over"),
        "handed_over": pgettext("act", "handed over"),
        "keep": pgettext("act", "kept with its seat"),
        "merge": pgettext("act", "joined to another"),
        "move": pgettext("act", "moved on"),
        "note": pgettext("act", "noted"),
        "open": pgettext("act", "opened"),
        "propose": pgettext("act", "put forward"),
        "put": pgettext("act", "put to a decision"),
        "rank": pgettext("act", "ranked"),
        "progress": pgettext("act", "progress reported"),
        "publish": pgettext("act", "published"),
        "receive": pgettext("act", "received"),
        "refused": pgettext("act", "refused"),
        "remind": pgettext("act", "seats reminded"),
        "remove": pgettext("act", "removed"),
        "settle": pgettext("act", "settled"),
        "tighten": pgettext("act", "made stricter"),
        "withdraw": pgettext("act", "withdrawn"),
        "replace": pgettext("act", "followed"),
        "retry": pgettext("act", "sent again"),
        "revoke": pgettext("act", "taken back"),
        "say": pgettext("act", "said on behalf"),
        "send": pgettext("act", "sent to the seats"),
        "sent": pgettext("act", "sent"),
        "show": pgettext("act", "shown"),
        "shut": pgettext("act", "shut"),
        "take_over": pgettext("act", "taken over from who left"),
        "take_back": pgettext("act", "taken back"),
        "tell": pgettext("act", "the seat was told"),
        "transfer": pgettext("act", "transfer file made"),
    }
    return words.get(act.rpartition(".")[2], act)


def _addresses(
    actor: Actor, group: Group, entries: Sequence[Entry]
) -> dict[tuple[str, int | None], str]:
    asked: dict[str, set[int]] = {}
    for entry in entries:
        if entry.subject in _KINDS and entry.subject_id:
            asked.setdefault(entry.subject, set()).add(entry.subject_id)
    found: dict[tuple[str, int | None], str] = {}
    for subject, ids in asked.items():
        for row in visible(actor, _KINDS[subject].model).filter(pk__in=ids):
            found[subject, row.pk] = url_of(row, group)
    return found


def _what(entry: Entry) -> str:
    kind = _KINDS.get(entry.subject)
    if kind is not None:
        return str(kind.singular)
    others = {
        "access.onbehalf": _("something said on behalf of a seat"),
        "access.seatlink": _("personal link of a seat"),
        "accounts.invitation": _("invitation"),
        "exchange.import": _("import"),
        "groups.group": _("the group"),
        "groups.pillar": _("pillar"),
        "results.release": _("figures"),
    }
    model = _model_of(entry.subject)
    return others.get(entry.subject) or (str(model._meta.verbose_name) if model else "")


def _columns(entry: Entry) -> str:
    """Return the columns that changed in words, or how many rows an import made."""
    kind = _KINDS.get(entry.subject)
    names = _field_names(entry.subject)
    if kind:
        names |= {column.name: kind.label(column) for column in kind.columns}
    names["access_class"] = _("Who reads it")
    found = []
    for field in entry.fields.split():
        code, _equals, count = field.partition("=")
        if code == "rows" and count.isdecimal():
            n = int(count)
            found.append(ngettext("%(n)s row", "%(n)s rows", n) % {"n": n})
        else:
            found.append(names.get(field, field))
    return ", ".join(found)


def _field_names(subject: str) -> dict[str, str]:
    """Return what the columns of a record are called, whether or not it has pages."""
    model = _model_of(subject)
    fields = model._meta.fields if model else ()
    return {field.name: str(field.verbose_name) for field in fields}


def _model_of(subject: str) -> type[Model] | None:
    """Return the kind of row that a line speaks of; None for one that is no more."""
    try:
        return apps.get_model(subject)
    except LookupError:
        return None
