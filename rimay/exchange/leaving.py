"""Who would no longer be what they are in the group, once an import is taken back."""

from dataclasses import dataclass
from typing import TypeVar

from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.access.naming import names_of
from rimay.core import clock
from rimay.exchange.models import Import
from rimay.groups.models import Classified, Group, Office, SeatHolder
from rimay.groups.queries import in_term
from rimay.groups.roles import Capacity, Role

Row = TypeVar("Row", bound=Classified)


@dataclass(frozen=True)
class Leaving:
    """Offices and terms on seats that an import made, in words, as far as the reader may
    see them; and whether the secretariat would be left with nobody.
    """

    offices: tuple[str, ...]
    seats: tuple[str, ...]
    is_last: bool

    def __bool__(self) -> bool:
        return bool(self.offices or self.seats or self.is_last)


def leaving_with(actor: Actor, group: Group, made: Import) -> Leaving:
    """Return which offices and seats go with an import."""
    offices = _made(actor, made, Office)
    seats = _made(actor, made, SeatHolder)
    held = zip(offices, names_of(actor, offices), strict=True)
    sits = zip(seats, names_of(actor, seats), strict=True)
    return Leaving(
        tuple(name for _office, name in held),
        tuple(f"{name} ({Capacity(row.capacity).label})" for row, name in sits),
        _is_last(group, made),
    )


def _made(actor: Actor, made: Import, model: type[Row]) -> list[Row]:
    pks = made.made.get(model._meta.label_lower, [])
    return list(visible(actor, model).filter(pk__in=pks).order_by("id"))


def _is_last(group: Group, made: Import) -> bool:
    """Return whether every office of the secretariat that holds today goes with it."""
    pks = set(made.made.get(Office._meta.label_lower, []))
    rows = every_row(Office, group.pk, "who keeps the group afterwards")
    rows = rows.filter(in_term(clock.today()), role=Role.SECRETARIAT)
    held = set(rows.values_list("pk", flat=True))
    return bool(held) and held <= pks
