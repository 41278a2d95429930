"""The way in: a grid and the targets go in, a proposal comes out."""

from collections.abc import Iterator, Mapping, Sequence

from rimay.exchange.grids import Grid, Sheet
from rimay.exchange.lists import days, message, side
from rimay.exchange.lists.cleaning import Cleaner
from rimay.exchange.lists.columns import Choices, guess_columns
from rimay.exchange.lists.layout import Region, regions
from rimay.exchange.lists.proposal import LeftOut, Proposal, Table
from rimay.exchange.lists.reasons import Reason
from rimay.exchange.lists.targets import Target, known_words


def propose(
    grid: Grid,
    targets: Sequence[Target],
    remembered: Mapping[str, str] | None = None,
    chosen: Mapping[tuple[int, int], str] | None = None,
    year: int = 0,
) -> Proposal:
    """Return the tables of a grid, what their columns are, and their rows made clean.

    `remembered` maps a heading's key (ColumnGuess.key) to the choice that was made for
    it earlier; `chosen` maps (place of the table in the proposal, column) to a choice
    made now. A choice is ColumnGuess.choice; "" leaves the column out. `year` is that
    of dates that name none, in a list that names none either.
    """
    offered = tuple(targets)
    known = known_words(offered)
    tables: list[Table] = []
    for sheet in grid.sheets:
        if not sheet.rows:
            continue
        if sheet.hidden:
            tables.append(_hidden(sheet))
            continue
        for part, region in _parted(sheet, known, offered):
            picked = {
                column: choice
                for (place, column), choice in (chosen or {}).items()
                if place == len(tables)
            }
            choices = Choices(remembered or {}, picked)
            tables.append(_table(part, region, offered, choices, year))
    return Proposal(tuple(tables))


def _parted(
    sheet: Sheet, known: frozenset[str], targets: Sequence[Target]
) -> Iterator[tuple[Sheet, Region]]:
    for part in side.parted(sheet, known):
        for region in _regions(part, known, targets):
            for one in side.by_group(region, targets):
                yield part, one


def _regions(
    sheet: Sheet, known: frozenset[str], targets: Sequence[Target]
) -> list[Region]:
    speaks_of_people = any(target.kind == "person_name" for target in targets)
    read = message.region if speaks_of_people else message.single
    lines = read(sheet, known)
    return [lines] if lines else regions(sheet, known, targets)


def _hidden(sheet: Sheet) -> Table:
    reason = Reason("hidden_sheet")
    left_out = tuple(LeftOut(row.number, row.text, reason) for row in sheet.rows)
    return Table(sheet.title, left_out=left_out)


def _table(
    sheet: Sheet,
    region: Region,
    targets: Sequence[Target],
    choices: Choices,
    year: int,
) -> Table:
    columns = guess_columns(region, targets, choices)
    day, words = _title_day(sheet, region)
    cleaner = Cleaner(region, columns, targets, (day, words), year)
    return Table(
        sheet=sheet.title,
        header_rows=region.header_rows,
        columns=columns,
        rows=tuple(cleaner.rows()),
        left_out=tuple(sorted(region.left_out, key=lambda out: out.number)),
        day=day,
    )


def _title_day(sheet: Sheet, region: Region) -> tuple[str, str]:
    """Return the date that the lines above a table speak of, else its tab's name."""
    found = [(days.find(words), words) for words in (*region.titles, sheet.title)]
    known = [(day.code, words) for day, words in found if day is not None]
    # "15 de agosto de 2017" tells more than the tab "Agosto 2017".
    return max(known, key=lambda pair: len(pair[0]), default=("", ""))
