"""What a group's home and its public page both show: seats, figures, map."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import formatting
from rimay.groups.models import Group, Place
from rimay.records.addresses import url_of
from rimay.registry.queries import Seat, Table
from rimay.results.queries import figures as results
from rimay.ui import components
from rimay.ui.svg.outlines import OutlinesError, outlines_of

# What the map says in each region, where it was given out by region.
HEARD = "study.interviewees"
BY_REGION = "region"


def columns_of(
    actor: Actor | None, group: Group, table: Table
) -> list[components.SeatsColumn]:
    """Return the seats by pillar; names lead on only for who is signed in."""
    found = []
    for side in table.sides:
        if side.pillar is None:
            continue
        named = [_named(actor, group, seat) for seat in side.seats if seat.name]
        count = len(side.seats)
        found.append(
            components.SeatsColumn(
                side.pillar.slot, str(side.pillar), str(count), count, tuple(named)
            )
        )
    return found


def observers_of(
    actor: Actor | None, group: Group, table: Table
) -> list[components.SeatsColumn]:
    """Return the observers as the last column, outlined; none where there are none."""
    named = [_named(actor, group, seat) for seat in table.observers if seat.name]
    if not named:
        return []
    count = len(table.observers)
    words = _("Observers") if count > 1 else _("Observes")
    return [
        components.SeatsColumn(
            0, words, str(count), count, tuple(named), is_observers=True
        )
    ]


def _named(actor: Actor | None, group: Group, seat: Seat) -> components.Named:
    url = url_of(seat.membership, group) if actor and actor.user_id else ""
    note = _("coordinates") if seat.coordinates else ""
    return components.Named(str(seat.name), url, note)


def tiles_of(
    actor: Actor, group: Group, held: list[results.Shown], codes: tuple[str, ...]
) -> list[components.Tile]:
    """Return those of the reader's latest releases as tiles, in the codes' order."""
    found = [shown for shown in held if shown.figure.code in codes]
    found.sort(key=lambda shown: codes.index(shown.figure.code))
    return [
        components.Tile(
            value=shown.number_words,
            label=shown.label,
            url=reverse("figure", args=[group.slug, shown.figure.code])
            if actor.user_id
            else "",
            as_of=str(shown.release.as_of or ""),
            is_known=shown.release.shown_value is not None,
            before=_("at least") if shown.release.at_least else "",
        )
        for shown in found
    ]


def map_of(
    actor: Actor, group: Group, held: Sequence[results.Shown] = ()
) -> components.RegionMap | None:
    """Return the map of the group's regions; None before they are named.

    How many were heard stands in it where it is among the releases held.
    """
    rows = visible(actor, Place).filter(in_scope=True, kind="region")
    places = list(rows.order_by("id")[:40])
    if not places:
        return None
    heard, label, total = _heard(held, places)
    drawn = tuple(
        components.MapPlace(
            code=place.outline_code,
            name=str(place),
            words=heard.get(place.pk, ""),
            url=url_of(place, group) if actor.user_id else "",
            is_seat=place.is_seat,
        )
        for place in places
    )
    outlines = {}
    if group.outlines:
        try:
            outlines = outlines_of(group.outlines)
        except OutlinesError:
            outlines = {}
    return components.RegionMap(
        _("Regions of the group"), drawn, group.country, outlines, label, total
    )


def _heard(
    held: Iterable[results.Shown], places: list[Place]
) -> tuple[dict[int, str], str, str]:
    """Return how many were heard in each region, as it was given out: all or none."""
    for shown in held:
        if shown.figure.code != HEARD:
            continue
        for breakdown in shown.release.breakdowns:
            counts = _counts(breakdown["cells"])
            found = {
                place.pk: formatting.number(counts[words])
                for place in places
                for _language, words in place.name.words
                if words in counts
            }
            is_whole = 0 < len(found) == len(breakdown["cells"])
            if breakdown["code"] == BY_REGION and is_whole:
                return found, shown.label, shown.words
    return {}, "", ""


def _counts(cells: list[tuple[str | dict[str, str], int, int]]) -> dict[str, int]:
    """Return what a split counts by each name of its cells, in any language."""
    return {
        words: count
        for label, count, _slot in cells
        for words in (label.values() if isinstance(label, dict) else (label,))
    }
