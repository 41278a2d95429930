"""The rows behind a figure, as a table of their kind, as far as one reader opens them."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.dialogue.share import KINDS as DIALOGUE
from rimay.funding.share import KINDS as FUNDING
from rimay.groups.models import Classified, Group, StatedTotal
from rimay.outreach.share import KINDS as OUTREACH
from rimay.records.figures import Figure
from rimay.records.kinds import Kind
from rimay.records.lines import Line, lines_of
from rimay.records.paging import Page, page_of
from rimay.records.permalinks import Cell
from rimay.registry.share import KINDS as REGISTRY
from rimay.results.models import Release
from rimay.results.queries import figures
from rimay.study.share import KINDS as STUDY
from rimay.training.models import LearningTest
from rimay.training.share import KINDS as TRAINING
from rimay.workplan.share import KINDS as WORKPLAN

SIZE = 12
COUNTED_TO = 150
BY_MODEL: dict[type[Classified], Kind] = {
    kind.model: kind
    for kind in (
        *REGISTRY,
        *DIALOGUE,
        *STUDY,
        *TRAINING,
        *WORKPLAN,
        *OUTREACH,
        *FUNDING,
    )
}
# A stated total is named by what it says, not by the code of its figure; a test by its
# event, for many are kept without a code.
COLUMNS: dict[type[Classified], tuple[str, ...]] = {
    StatedTotal: ("value", "as_of", "note"),
    LearningTest: ("event", "before", "after", "out_of"),
}


@dataclass(frozen=True)
class Behind:
    """One page of the rows behind a figure.

    `opened` is how many this reader may open; it stops where `is_more` is set. `whole`
    is how many there were when the figure was given out: the undivided figure only.
    """

    page: Page[Classified]
    lines: tuple[Line, ...]
    opened: int
    is_more: bool
    whole: int


def behind(
    actor: Actor,
    group: Group,
    figure: Figure,
    releases: list[Release],
    asked: QueryDict,
) -> Behind | None:
    """Return the rows behind a figure that the reader may open, one page of them."""
    rows = figures.rows_behind(actor, group, figure, releases[0])
    if rows is None:
        return None
    kind = BY_MODEL[rows.model]
    names = COLUMNS.get(rows.model) or kind.list_columns
    columns = [kind.column(name) for name in names]
    page = page_of(
        rows,
        _sort(rows),
        asked,
        SIZE,
        COUNTED_TO,
    )
    lines = _with_sources(lines_of(actor, kind, group, columns, page.rows), page.rows)
    return Behind(
        page=page,
        lines=tuple(
            line if row.group_id == group.pk else Line("", line.cells)
            for line, row in zip(lines, page.rows, strict=True)
        ),
        opened=min(page.total, COUNTED_TO),
        is_more=page.total > COUNTED_TO,
        whole=sum(release.row_count or 0 for release in releases),
    )


def _sort(rows: "QuerySet[Classified]") -> str:
    """Sort by the stored key where there is one: it is in the index of the list."""
    names = {field.name for field in rows.model._meta.get_fields()}
    return "sort" if "sort" in names else "id"


def _with_sources(lines: tuple[Line, ...], rows: list[Classified]) -> tuple[Line, ...]:
    """Say beside each row what it rests on, where any of them says so."""
    if not any(row.source for row in rows):
        return lines
    return tuple(
        Line(line.url, (*line.cells, Cell(_("Source"), row.source)))
        for line, row in zip(lines, rows, strict=True)
    )
