"""Saying that who sat for an organisation has left: anybody of its seat may."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.groups.models import Membership, SeatHolder
from rimay.groups.models.organisations import Subtype
from rimay.groups.queries import in_term
from rimay.groups.roles import Capacity
from rimay.letters.models import Direction, Letter, LetterKind

# To these one writes an "oficio", to others a letter.
OF_THE_STATE = frozenset(
    {
        Subtype.MINISTRY,
        Subtype.REGIONAL_GOVERNMENT,
        Subtype.POLICE,
        Subtype.STATE_BODY,
    }
)


@transaction.atomic
def say_left(actor: Actor, seat: Membership, *, known_at: datetime) -> bool:
    """Mark who represents a seat as unconfirmed, and prepare the letter that asks the
    organisation to designate somebody; return whether that is new.

    The seat keeps its history and its other people. The secretariat confirms, or lets
    somebody follow. Said twice, it happens once. Of who came onto the seat after
    `known_at`, when the link was given, nothing is said: whoever they followed may hold
    it still.
    """
    require(actor, "say_left", seat)
    # The seat's row is what two who say so at once wait for.
    held = Membership.objects.select_for_update().get(pk=seat.pk)
    if came_since(held, known_at):
        return False
    gone = list(_confirmed(held).order_by("id"))
    for row in gone:
        row.unconfirmed_since = clock.today()
        row.version += 1
        row.save(update_fields=["unconfirmed_since", "version", "changed_at"])
        record(actor, "seatholder.left", row, fields=("unconfirmed_since",))
    return _ask_for_another(actor, seat) or bool(gone)


def is_said(seat: Membership) -> bool:
    """Return whether nobody who represents the seat is confirmed any more."""
    return not _confirmed(seat).exists()


def came_since(seat: Membership, known_at: datetime) -> bool:
    """Return whether who represents the seat was seated after a link was given."""
    return _confirmed(seat).filter(created_at__gt=known_at).exists()


def _confirmed(seat: Membership) -> QuerySet[SeatHolder]:
    return SeatHolder.objects.filter(
        in_term(clock.today()),
        membership=seat,
        capacity=Capacity.TITULAR,
        unconfirmed_since=None,
    )


def _ask_for_another(actor: Actor, seat: Membership) -> bool:
    """Prepare the request for a designation, where none lies prepared already."""
    with override(seat.group.language):
        subject = _("Request to designate who represents %(organisation)s")
        subject = (subject % {"organisation": seat.organisation})[:300]
    rows = every_row(Letter, seat.group_id, "prepared once")
    if rows.filter(
        organisation=seat.organisation, subject=subject, delivered_on="", number=""
    ).exists():
        return False
    official = seat.organisation.subtype in OF_THE_STATE
    letter = Letter.objects.create(
        group_id=seat.group_id,
        access_class=Letter.DEFAULT_CLASS,
        direction=Direction.OUT,
        kind=LetterKind.OFFICIAL if official else LetterKind.LETTER,
        dated_on=PartialDate.of(clock.today()),
        subject=subject,
        organisation=seat.organisation,
    )
    record(actor, "letter.prepare", letter)
    return True
