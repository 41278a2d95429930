"""The yearly round as the desk sees it: who answered, who did not, what is next."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.core import clock, formatting
from rimay.dialogue.models import RoundQuestion
from rimay.dialogue.models.charters import DayUnit
from rimay.dialogue.models.rounds import RoundAnswer, round_number
from rimay.dialogue.queries.rules import deadline
from rimay.groups.models import Group, Membership, Organisation, Person, SeatHolder
from rimay.groups.roles import Capacity, TermEnd

SHOWN = 500
# How long people have to answer where the secretariat says nothing else.
WORKING_DAYS = 10
# A designation takes an institution about that long: from here on its end is warned of.
SOON = timedelta(days=60)


@dataclass(frozen=True)
class Line:
    """One person asked, and where that stands: `state` is for the sign beside it."""

    question: RoundQuestion
    person: str
    seat: Membership
    capacity: str
    state: str
    words: str
    is_waiting: bool
    needs_letter: bool


@dataclass(frozen=True)
class Round:
    """The newest round: when it was opened, until when, and everybody asked."""

    asked_on: date
    answer_by: date
    lines: tuple[Line, ...]

    @property
    def number(self) -> int:
        return round_number(self.asked_on)

    @property
    def is_over(self) -> bool:
        return self.answer_by < clock.today()

    @property
    def silent(self) -> int:
        """How many have been silent past the day and are not taken so yet."""
        waiting = [line for line in self.lines if line.is_waiting]
        return len(waiting) if self.is_over else 0


@dataclass(frozen=True)
class Ending:
    """A term that ends soon, with nobody named to follow."""

    seat: Membership
    person: str
    ends_on: date


def newest_round(actor: Actor) -> Round | None:
    """Return the newest round as far as who asks sees it; None before the first."""
    rows = visible(actor, RoundQuestion)
    newest = rows.order_by("-asked_on", "-id").first()
    if newest is None:
        return None
    held = rows.filter(asked_on=newest.asked_on).select_related(
        "holder__person",
        "holder__membership__organisation",
        "holder__membership__pillar",
        "request",
    )
    lines = [_line(row) for row in held.order_by("holder__membership", "id")[:SHOWN]]
    known = _named(actor, lines)
    shown = [
        line
        for line in lines
        if line.question.holder.person_id in known[0]
        and line.seat.organisation_id in known[1]
    ]
    if not shown:
        return None
    shown.sort(key=lambda line: (_ORDER[line.state], _slot(line.seat), line.seat.pk))
    until = max(line.question.answer_by for line in shown)
    return Round(newest.asked_on, until, tuple(shown))


def lead(held: Round | None) -> str:
    """Return in one sentence how the round stands."""
    if held is None:
        return _("Nobody has been asked yet.")
    asked = len(held.lines)
    said = ngettext("%(n)s person was asked", "%(n)s people were asked", asked) % {
        "n": asked
    }
    answered = sum(bool(line.question.answer) for line in held.lines)
    left = sum(line.question.answer == RoundAnswer.LEFT for line in held.lines)
    parts = [
        ngettext("%(n)s answered", "%(n)s answered", answered) % {"n": answered},
        ngettext("%(n)s has left", "%(n)s have left", left) % {"n": left}
        if left
        else "",
    ]
    tail = formatting.list_words([part for part in parts if part])
    day = formatting.date_words(held.answer_by)
    until = _("answers until %(day)s") % {"day": day}
    return f"{said}: {tail}; {until}."


def who_would_be_asked(actor: Actor) -> tuple[int, int]:
    """Return how many sit until the round, and how many sit at all."""
    day = clock.today()
    rows = visible(actor, SeatHolder)
    sitting = [
        row
        for row in rows.only("starts_on", "ends_on", "term_end")[:SHOWN]
        if (row.ends_on is None or row.ends_on >= day)
        and (row.starts_on is None or row.starts_on <= day)
    ]
    return sum(row.term_end == TermEnd.ROUND for row in sitting), len(sitting)


def ending_soon(actor: Actor) -> list[Ending]:
    """Return whose term ends on a day that is near and who is not followed yet."""
    day = clock.today()
    rows = visible(actor, SeatHolder).filter(
        ends_on__gte=day, ends_on__lte=day + SOON, person__in=visible(actor, Person)
    )
    rows = rows.filter(membership__organisation__in=visible(actor, Organisation))
    held = rows.select_related("person", "membership__organisation")
    followed = {
        (seat, capacity)
        for seat, capacity in visible(actor, SeatHolder)
        .filter(starts_on__gt=day)
        .values_list("membership", "capacity")
    }
    return [
        Ending(row.membership, str(row.person), row.ends_on)
        for row in held.order_by("ends_on", "id")[:SHOWN]
        if row.ends_on and (row.membership_id, row.capacity) not in followed
    ]


def answer_day(group: Group) -> date:
    """Return until when answers are asked for, unless somebody says another day."""
    return deadline(group, clock.today(), WORKING_DAYS, DayUnit.WORKING)


def questions_of(actor: Actor, seat: Membership, number: int) -> list[RoundQuestion]:
    """Return what is asked of the people of a seat in one round: for its own link."""
    rows = every_row(RoundQuestion, seat.group_id, "the seat's own link")
    held = rows.filter(holder__membership=seat).select_related("holder__person")
    held = held.order_by("holder__capacity", "id")
    return [row for row in held if round_number(row.asked_on) == number]


def named_people(actor: Actor, questions: list[RoundQuestion]) -> set[int]:
    """Return which of the people asked the reader may know by name."""
    ids = {question.holder.person_id for question in questions}
    seen = visible(actor, Person).filter(pk__in=ids)
    return set(seen.values_list("pk", flat=True))


def _line(row: RoundQuestion) -> Line:
    holder = row.holder
    state, words = _state(row)
    return Line(
        row,
        str(holder.person),
        holder.membership,
        str(Capacity(holder.capacity).label),
        state,
        words,
        is_waiting=state == "open",
        needs_letter=state == "late",
    )


def _state(row: RoundQuestion) -> tuple[str, str]:
    holder, today = row.holder, clock.today()
    if holder.ends_on is not None and holder.ends_on < today:
        return "done", _("somebody else sits now")
    if row.answer == RoundAnswer.STILL:
        return "done", _("still sits")
    if holder.unconfirmed_since is None and row.settled_on is not None:
        return "done", _("confirmed by letter")
    if row.answer == RoundAnswer.LEFT:
        return "late", _("has left; the seat is unconfirmed")
    if row.settled_on is not None:
        return "late", _("no answer; the seat is unconfirmed")
    return "open", _("has not answered")


def _named(actor: Actor, lines: list[Line]) -> tuple[set[int], set[int]]:
    people = named_people(actor, [line.question for line in lines])
    organisations = {line.seat.organisation_id for line in lines}
    seen = visible(actor, Organisation).filter(pk__in=organisations)
    return people, set(seen.values_list("pk", flat=True))


def _slot(seat: Membership) -> int:
    return seat.pillar.slot if seat.pillar else 9


_ORDER = {"late": 0, "open": 1, "done": 2}
