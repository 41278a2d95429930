"""What a pillar lets others do: its seats say so, the secretariat only for one of them."""

from dataclasses import dataclass

from django.db import transaction

from rimay.access import on_behalf
from rimay.access.acting import require_acting
from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.groups.models import Membership, Pillar


class NoPillar(Exception):
    """The seat belongs to no pillar."""


@dataclass(frozen=True)
class Agreed:
    """What a pillar agreed to."""

    opens_to_secretariat: bool
    speaks_as_one: bool


@transaction.atomic
def agree(
    actor: Actor,
    seat: Membership,
    *,
    agreed: Agreed,
    said: on_behalf.Said | None = None,
) -> Pillar:
    """Keep what a seat says that its pillar agreed to; `said` is where the secretariat
    has it from. The whole group sees in the trail that it changed. Raises NotActing
    where another of the seat acts for it between sessions.
    """
    if said is None:
        require(actor, "agree", seat)
        require_acting(actor, seat)
    else:
        require(actor, "on_behalf", seat)
    if seat.pillar_id is None:
        raise NoPillar
    pillar = Pillar.objects.select_for_update().get(pk=seat.pillar_id)
    changed = [
        name for name, value in vars(agreed).items() if getattr(pillar, name) != value
    ]
    if not changed:
        return pillar
    for name in changed:
        setattr(pillar, name, getattr(agreed, name))
    pillar.save(update_fields=changed)
    if said is not None:
        on_behalf.say_on_behalf(actor, seat, act="agree", said=said)
    record(actor, "pillar.agree", pillar, fields=changed)
    return pillar
