"""The yearly round: asking every seat "still you?", and what comes back."""

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require, visible
from rimay.access.recording import record
from rimay.core import clock
from rimay.groups.models import Group, SeatHolder
from rimay.groups.roles import TermEnd


@transaction.atomic
def open_round(actor: Actor, group: Group) -> int:
    """Mark the seats whose term ends in the yearly round as unconfirmed.

    They keep reading for a while, so that nobody on leave is locked out at once.
    """
    require(actor, "change", group)
    day = clock.today()
    rows = visible(actor, SeatHolder, "change").filter(
        term_end=TermEnd.ROUND, unconfirmed_since=None
    )
    asked = [row for row in rows if row.ends_on is None or row.ends_on >= day]
    for row in asked:
        row.unconfirmed_since = day
        row.version += 1
        row.save(update_fields=["unconfirmed_since", "version", "changed_at"])
        record(actor, "seatholder.ask", row)
    return len(asked)


@transaction.atomic
def confirm_holder(actor: Actor, holder: SeatHolder, *, letter: str) -> None:
    """Note that the organisation confirmed who sits for it; once is enough."""
    require(actor, "change", holder)
    held = SeatHolder.objects.select_for_update().get(pk=holder.pk)
    if held.unconfirmed_since is None:
        return
    held.unconfirmed_since = None
    held.letter = letter or held.letter
    held.version += 1
    held.save(update_fields=["unconfirmed_since", "letter", "version", "changed_at"])
    record(actor, "seatholder.confirm", held, fields=("unconfirmed_since", "letter"))
