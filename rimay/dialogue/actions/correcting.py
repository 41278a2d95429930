"""Adding a correction to a closed acta: beside it, never over it."""

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.dialogue.models import Acta, ActaCorrection


class NotClosed(Exception):
    """What is not closed yet is mended, not corrected."""


@transaction.atomic
def add_correction(
    actor: Actor, acta: Acta, *, text: str, made_on: PartialDate | None = None
) -> ActaCorrection:
    """Add what was found wrong after closing. Raises NotClosed for an open acta.

    Pressed twice, it stands once: a correction is never taken back.
    """
    require(actor, "create", ActaCorrection)
    require(actor, "close", acta)
    held = Acta.objects.select_for_update().get(pk=acta.pk)
    if not held.is_locked:
        raise NotClosed
    day = made_on or PartialDate.of(clock.today())
    rows = every_row(ActaCorrection, held.group_id, "corrected once")
    same = rows.filter(acta=held, text=text, made_on=day).first()
    if same is not None:
        return same
    made = ActaCorrection(acta=held, text=text, made_on=day)
    made.take_class_of(held)
    made.save(force_insert=True)
    record(actor, "actacorrection.create", made)
    return made
