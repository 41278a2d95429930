"""The weekly digest: who gets one, once a week, also where the timer runs often."""

from django.db import IntegrityError, transaction

from rimay.access.asking import every_row
from rimay.core import clock, mail
from rimay.dialogue.actions.outbox import MAIL
from rimay.dialogue.models import Notice
from rimay.dialogue.models.notices import NoticeKind
from rimay.groups.models import Contact, Group, Office, Person, SeatHolder
from rimay.groups.queries import in_term
from rimay.groups.roles import Capacity, Role

INSIDE_OFFICES = (Role.SECRETARIAT, Role.COORDINATOR)


def queue_digests() -> int:
    """Put this week's digest on its way to who has none yet; return how many.

    Only to people with an account and a mail address: its links lead behind the door.
    """
    if not mail.can_send():
        return 0
    year, number, _day = clock.today().isocalendar()
    week = f"{year}-W{number:02}"
    return sum(_queue(group, week) for group in Group.objects.filter(status="active"))


def _queue(group: Group, week: str) -> int:
    rows = every_row(Notice, group.pk, "who has the digest").filter(
        kind=NoticeKind.DIGEST, week=week
    )
    held = set(rows.values_list("person", flat=True))
    return sum(_made(group, person, week) for person in _people(group) - held)


def _people(group: Group) -> set[int]:
    term = in_term(clock.today())
    seats = every_row(SeatHolder, group.pk, "the digest").filter(term)
    seats = seats.exclude(capacity=Capacity.ASSISTANT)
    offices = every_row(Office, group.pk, "the digest").filter(term)
    offices = offices.filter(role__in=INSIDE_OFFICES)
    people = every_row(Person, group.pk, "the digest").exclude(user=None)
    reached = every_row(Contact, group.pk, "the digest").filter(
        kind=Contact.Kind.EMAIL, person__in=people
    )
    inside = set(seats.values_list("person", flat=True))
    inside |= set(offices.values_list("person", flat=True))
    return inside & set(reached.values_list("person", flat=True))


def _made(group: Group, person: int, week: str) -> bool:
    """Write the message to one person; False where another timer was faster."""
    row = Notice(
        group=group,
        access_class=Notice.DEFAULT_CLASS,
        kind=NoticeKind.DIGEST,
        week=week,
        person_id=person,
        channel=MAIL,
        next_try_at=clock.now(),
        key=f"digest-{week}-{person}",
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True
