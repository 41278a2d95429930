"""Building a report's document from its sections, its figures and public records.

It is written for everybody: only what the public may read goes into it, so no name of
a person, and members only as far as they agreed to be named.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.access.actor import passer_by
from rimay.access.asking import visible
from rimay.audit import trail
from rimay.core import formatting
from rimay.core.classes import Basis
from rimay.groups.models import Group, Place
from rimay.registry.queries import named_in_public
from rimay.results import narrative, queries
from rimay.results.documents.content import Chart, Document, FigureLine, Part, Piece
from rimay.results.figures import ALL, BY_CODE
from rimay.results.models import Picture, Release, Report, Section
from rimay.ui.components import Bar, MapPlace, Named, RegionMap, SeatsColumn
from rimay.ui.svg.outlines import OutlinesError, outlines_of
from rimay.ui.svg.standalone import bars_svg, composition_svg, map_svg

Releases = Mapping[str, Sequence[Release]]
AIMS = ("aims.understand", "aims.apply", "aims.joint")


def build(
    report: Report,
    sections: Sequence[Section],
    releases: Releases,
    *,
    language: str,
    at: datetime | None = None,
) -> Document:
    """Return the report in a language, with the figures given."""
    group = report.group
    with override(language):
        return Document(
            language=language,
            title=str(report.title),
            lead=str(report.lead),
            group=str(group.name),
            facts=_facts(report, at),
            parts=tuple(_part(group, section, releases) for section in sections),
            figures=tuple(_lines(releases)),
            words=_words(),
            fictional=_fictional(group),
            notes=_notes(group),
        )


def _facts(report: Report, at: datetime | None) -> tuple[str, ...]:
    facts = []
    if report.period_from or report.period_to:
        ends = [str(d) for d in (report.period_from, report.period_to) if d]
        facts.append(_("Period: %(ends)s") % {"ends": " – ".join(ends)})
    if at is not None:
        moment = formatting.datetime_words(at)
        facts.append(_("Published: %(moment)s") % {"moment": moment})
    else:
        facts.append(_("Draft: the figures are those of today."))
    return tuple(facts)


def _words() -> dict[str, str]:
    """Return the words that the formats need around the content."""
    return {
        "figures": _("Figures"),
        "figure": _("Figure"),
        "value": _("Value"),
        "definition": _("Definition"),
        "basis": _("Basis"),
        "as_of": _("As of"),
        "source": _("Source"),
        "made": _("Made with Rimay from the records of the group"),
    }


def _fictional(group: Group) -> str:
    if not group.is_fictional:
        return ""
    return _("Fictional: this group, its people and everything said here are made up.")


def _notes(group: Group) -> tuple[str, ...]:
    length, head = trail.head(group.pk)
    return (_("Trail: line %(n)s, %(head)s") % {"n": length, "head": head},)


def _part(group: Group, section: Section, releases: Releases) -> Part:
    pieces = tuple(
        _pieces(text, releases) for text in narrative.paragraphs(str(section.body))
    )
    picture = Picture(section.picture)
    charts: list[Chart] = []
    items: list[str] = []
    if picture == Picture.SEATS:
        charts = _seats(group)
    elif picture == Picture.MAP:
        charts = _map(group)
    elif picture == Picture.PARTICIPANTS:
        charts = _participants(releases)
    elif picture == Picture.AIMS:
        items = [_aim(code, releases) for code in AIMS]
    has_figures = picture == Picture.FIGURES
    return Part(str(section.title), pieces, tuple(items), tuple(charts), has_figures)


def _pieces(text: str, releases: Releases) -> tuple[Piece, ...]:
    pieces, end = [], 0
    for match in narrative.MARK.finditer(text):
        pieces.append(Piece(text[end : match.start()]))
        pieces.append(Piece(value_of(match.group(1), releases), match.group(1)))
        end = match.end()
    pieces.append(Piece(text[end:]))
    return tuple(piece for piece in pieces if piece.words)


def value_of(code: str, releases: Releases) -> str:
    """Return a figure's value in words; several where it is by currency."""
    held = releases.get(code, ())
    if not held:
        return f"[{code}]" if code not in BY_CODE else _("not known")
    return formatting.list_words([queries.value_words(release) for release in held])


