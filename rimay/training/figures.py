"""What the trainings can prove: events, persons, attendances, and what came of them."""

from dataclasses import replace
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rimay.access.asking import every_row
from rimay.core import clock, formatting
from rimay.core.classes import Basis
from rimay.groups.models import Group
from rimay.groups.models.organisations import Subtype
from rimay.records.breakdowns import by_choice, by_row
from rimay.records.figures import Breakdown, Computed, Figure, counted, stated
from rimay.records.kinds import Words
from rimay.training.models import (
    Applied,
    Attended,
    Event,
    FollowUp,
    LearningTest,
    Participant,
    Participation,
)

NOT_SAID = _("not said")
NOT_MEASURED = _("not measured")


def _events(group: Group) -> tuple[Computed, ...]:
    rows = every_row(Event, group.id, "figure").filter(_held())
    split = by_row(rows, "place", _("By place"))
    return (
        counted(group, "training.events", rows, missing=NOT_SAID, breakdowns=(split,)),
    )


def _participants(group: Group) -> tuple[Computed, ...]:
    rows = people_trained(group)
    return (
        counted(
            group,
            "training.participants",
            rows,
            missing=NOT_SAID,
            breakdowns=_splits(rows),
        ),
    )


def _police_trained(group: Group) -> "QuerySet[Participant]":
    return people_trained(group).filter(subtype=Subtype.POLICE)


def _police(group: Group) -> tuple[Computed, ...]:
    rows = _police_trained(group)
    splits = (
        by_row(rows, "region", _("By region")),
        by_choice(rows, "sex", _("By sex")),
    )
    found = counted(
        group,
        "training.participants_police",
        rows,
        missing=NOT_SAID,
        breakdowns=splits,
    )
    return (replace(found, note=found.note or _share_note(group, found)),)


def _came(group: Group) -> "QuerySet[Participation]":
    return every_row(Participation, group.id, "figure").filter(
        _held("event__"), role=Attended.PARTICIPANT
    )


def _attendances(group: Group) -> tuple[Computed, ...]:
    rows = _came(group)
    split = by_row(rows, "event", _("By event"))
    return (
        counted(
            group, "training.attendances", rows, missing=NOT_SAID, breakdowns=(split,)
        ),
    )


def _understand(group: Group) -> tuple[Computed, ...]:
    both = every_row(LearningTest, group.id, "figure").exclude(
        Q(before=None) | Q(after=None)
    )
    better = both.filter(after__gt=F("before")).count()
    words = _("%(part)s of %(all)s people tested before and after")
    return (_share(group, "aims.understand", both, better, words),)


def _apply(group: Group) -> tuple[Computed, ...]:
    asked = every_row(FollowUp, group.id, "figure").exclude(applied=Applied.NO_ANSWER)
    applied = asked.filter(applied__in=(Applied.YES, Applied.IN_PART)).count()
    words = _("%(part)s of %(all)s that answered")
    return (_share(group, "aims.apply", asked, applied, words),)


def people_trained(group: Group) -> "QuerySet[Participant]":
    """Return each person who took part in an event that was held, once.

    Who only taught is left out. Who is registered at an event and has no attendance at
    all came as its sheet says: many lists hold nothing but the persons.
    """
    attended = Participation.objects.filter(participant=OuterRef("pk"))
    took_part = attended.filter(_held("event__"), role=Attended.PARTICIPANT)
    registered = ~Exists(attended) & _held("event__")
    return every_row(Participant, group.id, "figure").filter(
        Q(Exists(took_part)) | registered
    )


def _held(prefix: str = "") -> Q:
    """An event is held once its date is past; one without a date is taken as held."""
    return Q(**{f"{prefix}starts_on__lte": clock.today().isoformat()})


def _splits(rows: "QuerySet[Participant]") -> tuple[Breakdown, ...]:
    return (
        by_row(rows, "pillar", _("By pillar")),
        by_choice(rows, "subtype", _("By kind of institution")),
        by_row(rows, "organisation", _("By institution")),
        by_row(rows, "region", _("By region")),
        by_choice(rows, "sex", _("By sex")),
    )


def _share_note(group: Group, police: Computed) -> Words:
    (everybody,) = _participants(group)
    if not isinstance(police.value, int) or not isinstance(everybody.value, int):
        return ""
    if not everybody.value or everybody.basis != police.basis:
        return ""
    return _police_words(police.value, everybody.value)


def _share(
    group: Group,
    code: str,
    rows: "QuerySet[LearningTest] | QuerySet[FollowUp]",
    part: int,
    words: Words,
) -> Computed:
    count = rows.count()
    if not count:
        return stated(group, code, missing=NOT_MEASURED)
    return Computed(
        value=(Decimal(100 * part) / count).quantize(Decimal("0.1")),
        basis=Basis.COUNTED,
        unit="%",
        note=_part_words(words, part, count),
        rows=rows,
        is_itemised=True,
    )


def _police_share(police: int, everybody: int) -> str:
    return _now("%(share)s of %(all)s participants") % {
        "share": formatting.percent(Decimal(100 * police) / everybody),
        "all": formatting.number(everybody),
    }


def _part_of_all(words: Words, part: int, count: int) -> str:
    return str(words) % {"part": part, "all": count}


# A figure is given out in both languages, so its note waits for the reader's.
_police_words = lazy(_police_share, str)
_part_words = lazy(_part_of_all, str)


FIGURES: tuple[Figure, ...] = (
    Figure(
        code="training.events",
        label=_("Capacity-building events"),
        definition=_("Training events of the group that were held."),
        unit=_("events"),
        compute=_events,
    ),
    Figure(
        code="training.participants",
        rows=people_trained,
        label=_("People who took part in trainings"),
        definition=_(
            "People who took part in at least one event, each counted once however "
            "often they came. Who only taught or facilitated is not counted."
        ),
        unit=_("people"),
        compute=_participants,
        counts_people=True,
    ),
    Figure(
        code="training.participants_police",
        rows=_police_trained,
        label=_("Police officers among them"),
        definition=_(
            "Of the people who took part in at least one event, those whose "
            "institution is the police. Each is counted once."
        ),
        unit=_("people"),
        compute=_police,
        counts_people=True,
    ),
    Figure(
        code="training.attendances",
        rows=_came,
        label=_("Attendances at trainings"),
        definition=_(
            "One for each person and event: who came to two events counts twice. Who "
            "taught or facilitated is not counted."
        ),
        unit=_("attendances"),
        compute=_attendances,
        counts_people=True,
    ),
    Figure(
        code="aims.understand",
        label=_("Aim a: they understand good practices"),
        definition=_(
            "Of those who took the same test before and after an event, the share that "
            "did better after it. Who took only one of the two is left out."
        ),
        unit=_("%"),
        compute=_understand,
        counts_people=True,
    ),
    Figure(
        code="aims.apply",
        label=_("Aim b: they apply them"),
        definition=_(
            "Of the participants and organisations that answered when asked later, the "
            "share that said they applied what they learned, wholly or in part."
        ),
        unit=_("%"),
        compute=_apply,
        counts_people=True,
    ),
)
