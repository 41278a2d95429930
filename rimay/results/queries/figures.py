"""What was given out, as one reader is shown it, and which rows he may open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db.models import Max, QuerySet

from rimay.access.actor import Actor, passer_by
from rimay.access.asking import visible
from rimay.access.rules import scope
from rimay.core import formatting
from rimay.core.classes import Basis
from rimay.groups.models import Classified, Group
from rimay.records.figures import Figure
from rimay.results.figures import ALL, BY_CODE, FAMILIES, WHOLE_OF
from rimay.results.models import Release, Report
from rimay.results.queries.values import value_words


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
    def is_known(self) -> bool:
        return self.release.shown_value is not None

    @property
    def basis(self) -> str:
        return str(Basis(self.release.basis).label) if self.release.basis else ""


@dataclass(frozen=True)
class Family:
    """Figures of one kind, for the list."""

    title: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True)
class Parts:
    """A count and the part of it that another figure counts; both as given out."""

    whole: Shown
    part: Shown

    @property
    def pair(self) -> tuple[Shown, Shown]:
        return self.whole, self.part

    @property
    def share_words(self) -> str:
        return formatting.percent(self.share) if self.share is not None else ""

    @property
    def share(self) -> Decimal | None:
        """The part as a share of a hundred, where rows prove both."""
        bases = {self.whole.release.basis, self.part.release.basis}
        if bases != {Basis.COUNTED} or not self.whole.release.value:
            return None
        assert self.part.release.value is not None
        return Decimal(100) * self.part.release.value / self.whole.release.value


@dataclass(frozen=True)
class Use:
    """A published report that used a figure, and what the figure was in it."""

    report: Report
    words: str


def latest(actor: Actor, codes: list[str] | None = None) -> list[Shown]:
    """Return the latest release of each figure that the actor reads, in their order."""
    rows = visible(actor, Release).filter(report=None)
    if codes is not None:
        rows = rows.filter(code__in=codes)
    newest = rows.order_by().values("code", "unit").annotate(last=Max("id"))
    ids = [row["last"] for row in newest]
    held = visible(actor, Release).in_bulk(ids).values()
    order = {figure.code: place for place, figure in enumerate(ALL)}
    found = [Shown(BY_CODE[r.code], r) for r in held if r.code in order]
    newest_of: dict[str, datetime] = {}
    for shown in found:
        at = shown.release.released_at
        newest_of[shown.figure.code] = max(newest_of.get(shown.figure.code, at), at)
    kept = [s for s in found if s.release.released_at == newest_of[s.figure.code]]
    return sorted(kept, key=lambda s: (order[s.figure.code], s.release.unit))


def families(shown: Iterable[Shown]) -> list[Family]:
    """Return figures grouped as people look for them; empty families are left out."""
    held: dict[str, list[Shown]] = {}
    for one in shown:
        held.setdefault(one.figure.code.split(".")[0], []).append(one)
    return [
        Family(str(title), tuple(held[name]))
        for name, title in FAMILIES
        if name in held
    ]


def parts_of(actor: Actor, code: str) -> Parts | None:
    """Return a figure beside the one that it is a part of, where both are known."""
    part = next((p for p, whole in WHOLE_OF.items() if code in {p, whole}), "")
    if not part:
        return None
    shown = {s.figure.code: s for s in latest(actor, [part, WHOLE_OF[part]])}
    values = [isinstance(s.release.shown_value, int) for s in shown.values()]
    if len(values) < 2 or not all(values):
        return None
    found = Parts(shown[WHOLE_OF[part]], shown[part])
    whole, held = found.whole.release.value, found.part.release.value
    return found if whole and held is not None and held <= whole else None


def history(actor: Actor, code: str) -> list[tuple[Release, str]]:
    """Return the releases of a figure that the actor reads, newest first, in words."""
    rows = visible(actor, Release).filter(code=code, report=None)
    return [(row, value_words(row)) for row in rows.order_by("-id")[:12]]


def rows_behind(
    actor: Actor, group: Group, figure: Figure, release: Release
) -> "QuerySet[Classified] | None":
    """Return the rows behind a figure that this reader may open.

    Rows of the group above, where the figure comes down from it, are those that
    everybody may read.
    """
    if figure.rows is not None and release.is_itemised:
        rows: QuerySet[Classified] | None = figure.rows(group)
    else:
        # Several where the figure is by currency: together they are the figure's rows.
        parts = [c.rows for c in figure.compute(group) if c.rows is not None]
        rows = reduce(or_, parts) if parts else None
    if rows is None:
        return None
    readable = scope(actor, "read", rows.model)
    for above in groups_above(group):
        readable |= scope(passer_by(above), "read", rows.model)
    rows = rows.filter(readable)
    return rows if figure.known_to is None else figure.known_to(actor, rows)


def groups_above(group: Group) -> list[Group]:
    """Return the groups above one that have a public page, nearest first."""
    found: list[Group] = []
    above, seen = group.parent, {group.pk}
    while above is not None and above.pk not in seen:
        seen.add(above.pk)
        if above.is_public:
            found.append(above)
        above = above.parent
    return found


def uses_of(actor: Actor, code: str) -> list[Use]:
    """Return the published reports that used a figure, as far as the actor reads them,
    each with the value frozen in it.
    """
    reports = visible(actor, Report).defer("frozen")
    reports = reports.filter(state=Report.State.PUBLISHED)
    held = list(reports.filter(releases__code=code).distinct().order_by("-id")[:12])
    rows = visible(actor, Release).filter(code=code, report__in=held).order_by("id")
    frozen: dict[int | None, list[str]] = {}
    for row in rows:
        frozen.setdefault(row.report_id, []).append(value_words(row))
    return [Use(report, ", ".join(frozen.get(report.pk, ()))) for report in held]
