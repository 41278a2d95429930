"""The yearly round: asking "still you?", and what comes of each answer or silence."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.access import on_behalf, search
from rimay.access.actor import Actor, console
from rimay.access.asking import Hidden, every_row, require, visible
from rimay.access.links import give_link
from rimay.access.models import Channel, LinkPurpose
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.classes import Class
from rimay.dialogue.models import RoundQuestion
from rimay.dialogue.models.acknowledgements import Given
from rimay.dialogue.models.rounds import RoundAnswer, round_number
from rimay.groups.models import Group, Membership, SeatHolder
from rimay.groups.models.seats import MembershipKind
from rimay.groups.roles import TermEnd
from rimay.letters.models import Direction, Letter, LetterKind


class RoundOver(Exception):
    """The day until which answers are taken has passed."""


class DayPast(Exception):
    """Answers are asked for by a day that has passed already."""


@dataclass(frozen=True)
class Said:
    """A word that the secretariat took down for a person on a seat."""

    channel: Channel
    said_on: date
    reference: str = ""


@transaction.atomic
def open_round(
    actor: Actor, group: Group, *, answer_by: date, everybody: bool = False
) -> int:
    """Ask everybody whose term ends in the yearly round, or everybody who sits.

    Nobody is unconfirmed by being asked. While a round is open, whoever is asked now
    joins it, and its day is moved. Returns how many were asked; raises DayPast.
    """
    require(actor, "change", group)
    day = clock.today()
    if answer_by < day:
        raise DayPast
    # The group's row is what two people opening the round at once wait for.
    Group.objects.select_for_update().get(pk=group.pk)
    asked_on = _open_since(group, day, answer_by)
    rows = visible(actor, SeatHolder, "change").exclude(
        membership__kind=MembershipKind.FORMER
    )
    if not everybody:
        rows = rows.filter(term_end=TermEnd.ROUND)
    asked = every_row(RoundQuestion, group.pk, "who is asked already")
    already = set(asked.filter(asked_on=asked_on).values_list("holder", flat=True))
    count = 0
    for row in rows.order_by("id"):
        sits = row.ends_on is None or row.ends_on >= day
        begun = row.starts_on is None or row.starts_on <= day
        if sits and begun and row.pk not in already:
            _ask(actor, row, asked_on, answer_by)
            count += 1
    _give_links(actor, group, asked_on, answer_by)
    return count


@transaction.atomic
def answer_round(
    actor: Actor,
    question: RoundQuestion,
    *,
    answer: RoundAnswer,
    said: Said | None = None,
) -> None:
    """Take an answer: by the seat's link, or (`said`) for the person by the secretariat.
    The last one holds until the day; then a link is told RoundOver.

    "Still me" confirms the term. "I have left" makes it unconfirmed and prepares the
    request for a designation.
    """
    _may_answer(actor, question, said)
    held = _locked(question)
    if held.answer_by < clock.today() and said is None:
        raise RoundOver
    held.answer = answer
    held.answered_on = said.said_on if said else clock.today()
    held.given = _given(said)
    if answer == RoundAnswer.STILL:
        _take_back(actor, held)
    else:
        _unconfirm(actor, held)
    held.version += 1
    held.save()
    if said is not None:
        on_behalf.say_on_behalf(
            actor,
            held.holder,
            act=f"round_{answer}",
            said=on_behalf.Said(
                held.holder.membership, said.channel, said.said_on, said.reference
            ),
        )
    record(actor, "roundquestion.answer", held, fields=("answer",))


@transaction.atomic
def settle_round(actor: Actor, group: Group) -> int:
    """Take silence for what it is, once the day has passed: the seat is unconfirmed.

    Returns how many were silent. Done twice, it changes nothing more.
    """
    require(actor, "change", group)
    rows = every_row(RoundQuestion, group.pk, "who was silent").select_for_update()
    silent = rows.filter(answer="", settled_on=None, answer_by__lt=clock.today())
    count = 0
    for question in silent.select_related("holder__membership__organisation"):
        if question.holder.ends_on and question.holder.ends_on < clock.today():
            continue
        _unconfirm(actor, question)
        question.save()
        record(actor, "roundquestion.settle", question, fields=("settled_on",))
        count += 1
    return count


def settle_rounds() -> int:
    """Settle the rounds of every group, for the timer."""
    late = RoundQuestion.objects.filter(
        answer="", settled_on=None, answer_by__lte=clock.today()
    )
    return sum(map(_settled, Group.objects.filter(pk__in=late.values("group"))))


def _settled(group: Group) -> int:
    # The day ends where the group is.
    with clock.as_in(group.time_zone):
        return settle_round(console(group), group)


def _open_since(group: Group, day: date, answer_by: date) -> date:
    """Return the day on which the round was opened, and move its last day."""
    rows = every_row(RoundQuestion, group.pk, "whether a round is open")
    current = rows.filter(answer_by__gte=day).order_by("-asked_on").first()
    if current is None:
        return day
    rows.filter(asked_on=current.asked_on).update(answer_by=answer_by)
    return current.asked_on


def _ask(actor: Actor, holder: SeatHolder, day: date, answer_by: date) -> None:
    made = RoundQuestion.objects.create(
        group_id=holder.group_id,
        holder=holder,
        asked_on=day,
        answer_by=answer_by,
        access_class=Class.SECRETARIAT,
    )
    record(actor, "roundquestion.ask", made)


def _give_links(actor: Actor, group: Group, asked_on: date, answer_by: date) -> None:
    """Give each seat with somebody asked its own link, good until the day."""
    rows = every_row(RoundQuestion, group.pk, "whom to give a link")
    asked = rows.filter(asked_on=asked_on).values("holder__membership")
    for seat in visible(actor, Membership, "on_behalf").filter(pk__in=asked):
        give_link(
            actor,
            seat,
            purpose=LinkPurpose.STILL_YOU,
            subject_id=round_number(asked_on),
            expires_on=answer_by,
        )


def _may_answer(actor: Actor, question: RoundQuestion, said: Said | None) -> None:
    """The link of a seat answers for its people, the secretariat with the source."""
    holder = question.holder
    if said is not None:
        require(actor, "on_behalf", holder)
        return
    sits = holder.membership_id in actor.standing.membership_ids
    if not (actor.is_link and sits):
        raise Hidden("answer")


def _given(said: Said | None) -> Given:
    if said is None:
        return Given.LINK
    return Given.LETTER if said.channel == Channel.LETTER else Given.SPOKEN


def _locked(question: RoundQuestion) -> RoundQuestion:
    rows = RoundQuestion.objects.select_for_update()
    return rows.select_related("holder__membership__organisation").get(pk=question.pk)


def _unconfirm(actor: Actor, question: RoundQuestion) -> None:
    holder, day = question.holder, clock.today()
    question.settled_on = question.settled_on or day
    if holder.unconfirmed_since is None:
        holder.unconfirmed_since = day
        holder.version += 1
        holder.save(update_fields=["unconfirmed_since", "version", "changed_at"])
        record(actor, "seatholder.unconfirm", holder, fields=("unconfirmed_since",))
    if question.request_id is None:
        question.request = _prepared(actor, holder.membership, question)


def _take_back(actor: Actor, question: RoundQuestion) -> None:
    """Let a seat stand again, and withdraw a request that nobody worked on yet."""
    holder = question.holder
    question.settled_on = None
    if holder.unconfirmed_since is not None:
        holder.unconfirmed_since = None
        holder.version += 1
        holder.save(update_fields=["unconfirmed_since", "version", "changed_at"])
        record(actor, "seatholder.confirm", holder, fields=("unconfirmed_since",))
    letter = question.request
    question.request = None
    others = RoundQuestion.objects.filter(request=letter).exclude(pk=question.pk)
    if letter is not None and _is_untouched(letter) and not others.exists():
        record(actor, "letter.remove", letter)
        question.save(update_fields=["request"])
        search.forget(letter._meta.label_lower, [letter.pk])
        letter.delete()


def _is_untouched(letter: Letter) -> bool:
    return letter.version == 1 and not letter.number and not letter.dated_on


def _prepared(actor: Actor, seat: Membership, question: RoundQuestion) -> Letter:
    """Return the request for a designation, drafted: one for a seat in one round."""
    held = RoundQuestion.objects.filter(
        holder__membership=seat, asked_on=question.asked_on
    ).exclude(request=None)
    other = held.select_related("request").first()
    if other is not None and other.request is not None:
        return other.request
    group = Group.objects.get(pk=seat.group_id)
    with override(group.language):
        subject = _("Request for a designation")
    made = Letter.objects.create(
        group=group,
        access_class=Class.SECRETARIAT,
        direction=Direction.OUT,
        kind=LetterKind.LETTER,
        subject=subject,
        organisation=seat.organisation,
    )
    record(actor, "letter.create", made)
    return made
