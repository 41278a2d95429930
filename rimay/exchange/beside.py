"""Records without a sheet of their own, as plain tables beside the workbook.

Which columns leave is written here: answers to a proposal, ballots, whose a remark on
an acta is and who asked for a matter without its name are none of them.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from django.db import models
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.models import OnBehalf
from rimay.audit.models import Entry
from rimay.core.text import Text
from rimay.dialogue.models import (
    Acta,
    ActaCorrection,
    ActaRemark,
    ItemPaper,
    ItemProposal,
    MeetingReply,
    Ratification,
    RoundQuestion,
    SilenceConsent,
)
from rimay.exchange.kinds import BY_MODEL
from rimay.groups.models import Classified, Group, Pillar
from rimay.home.queries.acts import act_words
from rimay.home.queries.trail import lines_of
from rimay.results.models import Release, Report, Section

if TYPE_CHECKING:
    Field: TypeAlias = models.Field[Any, Any]

Keys = Callable[[type[models.Model]], dict[int, str]]
Table = Iterator[list[str]]
CHUNK = 500
LANGUAGES = ("es", "en")

BESIDE: tuple[tuple[type[Classified], tuple[str, ...]], ...] = (
    (ItemProposal, ("title", "reason", "purpose", "regime", "meeting", "organisation",
                    "is_without_name", "state", "answer")),
    (ItemPaper, ("item", "document")),
    (MeetingReply, ("meeting", "membership", "answer", "person")),
    (Acta, ("meeting", "state", "language", "closed_on", "observe_until",
            "approved_at", "check_code", "fingerprint", "text")),
    (ActaRemark, ("acta", "paragraph", "before", "after", "text", "state", "answer")),
    (ActaCorrection, ("acta", "made_on", "text")),
    (SilenceConsent, ("organisation", "letter", "starts_on", "ends_on")),
    (Ratification, ("agreement", "membership", "due_on", "state", "said_on", "letter")),
    (RoundQuestion, ("holder", "asked_on", "answer_by", "answer", "answered_on",
                     "given", "settled_on")),
    (Report, ("title", "lead", "period_from", "period_to", "state", "published_on")),
    (Section, ("report", "position", "title", "body")),
    (Release, ("code", "value", "date_value", "unit", "at_least", "as_of", "note",
               "released_at", "report")),
)  # fmt: skip

_OF_GROUP = (
    "slug", "name", "level", "status", "country", "currency", "time_zone", "language",
    "founded_on", "seat_town", "scope_name", "vision", "objectives", "limits",
    "call_instead", "default_regime", "basis", "source",
)  # fmt: skip


def rows_of(
    reader: Actor, model: type[Classified], columns: tuple[str, ...], keys: Keys
) -> Table:
    """Yield a heading and the rows of a model that the reader reads, oldest first.

    Another row is named by its key; one that does not leave is not named.
    """
    fields = _fields(model, columns)
    heads = [head for field in fields for head in _heads(field)]
    yield [_("Key"), *heads, *_heads(*_fields(model, ("access_class",)))]
    for row in visible(reader, model).order_by("id").iterator(CHUNK):
        told = [word for field in fields for word in _cells(row, field, keys)]
        yield [row.key, *told, str(row.reach.label)]


def said_on_behalf(reader: Actor, keys: Keys) -> Table:
    """Yield what was recorded for seats, as far as it speaks of a row of a sheet."""
    columns = ("membership", "channel", "reference", "said_on", "told_at", "correction")
    fields = _fields(OnBehalf, columns)
    kinds = {model._meta.label_lower: kind for model, kind in BY_MODEL.items()}
    heads = [head for field in fields for head in _heads(field)]
    yield [_("Sheet"), _("Key"), *heads]
    rows = visible(reader, OnBehalf).filter(subject__in=list(kinds)).order_by("id")
    for row in rows.iterator(CHUNK):
        kind = kinds[row.subject]
        key = keys(kind.model).get(row.subject_id)
        if key is not None:
            told = [word for field in fields for word in _cells(row, field, keys)]
            yield [str(kind.sheet), key, *told]


def of_group(group: Group) -> Table:
    """Yield what the group says of itself, a line for each column."""
    for field in _fields(Group, _OF_GROUP):
        yield from (
            [head, word]
            for head, word in zip(
                _heads(field), _cells(group, field, lambda _model: {}), strict=True
            )
        )


def of_pillars(group: Group) -> Table:
    """Yield the sides of the table: rows of the workbook name them by their keys."""
    fields = _fields(Pillar, ("name", "slot"))
    yield [_("Key"), *(head for field in fields for head in _heads(field))]
    for pillar in group.pillars.all():
        told = [w for field in fields for w in _cells(pillar, field, lambda _model: {})]
        yield [pillar.key, *told]


def of_trail(reader: Actor, group: Group, keys: Keys) -> Table:
    """Yield the lines of the trail about rows that the reader reads, oldest first.

    The place in the chain is not told: it would count the acts on all the others.
    """
    models_of = {m._meta.label_lower: m for m in BY_MODEL}
    yield [_("When"), _("Actor"), _("Act"), _("Act in words"), _("Record"), _("Key")]
    for line in lines_of(reader, group).order_by("id").iterator(CHUNK):
        yield [
            line.at.isoformat(timespec="minutes"),
            str(line.actor),
            line.act,
            act_words(line.act),
            line.subject,
            _key_of(line, models_of, keys),
        ]


def _key_of(line: Entry, known: dict[str, type[Classified]], keys: Keys) -> str:
    model = known.get(line.subject)
    return keys(model).get(line.subject_id or 0, "") if model else ""


def _fields(model: type[models.Model], names: tuple[str, ...]) -> "list[Field]":
    return [cast("Field", model._meta.get_field(name)) for name in names]


def _heads(field: "Field") -> list[str]:
    words = str(field.verbose_name)
    words = words[:1].upper() + words[1:]
    if isinstance(field.get_default(), Text):
        return [f"{words} ({language})" for language in LANGUAGES]
    return [words]


def _cells(row: models.Model, field: "Field", keys: Keys) -> list[str]:
    """Return what a row says in a column, one word for each of its headings."""
    if isinstance(field, models.ForeignKey):
        model = field.related_model
        assert isinstance(model, type)
        return [keys(model).get(getattr(row, field.attname) or 0, "")]
    value = getattr(row, field.name)
    if isinstance(value, Text):
        return [value.in_language(language) for language in LANGUAGES]
    if field.choices:
        return [str(dict(field.flatchoices).get(value, value))]
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    if isinstance(value, datetime):
        return [value.isoformat(timespec="seconds")]
    return ["" if value is None else str(value)]
