"""What figures come to now, what was given out, and which rows a reader may open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db.models import QuerySet
from django.utils.translation import get_language, gettext, override

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.rules import scope
from rimay.core import formatting
from rimay.core.classes import Basis
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.groups.models import Classified, Group
from rimay.records.figures import Breakdown, Computed, Figure
from rimay.results.figures import ALL, BY_CODE
from rimay.results.models import Release, Report

# A count of people from one to four could point at somebody.
SMALLEST = 5


@dataclass(frozen=True)
class Shown:
    """A figure as one reader is shown it: the latest release that he may read."""

    figure: Figure
    release: Release

    @property
    def words(self) -> str:
        """The value in words: at least 4, S/ 1,200.00, end of 2017, not said."""
        return value_words(self.release)

    @property
    def number_words(self) -> str:
        """The value without the words before it, where those stand apart."""
        return value_words(self.release, with_at_least=False)

    @property
    def label(self) -> str:
        return str(self.figure.label)

    @property
    def basis(self) -> str:
        return str(Basis(self.release.basis).label) if self.release.basis else ""


def compute(group: Group, figure: Figure) -> list[Computed]:
    """Return what a figure comes to now, over all its rows."""
    return list(figure.compute(group))


def compute_all(group: Group) -> list[tuple[Figure, Computed]]:
    """Return every figure of a group as it comes to now."""
    return [(figure, c) for figure in ALL for c in compute(group, figure)]


def latest(actor: Actor, codes: list[str] | None = None) -> list[Shown]:
    """Return the latest release of each figure that the actor reads, in their order."""
    rows = visible(actor, Release).filter(report=None).order_by("id")
    if codes is not None:
        rows = rows.filter(code__in=codes)
    newest: dict[tuple[str, str], Release] = {(r.code, r.unit): r for r in rows}
    order = {figure.code: place for place, figure in enumerate(ALL)}
    found = [Shown(BY_CODE[r.code], r) for r in newest.values() if r.code in order]
    newest_of: dict[str, datetime] = {}
    for shown in found:
        at = shown.release.released_at
        newest_of[shown.figure.code] = max(newest_of.get(shown.figure.code, at), at)
    kept = [s for s in found if s.release.released_at == newest_of[s.figure.code]]
    return sorted(kept, key=lambda s: (order[s.figure.code], s.release.unit))


def history(actor: Actor, code: str) -> list[Release]:
    """Return earlier releases of a figure that the actor reads, newest first."""
    rows = visible(actor, Release).filter(code=code, report=None)
    return list(rows.order_by("-id")[:12])


def rows_behind(
    actor: Actor, group: Group, figure: Figure, release: Release
) -> "QuerySet[Classified] | None":
    """Return the rows behind a figure that this reader may open."""
    if figure.rows is not None and release.is_itemised:
        rows: QuerySet[Classified] | None = figure.rows(group)
    else:
        # Several where the figure is by currency: together they are the figure's rows.
        parts = [c.rows for c in figure.compute(group) if c.rows is not None]
        rows = reduce(or_, parts) if parts else None
    return None if rows is None else rows.filter(scope(actor, "read", rows.model))


def used_in(actor: Actor, code: str) -> list[Report]:
    """Return the published reports that used a figure, as far as the actor reads them."""
    reports = visible(actor, Report).filter(state=Report.State.PUBLISHED)
    return list(reports.filter(releases__code=code).distinct().order_by("-id"))


def is_safe(breakdown: Breakdown) -> bool:
    """Return whether a breakdown may be shown: no cell counts one to four people."""
    return not any(0 < cell.count < SMALLEST for cell in breakdown.cells)


def value_words(release: Release, *, with_at_least: bool = True) -> str:
    """Return a released value in the reader's language, or why it is not known."""
    value = release.shown_value
    if value is None:
        return str(release.missing) or gettext("not known")
    if isinstance(value, PartialDate):
        return str(value)
    assert isinstance(value, int | Decimal)
    words = formatting.number(value)
    if len(release.unit) == 3 and release.unit.isupper():
        words = formatting.money(Decimal(value), release.unit)
    elif release.unit == "%":
        words = formatting.percent(value)
    if release.at_least and with_at_least:
        return gettext("at least %(value)s") % {"value": words}
    return words


def in_both(words: object) -> Text:
    """Return lazy words as a text in both languages."""
    active = (get_language() or "es")[:2]
    found = {}
    for language in ("es", "en"):
        with override(language):
            found[language] = str(words)
    return Text.of(active if active in found else "es", **found)


def by_code(releases: Iterable[Release]) -> dict[str, list[Release]]:
    """Return releases under their codes; several where a figure is by currency."""
    held: dict[str, list[Release]] = {}
    for release in releases:
        held.setdefault(release.code, []).append(release)
    return held


def reports_using(actor: Actor, row: Classified) -> list[Report]:
    """Return the published reports with a figure that rests on a row.

    Asked when a row was corrected, not on pages: it computes the figures anew.
    """
    reports = visible(actor, Report).filter(state=Report.State.PUBLISHED)
    found = []
    for report in reports.order_by("-id")[:20]:
        codes = report.releases.values_list("code", flat=True)
        if any(_rests_on(report.group, code, row) for code in set(codes)):
            found.append(report)
    return found


def reports_touched(actor: Actor, row: Classified) -> list[str]:
    """Return, in words, which published reports rest on a row that was corrected."""
    return [
        gettext(
            "It stands behind the published report “%(report)s”. The report stays as "
            "it is, and says which of its figures changed since."
        )
        % {"report": report}
        for report in reports_using(actor, row)
    ]


def _rests_on(group: Group, code: str, row: Classified) -> bool:
    figure = BY_CODE.get(code)
    if figure is None:
        return False
    return any(
        computed.rows is not None
        and computed.rows.model is type(row)
        and computed.rows.filter(pk=row.pk).exists()
        for computed in figure.compute(group)
    )


def changed_since(actor: Actor, report: Report) -> list[tuple[Figure, str, str]]:
    """Return the figures whose latest release differs from the published one.

    Compares what was given out then and since, so that nobody learns from it what is
    not given out yet.
    """
    now = by_code(s.release for s in latest(actor))
    then = by_code(report.releases.order_by("id"))
    found = []
    for code, held in then.items():
        before = [value_words(r) for r in held]
        after = [value_words(r) for r in now.get(code, [])]
        if after and before != after:
            found.append((BY_CODE[code], ", ".join(before), ", ".join(after)))
    return found
