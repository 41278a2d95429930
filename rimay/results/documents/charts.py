"""The pictures of a report: made from what everybody may read, and from its figures."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import passer_by
from rimay.access.asking import visible
from rimay.core import formatting
from rimay.groups.models import Group, Place
from rimay.registry.queries import Side, Table, named_in_public
from rimay.results.documents.content import Chart
from rimay.results.figures import BY_CODE
from rimay.results.models import Release
from rimay.results.queries.values import said
from rimay.ui.components import Bar, MapPlace, Named, RegionMap, SeatsColumn
from rimay.ui.svg.maps import draw
from rimay.ui.svg.outlines import OutlinesError, outlines_of
from rimay.ui.svg.standalone import (
    bar_svg,
    bars_svg,
    composition_svg,
    hem_svg,
    map_svg,
)

Releases = Mapping[str, Sequence[Release]]
WHOLE, POLICE = "training.participants", "training.participants_police"
# From the finest: the first that may be shown is drawn.
SPLITS = ("organisation", "subtype", "pillar")


def seats(group: Group, releases: Releases) -> list[Chart]:
    """Draw the members by pillar: every seat that the figure counts, and the names of
    those who agreed to be named.
    """
    table = named_in_public(group)
    columns = _columns(table, releases)
    if not columns:
        return []
    rows = [(c.name, c.count_words, _names(c)) for c in columns]
    observers = [str(seat.name) for seat in table.observers if seat.name]
    if observers:
        names = formatting.list_words(observers)
        rows.append((_("Observers"), str(len(observers)), names))
    return [
        Chart(
            "seats",
            _("The members, by pillar"),
            "; ".join(f"{name}: {count} ({said})" for name, count, said in rows),
            (_("Pillar"), _("Members"), _("Who agreed to be named")),
            tuple(rows),
            caption=_("Each stretch is a seat."),
            svg=composition_svg(columns),
            columns=tuple(columns),
        )
    ]


def hem(group: Group, releases: Releases) -> str:
    """Return the group's strip of weave, as paper shows it."""
    return hem_svg(_columns(named_in_public(group), releases))


def _columns(table: Table, releases: Releases) -> list[SeatsColumn]:
    counts = _seats_by_pillar(releases)
    return [
        _column(side, counts.get(side.pillar.slot, len(side.seats)))
        for side in table.sides
        if side.pillar and (side.seats or counts.get(side.pillar.slot))
    ]


def _seats_by_pillar(releases: Releases) -> dict[int, int]:
    for release in releases.get("groups.founding_members", ()):
        for breakdown in release.breakdowns:
            if breakdown["code"] == "pillar":
                return {slot: n for _label, n, slot in breakdown["cells"] if slot}
    return {}


def _column(side: Side, count: int) -> SeatsColumn:
    assert side.pillar is not None
    named = [str(seat.name) for seat in side.seats if seat.name]
    count = max(count, len(named))
    return SeatsColumn(
        side.pillar.slot,
        str(side.pillar),
        str(count),
        count,
        tuple(Named(name) for name in named),
    )


def _names(column: SeatsColumn) -> str:
    names = [named.words for named in column.organisations]
    unnamed = column.seats - len(names)
    if unnamed:
        words = ngettext("%(n)s not named", "%(n)s not named", unnamed)
        names.append(words % {"n": unnamed})
    return formatting.list_words(names)


def participants(releases: Releases) -> list[Chart]:
    """Draw participants by institution; by police and others where that is all that
    may be shown.
    """
    title, bars = _("Participants by institution"), _split(releases)
    caption = _("From the figure “%(label)s”.") % {"label": BY_CODE[WHOLE].label}
    if not bars:
        title, bars = _("Police officers and others"), _police_and_others(releases)
        caption = _("The others are not broken down for everybody.")
    if not bars:
        return []
    total = sum(bar.count for bar in bars)
    largest = max(bar.count for bar in bars)
    rows = tuple((bar.label, bar.words) for bar in bars)
    return [
        Chart(
            "bars",
            title,
            "; ".join(f"{label}: {number}" for label, number in rows),
            (_("Who"), _("Participants")),
            rows,
            caption=caption,
            svg=bars_svg(bars),
            total=formatting.number(total),
            bars=tuple(bars),
            row_svgs=tuple(bar_svg(bar, largest) for bar in bars),
        )
    ]


def _split(releases: Releases) -> list[Bar]:
    shown = {
        breakdown["code"]: breakdown["cells"]
        for release in releases.get(WHOLE, ())
        for breakdown in release.breakdowns
        if breakdown["cells"]
    }
    cells = next((shown[code] for code in SPLITS if code in shown), ())
    return [Bar(said(w), n, formatting.number(n), slot=slot) for w, n, slot in cells]


def _police_and_others(releases: Releases) -> list[Bar]:
    whole, police = _whole(WHOLE, releases), _whole(POLICE, releases)
    if whole is None or police is None or police > whole:
        return []
    counts = ((_("Police officers"), police), (_("Others"), whole - police))
    return [Bar(label, n, formatting.number(n)) for label, n in counts]


def _whole(code: str, releases: Releases) -> int | None:
    held = releases.get(code, ())
    value = held[0].shown_value if held else None
    return value if isinstance(value, int) else None


def regions(group: Group) -> list[Chart]:
    """Draw the map of the group's regions."""
    rows = visible(passer_by(group), Place).filter(in_scope=True, kind="region")
    places = tuple(
        MapPlace(
            (place.codes or {}).get("ISO 3166-2")
            or next(iter((place.codes or {}).values()), ""),
            str(place),
            is_seat=place.is_seat,
        )
        for place in rows.order_by("id")[:40]
    )
    if not places:
        return []
    outlines = {}
    if group.outlines:
        try:
            outlines = outlines_of(group.outlines)
        except OutlinesError:
            outlines = {}
    title = _("Regions of the group")
    drawn = RegionMap(title, places, group.country, outlines)
    seat = _("%(region)s, seat of the group")
    told = [seat % {"region": p.name} if p.is_seat else p.name for p in places]
    return [
        Chart(
            "map",
            title,
            f"{title}: {'; '.join(told)}",
            (_("Region"),),
            tuple((name,) for name in told),
            svg=map_svg(drawn),
            screen=str(draw(drawn)),
        )
    ]