def _aim(code: str, releases: Releases) -> str:
    held = releases.get(code, ())
    words = f"{BY_CODE[code].label}: {value_of(code, releases)}"
    note = next((str(release.note) for release in held if release.note), "")
    return f"{words}. {note}" if note else f"{words}."


def _lines(releases: Releases) -> list[FigureLine]:
    return [
        FigureLine(
            code=figure.code,
            label=str(figure.label),
            value=value_of(figure.code, releases),
            definition=str(figure.definition),
            basis=formatting.list_words(
                list({str(Basis(r.basis).label) for r in held if r.basis})
            ),
            as_of=str(held[0].as_of or "") if held else "",
            source=next((r.source for r in held if r.source), ""),
        )
        for figure in ALL
        if (held := releases.get(figure.code, ()))
    ]


def _seats(group: Group) -> list[Chart]:
    table = named_in_public(group)
    columns = [
        SeatsColumn(
            side.pillar.slot,
            str(side.pillar),
            str(len(side.seats)),
            len(side.seats),
            tuple(Named(str(seat.name)) for seat in side.seats if seat.name),
        )
        for side in table.sides
        if side.pillar and side.seats
    ]
    if not columns:
        return []
    names = [formatting.list_words([o.words for o in c.organisations]) for c in columns]
    rows = [
        (column.name, column.count_words, said)
        for column, said in zip(columns, names, strict=True)
    ]
    observers = [str(seat.name) for seat in table.observers if seat.name]
    if observers:
        rows.append(
            (_("Observers"), str(len(observers)), formatting.list_words(observers))
        )
    alt = "; ".join(f"{name}: {count} ({said})" for name, count, said in rows)
    head = (_("Pillar"), _("Members"), _("Who agreed to be named"))
    title = _("Members by pillar")
    return [Chart(title, alt, composition_svg(columns), head, tuple(rows))]


def _participants(releases: Releases) -> list[Chart]:
    """Draw participants by institution; by police and others where that is all known."""
    title = _("Participants by institution")
    bars = _split(releases, "organisation") or _split(releases, "institution")
    if not bars:
        title = _("Participants: police officers and others")
        bars = _police_and_others(releases)
    if not bars:
        return []
    rows = tuple((bar.label, bar.words) for bar in bars)
    alt = "; ".join(f"{label}: {number}" for label, number in rows)
    head = (_("Who"), _("Participants"))
    return [Chart(title, alt, bars_svg(bars), head, rows)]


def _split(releases: Releases, code: str) -> list[Bar]:
    for release in releases.get("training.participants", ()):
        for breakdown in release.breakdowns:
            if breakdown["code"].endswith(code):
                return [
                    Bar(label, count, formatting.number(count), slot=slot)
                    for label, count, slot in breakdown["cells"]
                ]
    return []


def _police_and_others(releases: Releases) -> list[Bar]:
    whole = _whole("training.participants", releases)
    police = _whole("training.participants_police", releases)
    if whole is None or police is None or police > whole:
        return []
    counts = ((_("police officers"), police), (_("others"), whole - police))
    return [Bar(label, n, formatting.number(n)) for label, n in counts]


def _whole(code: str, releases: Releases) -> int | None:
    held = releases.get(code, ())
    value = held[0].shown_value if held else None
    return value if isinstance(value, int) else None


def _map(group: Group) -> list[Chart]:
    rows = visible(passer_by(group), Place).filter(in_scope=True, kind="region")
    places = tuple(
        MapPlace(
            place.outline_code,
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
    svg = map_svg(RegionMap(title, places, group.country, outlines))
    told = tuple(
        (place.name, _("seat of the group") if place.is_seat else "")
        for place in places
    )
    alt = formatting.list_words([place.name for place in places])
    return [Chart(title, f"{title}: {alt}", svg, (_("Region"), _("Part")), told)]
