"""Building a report's document from its sections, its figures and public records.

It is written for everybody: only what the public may read goes into it, so no name of
a person, and members only as far as they agreed to be named.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.access.actor import passer_by
from rimay.access.asking import visible
from rimay.audit import heads
from rimay.core import formatting
from rimay.core.classes import Basis
from rimay.groups.models import Group
from rimay.results import narrative
from rimay.results.documents import charts
from rimay.results.documents.charts import Releases
from rimay.results.documents.content import (
    AimLine,
    Chart,
    Document,
    FigureLine,
    Part,
    Piece,
)
from rimay.results.documents.timeline import timeline
from rimay.results.figures import ALL, BY_CODE
from rimay.results.models import Picture, Release, Report, Section
from rimay.results.queries.values import value_words
from rimay.workplan.models import Aim, ChangeNoticed

AIMS = ("aims.understand", "aims.apply", "aims.joint")


def build(
    report: Report,
    sections: Sequence[Section],
    releases: Releases,
    *,
    language: str,
    on: date | None = None,
) -> Document:
    """Return the report in a language, with the figures given."""
    group = report.group
    with override(language):
        return Document(
            language=language,
            title=_said(str(report.title), releases),
            lead=_said(str(report.lead), releases),
            group=str(group.name),
            facts=_facts(report, on),
            parts=tuple(_part(group, section, releases) for section in sections),
            figures=tuple(_lines(releases)),
            words=_words(),
            fictional=_fictional(group),
            hem=charts.hem(group, releases),
            notes=_notes(group),
        )


def _facts(report: Report, on: date | None) -> tuple[str, ...]:
    facts = []
    if report.period_from or report.period_to:
        ends = [str(d) for d in (report.period_from, report.period_to) if d]
        facts.append(" – ".join(ends))
    if on is not None:
        day = formatting.date_words(on)
        facts.append(_("published on %(day)s") % {"day": day})
    else:
        facts.append(_("draft: the figures are those of today"))
    return tuple(facts)


def _words() -> dict[str, str]:
    """Return the words that the formats need around the content."""
    return {
        "kind": _("Results report"),
        "figures": _("Figures"),
        "figure": _("Figure"),
        "value": _("Value"),
        "definition": _("Definition"),
        "basis": _("Basis"),
        "as_of": _("As of"),
        "source": _("Source"),
        "total": _("Total"),
        "unknown": _("Not known, and not filled in"),
        "aim": _("Aim"),
        "made": _("Made with Rimay from the records of the group"),
    }


def _fictional(group: Group) -> str:
    if not group.is_fictional:
        return ""
    return _("Fictional: this group, its people and everything said here are made up.")


def _notes(group: Group) -> tuple[str, ...]:
    return (_("Trail: %(head)s") % {"head": heads.printed(group.pk)},)


def _part(group: Group, section: Section, releases: Releases) -> Part:
    pieces = tuple(
        _pieces(text, releases) for text in narrative.paragraphs(str(section.body))
    )
    picture = Picture(section.picture)
    return Part(
        _said(str(section.title), releases),
        pieces,
        tuple(_aims(group, releases)) if picture == Picture.AIMS else (),
        tuple(_charts(picture, group, releases)),
        picture == Picture.FIGURES,
        section.body.shown_language() if section.body else "",
    )


def _charts(picture: Picture, group: Group, releases: Releases) -> list[Chart]:
    match picture:
        case Picture.TIMELINE:
            return timeline(group)
        case Picture.SEATS:
            return charts.seats(group, releases)
        case Picture.MAP:
            return charts.regions(group)
        case Picture.PARTICIPANTS:
            return charts.participants(releases)
    return []


def _pieces(text: str, releases: Releases) -> tuple[Piece, ...]:
    pieces, end = [], 0
    for match in narrative.MARK.finditer(text):
        pieces.append(Piece(text[end : match.start()]))
        code, unit = match.groups(default="")
        pieces.append(Piece(value_of(code, releases, unit), code))
        end = match.end()
    pieces.append(Piece(text[end:]))
    return tuple(piece for piece in pieces if piece.words)


def _said(text: str, releases: Releases) -> str:
    """Return one line with its figures set in; a title leads nowhere."""
    return "".join(piece.words for piece in _pieces(text, releases))


def value_of(code: str, releases: Releases, unit: str = "") -> str:
    """Return a figure's value in words; several where it is by currency and none is
    asked for.
    """
    held = [r for r in releases.get(code, ()) if not unit or r.unit == unit]
    if not held:
        return f"[{code}]" if code not in BY_CODE else _("not known")
    return formatting.list_words([value_words(release) for release in held])


def _aims(group: Group, releases: Releases) -> Iterator[AimLine]:
    """Tell each aim in the group's own words, where everybody may read them, with what
    speaks for it or that nobody measured it.
    """
    actor = passer_by(group)
    own = {f"aims.{aim.code}": aim for aim in visible(actor, Aim).order_by("id")[:9]}
    noticed: dict[str, list[str]] = {}
    rows = visible(actor, ChangeNoticed).exclude(aim=None).select_related("aim")
    for row in rows.order_by("since", "id")[:30]:
        if row.aim is not None:
            noticed.setdefault(f"aims.{row.aim.code}", []).append(str(row.change))
    for letter, code in zip("abc", AIMS, strict=True):
        held = releases.get(code, ())
        notes = [_rests_on(release) for release in held if release.basis]
        is_measured = any(release.shown_value is not None for release in held)
        yield AimLine(
            # A figure's label names its letter itself.
            letter if code in own else "",
            code,
            str(own[code].title if code in own else BY_CODE[code].label),
            value_of(code, releases),
            is_measured,
            str(BY_CODE[code].definition) if is_measured else "",
            (*notes, *noticed.get(code, ())),
        )


def _rests_on(release: Release) -> str:
    basis = str(Basis(release.basis).label)
    told = (basis, str(release.as_of or ""), release.source, str(release.note))
    return " · ".join(filter(None, told))


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
            note=next((str(r.note) for r in held if r.note), ""),
            is_known=any(r.shown_value is not None for r in held),
        )
        for figure in ALL
        if (held := releases.get(figure.code, ()))
    ]
