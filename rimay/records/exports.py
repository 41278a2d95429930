"""Downloads: a list as CSV, with only what its reader sees and no live formula."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

from django.http import HttpResponseBase, StreamingHttpResponse

from rimay.access.asking import can
from rimay.access.http import Request, opens_list
from rimay.core import formulas
from rimay.groups.models import Group
from rimay.records.filters import narrowed
from rimay.records.kinds import Kind
from rimay.records.lines import lines_of

CHUNK = 500
# "+51 984 100 002" stays as it is; "-2+3" would be worked out.
_NUMBER = re.compile(r"[+-]?[\d ]+(?:[.,]\d+)?")


def export_page(kind: Kind) -> Callable[..., HttpResponseBase]:
    """Return the download of a kind's list, as filtered."""

    @opens_list(kind.model)
    def record_export(request: Request, group: Group) -> HttpResponseBase:
        lines = _lines(request, kind, group)
        answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        name = f"{group.slug}-{kind.code}.csv"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    return record_export


def _lines(request: Request, kind: Kind, group: Group) -> Iterator[str]:
    # Keys serve to bring rows back changed; their numbers would tell of rows between.
    keeps = can(request.actor, "change", kind.model)
    columns = [column for column in kind.columns if keeps or not column.for_keepers]
    heads = [kind.label(column) for column in columns]
    yield "\ufeff" + csv_line(["key", *heads] if keeps else heads)
    asked = narrowed(request.actor, kind, request.GET, every=True)
    rows = asked.rows.order_by("id")
    held = rows.iterator(CHUNK)
    while part := list(islice(held, CHUNK)):
        lines = lines_of(request.actor, kind, group, columns, part)
        for row, line in zip(part, lines, strict=True):
            values = [cell.words for cell in line.cells]
            yield csv_line([row.key, *values] if keeps else values)


def csv_line(values: list[str]) -> str:
    """Return one line of a CSV file in which no cell is a live formula."""
    made = io.StringIO()
    csv.writer(made).writerow([_harmless(value) for value in values])
    return made.getvalue()


def _harmless(words: str) -> str:
    return words if _NUMBER.fullmatch(words) else formulas.neutral(words)
