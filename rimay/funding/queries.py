"""Who pays and who carries the group, as it is looked at."""

from dataclasses import dataclass
from decimal import Decimal

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.funding.models import (
    EXTENSIONS,
    Amendment,
    Contribution,
    ContributionKind,
    Grant,
)
from rimay.groups.models import Group, Organisation, Pillar


@dataclass(frozen=True)
class GrantSeen:
    """A grant with its amendments in order and the months they added."""

    grant: Grant
    donor: str
    partner: str
    amendments: tuple[Amendment, ...]
    months_more: int


@dataclass(frozen=True)
class Carrier:
    """What one member gave: contributions received, still pledged, and their value.

    `pk` opens its own list; None, without a name, for a member that the reader does not
    see.
    """

    pk: int | None
    name: str
    pillar: Pillar | None
    received: int
    pledged: int
    values: tuple[tuple[str, Decimal], ...]
    kinds: tuple[str, ...]


def grants(actor: Actor, group: Group) -> tuple[GrantSeen, ...]:
    """Return the grants that the actor reads, each with its amendments."""
    rows = visible(actor, Grant).filter(group=group).order_by("starts_on", "id")
    return amended(actor, list(rows.select_related("donor", "partner")))


def amended(actor: Actor, rows: list[Grant]) -> tuple[GrantSeen, ...]:
    """Return grants with their amendments, donors named only to who may see them."""
    changes = list(
        visible(actor, Amendment).filter(grant__in=rows).order_by("agreed_on", "id")
    )
    named = {i for g in rows for i in (g.donor_id, g.partner_id) if i}
    seen = _seen(actor, named)
    return tuple(
        GrantSeen(
            grant,
            seen.get(grant.donor_id or 0, "") or grant.donor_words,
            seen.get(grant.partner_id or 0, ""),
            own := tuple(a for a in changes if a.grant_id == grant.pk),
            sum(a.months or 0 for a in own if a.kind in EXTENSIONS),
        )
        for grant in rows
    )


def carriers(actor: Actor, group: Group) -> tuple[Carrier, ...]:
    """Return what each member gave, as far as the actor reads it, most often first.

    By contributions received, not by value: hours of an NGO and a mine's venue are not
    weighed against each other.
    """
    rows = visible(actor, Contribution).filter(group=group)
    held: dict[int, list[Contribution]] = {}
    for row in rows.order_by("id"):
        held.setdefault(row.organisation_id, []).append(row)
    names = _seen(actor, set(held))
    pillars = _pillars(set(names))
    found = [
        _carrier(pk if pk in names else None, names.get(pk, ""), pillars, given)
        for pk, given in held.items()
    ]
    return tuple(sorted(found, key=lambda c: (-c.received, -c.pledged, c.name)))


def _carrier(
    pk: int | None,
    name: str,
    pillars: dict[int, Pillar],
    given: list[Contribution],
) -> Carrier:
    received = [row for row in given if row.is_received]
    values: dict[str, Decimal] = {}
    for row in received:
        if row.value is not None:
            values[row.currency] = values.get(row.currency, Decimal(0)) + row.value
    kinds = [str(k.label) for k in ContributionKind if k in {r.kind for r in received}]
    return Carrier(
        pk=pk,
        name=name,
        pillar=pillars.get(pk or 0),
        received=len(received),
        pledged=len(given) - len(received),
        values=tuple(sorted(values.items())),
        kinds=tuple(kinds),
    )


def _seen(actor: Actor, ids: set[int]) -> dict[int, str]:
    rows = visible(actor, Organisation).filter(pk__in=ids)
    return {row.pk: str(row) for row in rows}


def _pillars(ids: set[int]) -> dict[int, Pillar]:
    rows = Organisation.objects.filter(pk__in=ids).exclude(pillar=None)
    return {r.pk: r.pillar for r in rows.select_related("pillar") if r.pillar}
