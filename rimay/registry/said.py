"""What was recorded for a seat, as its own page tells it: what it is, and where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import can, every_row, visible
from rimay.access.models import OnBehalf
from rimay.access.naming import names_of
from rimay.groups.models import Classified, Group, Membership, Organisation, Person
from rimay.records.addresses import url_of

SHOWN = 60
AT_HOME = 4
# What a seat says itself in the same place, where the last word counts.
ANSWERS = ("answer", "rank")
# Who a record is of, which is never where it stands.
_WHO = (Group, Membership, Organisation, Person)


@dataclass(frozen=True)
class Waiting:
    """What waits to be looked at: by a seat, or by the secretariat what it corrected."""

    recorded: "Sequence[Recorded]"
    has_more: bool
    is_of_seats: bool


@dataclass(frozen=True)
class Recorded:
    """One thing recorded for a seat; `name` and `url` are of the page where it stands,
    empty where the reader has none. `stands` is false where it was taken out since.
    What the seat can still say itself is no word beside: it is said there anew
    (`said_anew`), where it counts and is read by those who read an answer, whoever of
    the seat asks; once it was (`is_replaced`), nothing of what was recorded is left to
    confirm.
    """

    saying: OnBehalf
    mark: on_behalf.Mark
    what: str
    name: str
    url: str
    stands: bool
    said_anew: bool = False
    is_replaced: bool = False

    @property
    def waits(self) -> bool:
        """Whether the seat has something here to confirm."""
        return self.stands and not self.is_replaced


def recorded_for(actor: Actor, group: Group, seat: Membership) -> list[Recorded]:
    """Return what was recorded for a seat, newest first, as far as the reader sees."""
    rows = visible(actor, OnBehalf).filter(membership=seat)
    held = list(rows.select_related("organisation").order_by("-said_on", "-id")[:SHOWN])
    return recorded_in(actor, group, held)


def all_recorded(actor: Actor) -> "models.QuerySet[OnBehalf]":
    """Return what was recorded for seats, as far as the reader sees."""
    return visible(actor, OnBehalf).select_related("organisation")


def unsettled(actor: Actor) -> "models.QuerySet[OnBehalf]":
    """Return what seats corrected and the secretariat has not attended to."""
    return all_recorded(actor).exclude(corrected_at=None).filter(settled_at=None)


def waiting_for(actor: Actor, group: Group) -> list[Waiting]:
    """Return the newest of what was recorded for the reader's seats and none of theirs
    confirmed or corrected; and at the desk what seats corrected.
    """
    found = []
    if can(actor, "settle", OnBehalf):
        found.append(_waiting(actor, group, unsettled(actor), is_of_seats=True))
    own = sorted(actor.standing.membership_ids)
    if own and can(actor, "correct", OnBehalf):
        rows = all_recorded(actor).filter(membership__in=own)
        rows = rows.filter(corrected_at=None, confirmed_at=None)
        found.append(_waiting(actor, group, rows))
    return [waiting for waiting in found if waiting.recorded]


def _waiting(
    actor: Actor,
    group: Group,
    rows: "models.QuerySet[OnBehalf]",
    *,
    is_of_seats: bool = False,
) -> Waiting:
    held = recorded_in(actor, group, list(rows.order_by("-id")[: 3 * AT_HOME]))
    # What a seat corrected waits also where the answer was to take the record out.
    shown = [one for one in held if one.waits or is_of_seats]
    return Waiting(shown[:AT_HOME], len(shown) > AT_HOME, is_of_seats)


def place_of(actor: Actor, group: Group, saying: OnBehalf) -> Recorded:
    """Return what one saying is, and where it stands."""
    return recorded_in(actor, group, [saying])[0]


def recorded_in(actor: Actor, group: Group, held: Sequence[OnBehalf]) -> list[Recorded]:
    """Return what each saying is, in its order."""
    places = _places(actor, group, held)
    rows = _rows(group, held)
    marks = on_behalf.marks_of(actor, held)
    found = []
    for saying, mark in zip(held, marks, strict=True):
        name, url = places.get(saying.pk, ("", ""))
        row = rows.get((saying.subject, saying.subject_id))
        found.append(
            Recorded(
                saying,
                mark,
                what_words(saying),
                name,
                url,
                stands=row is not None,
                said_anew=row is not None and row.is_said_anew,
                is_replaced=row is not None
                and saying.act in ANSWERS
                and row.changed_at > saying.created_at,
            )
        )
    return found


def _rows(group: Group, held: Sequence[OnBehalf]) -> dict[tuple[str, int], Classified]:
    """Return the records that still stand, whoever asks: what was taken out, or was
    said anew by the seat, waits for nobody.
    """
    found: dict[tuple[str, int], Classified] = {}
    for subject in {saying.subject for saying in held}:
        model = apps.get_model(subject)
        assert issubclass(model, Classified)
        ids = [saying.subject_id for saying in held if saying.subject == subject]
        rows = every_row(model, group.pk, "whether what was recorded stands")
        # What they belong to says whether answers are still taken.
        rows = rows.select_related(*[column.name for column in _parents(model)])
        found |= {(subject, row.pk): row for row in rows.filter(pk__in=ids)}
    return found


def what_words(saying: OnBehalf) -> str:
    """Return what kind of thing the secretariat recorded for a seat, in words."""
    words = {
        "acknowledge": _("That it read the rules"),
        "agree": _("What the pillar lets others do"),
        "answer": _("What it answered"),
        "ask": _("A matter that it asked for"),
        "comment": _("A comment on the charter"),
        "confirm": _("What came of an agreement"),
        "interest": _("A conflict of interest"),
        "progress": _("How far an agreement got"),
        "propose": _("A topic that it put forward"),
        "rank": _("How it ranks the topics"),
        "ratify": _("Whether it ratifies an agreement"),
        "remark": _("A remark on an acta"),
        "replace": _("Who follows on the seat"),
        "round_left": _("Who left the seat"),
        "round_still": _("Who still sits"),
    }
    if saying.act in words:
        return words[saying.act]
    # What the desk entered on the page of a record is called as that record is.
    of = {
        "groups.membership": _("What the seat is at the table"),
        "groups.seatholder": _("Who sits on the seat"),
    }
    kind = str(apps.get_model(saying.subject)._meta.verbose_name)
    return of.get(saying.subject) or f"{kind[:1].upper()}{kind[1:]}"


def _places(
    actor: Actor, group: Group, sayings: Sequence[OnBehalf]
) -> dict[int, tuple[str, str]]:
    """Return name and address of the page where each thing stands."""
    found: dict[int, tuple[str, str]] = {}
    for subject in {saying.subject for saying in sayings}:
        model = apps.get_model(subject)
        assert issubclass(model, Classified)
        ids = {s.subject_id: s.pk for s in sayings if s.subject == subject}
        rows = list(visible(actor, model).filter(pk__in=ids))
        standing = _standing_places(actor, group, model, rows)
        for saying in sayings:
            if saying.subject == subject and saying.subject_id in standing:
                found[saying.pk] = standing[saying.subject_id]
    return found


def _standing_places(
    actor: Actor, group: Group, model: type[Classified], rows: Sequence[Classified]
) -> Mapping[int, tuple[str, str]]:
    """Return the own pages of rows, else those of what they belong to."""
    own = {row.pk: url_of(row, group) for row in rows}
    if all(own.values()):
        names = names_of(actor, rows)
        return {
            row.pk: (name, own[row.pk]) for row, name in zip(rows, names, strict=True)
        }
    for column in _parents(model):
        target = column.related_model
        assert isinstance(target, type) and issubclass(target, Classified)
        ids = {getattr(row, column.attname) for row in rows} - {None}
        parents = list(visible(actor, target).filter(pk__in=ids))
        if parents and url_of(parents[0], group):
            named = dict(
                zip((p.pk for p in parents), names_of(actor, parents), strict=True)
            )
            urls = {parent.pk: url_of(parent, group) for parent in parents}
            return {
                row.pk: (named[pk], urls[pk])
                for row in rows
                if (pk := getattr(row, column.attname)) in named
            }
    return {}


def _parents(model: type[Classified]) -> Iterable["models.ForeignKey[Classified]"]:
    for column in model._meta.concrete_fields:
        target = column.related_model
        if (
            isinstance(column, models.ForeignKey)
            and isinstance(target, type)
            and issubclass(target, Classified)
            and target not in _WHO
        ):
            yield column
