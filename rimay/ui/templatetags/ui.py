"""Tags that draw the components of a page. Builtin: no template loads them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from rimay.core import formatting
from rimay.ui import components
from rimay.ui.svg import bars as bar_drawing
from rimay.ui.svg import maps as map_drawing
from rimay.ui.svg import pathway as pathway_drawing
from rimay.ui.svg import seats as seats_drawing
from rimay.ui.svg import timeline as timeline_drawing
from rimay.ui.svg.band import band as draw_band
from rimay.ui.svg.marks import STATES, glyph, mark, rule_glyph
from rimay.ui.svg.weaves import definitions

register = template.Library()


@register.simple_tag
def weaves() -> SafeString:
    """The patterns that every drawing of the page refers to; once per page."""
    return definitions()


@register.simple_tag
def band(
    stretches: Sequence[components.Stretch], label: str = "", height: int = 16
) -> SafeString:
    """A woven band. `label` is read out; none where words beside it say the same."""
    return draw_band(stretches or (), str(label or ""), height)


@register.simple_tag
def pillar(slot: int | None, name: str, kind: str = "member") -> SafeString:
    """A pillar's mark with its word; kind is "member", "observer" or "missing"."""
    return mark(int(slot or 0), kind, name or "")


@register.simple_tag
def pillar_mark(slot: int | None, kind: str = "member") -> SafeString:
    """The mark alone, for a row of seats that has a heading."""
    return mark(int(slot or 0), kind)


@register.simple_tag
def status(state: str, words: str = "") -> SafeString:
    """Glyph and word of a state: open, under way, done or late."""
    told = STATES.get(str(state), "open")
    return format_html('<span class="status {}">{} {}</span>', told, glyph(told), words)


@register.simple_tag
def rule(code: str, words: str = "") -> SafeString:
    """Glyph and word of a confidentiality rule."""
    return format_html('<span class="rule">{} {}</span>', rule_glyph(code), words)


@register.simple_tag
def regime(rule: str, words: str = "") -> SafeString:
    """Sign and word of a confidentiality rule; a stricter one is bold."""
    told = format_html("{} {}", rule_glyph(rule), str(words)[:1].upper() + words[1:])
    strict = "" if rule == "open" else " strict"
    return format_html('<span class="regime{}">{}</span>', strict, told)


@register.simple_tag
def fictional() -> SafeString:
    """The mark of invented content, at the highest level at which all is invented."""
    return format_html('<span class="fictional">{}</span>', gettext("fictional"))


@register.simple_tag
def suppressed() -> SafeString:
    """A cell that is not shown: a word on hatch, the same for every reason."""
    return format_html('<span class="suppressed">{}</span>', gettext("hidden"))


@register.inclusion_tag("ui/drawings/seats.html")
def seats(columns: Sequence[components.SeatsColumn]) -> dict[str, object]:
    """Who is in, by pillar: columns as wide as their seats."""
    return {"columns": seats_drawing.columns(columns or ())}


@register.inclusion_tag("ui/drawings/pathway.html")
def pathway(steps: Sequence[components.PathwayStep]) -> dict[str, object]:
    """The ten steps, five by two; on phones a list."""
    return {"steps": pathway_drawing.steps(steps or ())}


@register.inclusion_tag("ui/drawings/due.html")
def due(items: Sequence[components.DueItem]) -> dict[str, object]:
    """What is owed, by whom and when."""
    return {"items": items or ()}


@register.inclusion_tag("ui/drawings/tiles.html")
def tiles(items: Sequence[components.Tile]) -> dict[str, object]:
    """Figures that open."""
    return {"items": items or ()}


@register.inclusion_tag("ui/drawings/bars.html")
def bars(
    rows: Sequence[components.Bar], caption: str = "", unit: str = "", total: str = ""
) -> dict[str, object]:
    """A table that is its own chart; `unit` heads its numbers, `total` closes them."""
    return {
        "rows": bar_drawing.rows(rows or ()),
        "caption": caption,
        "unit": unit,
        "total": total,
    }


@register.inclusion_tag("ui/drawings/timeline.html")
def timeline(
    months: Sequence[components.Month],
    strands: Sequence[components.Strand],
    caption: str = "",
) -> dict[str, object]:
    """Months as initials, one row per strand, a rule between years."""
    return {
        "head": timeline_drawing.head(months or ()),
        "strands": timeline_drawing.strands(months or (), strands or ()),
        "caption": caption,
    }


@register.inclusion_tag("ui/drawings/map.html")
def region_map(map: components.RegionMap | None) -> dict[str, object]:
    """Where: outlines with names, and a table with the same words."""
    if map is None or not map.places:
        return {"map": None, "drawing": ""}
    return {
        "map": map,
        "drawing": map_drawing.draw(map),
        "has_words": any(place.words for place in map.places),
    }


@register.simple_tag
def region_drawing(map: components.RegionMap) -> SafeString | str:
    """The drawing alone, where the words beside it name the same regions."""
    return map_drawing.draw(map)


@register.simple_tag
def table_cloth() -> SafeString:
    """Three sides woven side by side: the first thing that somebody sees."""
    return draw_band([components.Stretch(str(slot)) for slot in (1, 2, 3)], height=48)


@register.simple_tag
def empty_warp() -> SafeString:
    """The band of an empty state: the same threads, nothing woven through them."""
    return draw_band([components.Stretch("warp")], height=32)


@register.inclusion_tag("ui/drawings/empty.html")
def empty(
    sentence: str = "", url: str = "", words: str = "", is_filled: bool = False
) -> dict[str, object]:
    """Where to begin: bare warp, what would count, and one button; filled where it is
    the page's one act.
    """
    return {"sentence": sentence, "url": url, "words": words, "is_filled": is_filled}


@register.filter
def day(value: date | None) -> str:
    """A day in words, as Peru writes it: 14 de setiembre de 2017."""
    return formatting.date_words(value) if value else ""


@register.filter
def money(amount: Decimal, currency: str) -> str:
    """An amount as the reader's language writes it."""
    return formatting.money(amount, currency)


@register.simple_tag
def standalone(svg: str) -> SafeString:
    """A drawing that `ui.svg.standalone` made, and that may have been kept since.

    Only what that module wrote is given here: its words are escaped where it draws.
    """
    return mark_safe(svg if svg.startswith("<svg") else "")  # noqa: S308


@register.simple_tag
def sheet(style: str) -> SafeString:
    """Our own stylesheet, set into a page that travels alone."""
    return mark_safe(style)  # noqa: S308
