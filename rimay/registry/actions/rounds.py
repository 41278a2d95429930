"""Confirming who sits, after the yearly round left a seat unconfirmed."""

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.groups.models import SeatHolder


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
