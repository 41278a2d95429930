"""A table's rows made clean: each cell brought to what its target holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from rimay.exchange.grids import Cell, Row
from rimay.exchange.lists import (
    cells_people,
    cells_plain,
    content,
    days,
    names,
    numbers,
    plain,
)
from rimay.exchange.lists.drafts import Draft, Learned
from rimay.exchange.lists.headings import surnames_come_first
from rimay.exchange.lists.layout import Region
from rimay.exchange.lists.proposal import CleanRow, ColumnGuess
from rimay.exchange.lists.targets import Target, TargetKind
from rimay.exchange.lists.words import tidy

_READERS: Mapping[TargetKind, Callable[..., None]] = {
    "person_name": cells_people.person,
    "phone": cells_people.phone,
    "email": cells_people.email,
    "organisation": cells_people.organisation,
    "rank": cells_people.rank,
    "title": cells_people.title,
    "sex": cells_people.sex,
    "date": cells_plain.date,
    "choice": cells_plain.choice,
    "number": cells_plain.number,
    "names": cells_plain.named,
    "money": cells_plain.money,
    "currency": cells_plain.currency,
    "months": cells_plain.span,
}


class Cleaner:
    """Reads the rows of one table; what a column says as a whole is worked out once.

    `year` is that of dates which name none, where the table does not tell it.
    """

    def __init__(
        self,
        region: Region,
        columns: Sequence[ColumnGuess],
        targets: Sequence[Target],
        title_day: tuple[str, str] = ("", ""),
        year: int = 0,
    ) -> None:
        self.region, self.title_day = region, title_day
        self.above: dict[int, tuple[str, Cell]] = {}
        chosen = tuple(column for column in columns if column.target)
        self.learned = Learned({target.name: target for target in targets}, chosen)
        for column in chosen:
            self._learn(column)
        self.learned.year = self._year(chosen) or year

    def rows(self) -> Iterator[CleanRow]:
        """Yield every row of the table, clean; one for each mark under a day."""
        for row, several in self._each():
            draft = Draft()
            if several:
                draft.note(several, "parted")
            for column in self.learned.columns:
                self._read(draft, column, row)
            cells_people.join_names(self.learned, draft)
            cells_plain.join_months(self.learned, draft)
            cells_plain.miss_marks(self.learned, draft)
            self._take_title_day(draft)
            self._take_section(draft, row)
            yield from self._parted(draft, row)

    def _each(self) -> Iterator[tuple[Row, str]]:
        """Yield every row, or one for each of the numbered lines in its main cell."""
        texts = [
            (column.index, column.target)
            for column in self.learned.columns
            if self.learned.targets[column.target].is_main
            and self.learned.targets[column.target].kind == "text"
        ]
        for row in self.region.rows:
            for index, target in texts:
                if "\n" not in row.cell(index).text:
                    continue
                count = len(plain.numbered(row.cell(index).text))
                if count > 1:
                    for place in range(count):
                        yield Row(row.number, _line_of(row, place, count)), target
                    break
            else:
                yield row, ""

    def _learn(self, column: ColumnGuess) -> None:
        learned = self.learned
        kind = learned.targets[column.target].kind
        cells = content.sample([row.cell(column.index) for row in self.region.rows])
        texts = [cell.text for cell in cells]
        if kind == "sex":
            every = {row.cell(column.index).text for row in self.region.rows}
            learned.sexes[column.index] = plain.sexes(every)
        elif kind == "date":
            months = sum(map(days.puts_month_first, texts))
            clear = sum(map(days.puts_day_first, texts))
            learned.month_first[column.index] = months > 0 and not clear
        elif kind == "organisation" and self._says_once(column.index):
            learned.blocks.add(column.index)
        elif kind in {"number", "money"}:
            typed = [cell.text for cell in cells if cell.kind == "text"]
            learned.commas[column.index] = numbers.writes_comma(typed)
            learned.currencies[column.index] = numbers.currency_in(column.heading)
        elif kind == "person_name" and not column.part:
            learned.order[column.index] = _order(column.heading, texts)

    def _says_once(self, index: int) -> bool:
        """Say whether a column's words stand at the head of a block, blank below it.

        A list that writes them again beside each line means its blanks as blanks.
        """
        if not self.region.headings:
            return False
        texts = [tidy(row.cell(index).text) for row in self.region.rows]
        blanks = texts.count("")
        repeats = any(one and one == other for one, other in pairwise(texts))
        return bool(texts and texts[0]) and blanks * 2 >= len(texts) and not repeats

    def _year(self, columns: Sequence[ColumnGuess]) -> int:
        """Return the year that the table speaks of: in its title, or in its dates."""
        if self.title_day[0]:
            return int(self.title_day[0][:4])
        dated = [
            c.index for c in columns if self.learned.targets[c.target].kind == "date"
        ]
        rows = self.region.rows
        return days.year_of(row.cell(index).text for row in rows for index in dated)

    def _read(self, draft: Draft, column: ColumnGuess, row: Row) -> None:
        cell = row.cell(column.index)
        target = self.learned.targets[column.target]
        is_filled = (row.number, column.index) in self.region.filled
        if target.from_section or column.index in self.learned.blocks:
            # Merged in the sheet, pasted it stands in the first of its rows only.
            section = self.region.sections.get(row.number, "")
            held, above = self.above.get(column.index, ("", cell))
            if cell.is_empty and held == section:
                cell, is_filled = above, True
            self.above[column.index] = section, cell
        if cell.is_empty:
            return
        if is_filled:
            draft.note(target.name, "filled_down", tidy(cell.text))
        if cell.lacks_value:
            draft.miss(target.name, "formula_without_value", cell.formula)
        elif cell.kind == "error":
            draft.miss(target.name, "error", cell.text)
        elif tidy(cell.text):
            if cell.formula:
                draft.note(target.name, "formula")
            read = _READERS.get(target.kind, cells_plain.text)
            read(self.learned, draft, column, cell)

    def _take_title_day(self, draft: Draft) -> None:
        code, words = self.title_day
        for target in self.learned.targets.values():
            marked = any(column.part == code for column in self.learned.columns)
            if code and target.from_title and not marked:
                if not draft.values.get(target.name):
                    draft.add(target.name, code)
                    draft.note(target.name, "date_from_title", words)

    def _take_section(self, draft: Draft, row: Row) -> None:
        """Let a line across the table speak for the rows below it."""
        words = self.region.sections.get(row.number, "")
        for target in self.learned.targets.values():
            if words and target.from_section and not draft.values.get(target.name):
                draft.add(target.name, words)
                draft.note(target.name, "from_section", words)

    def _parted(self, draft: Draft, row: Row) -> Iterator[CleanRow]:
        """Yield a row, or one for each day under which it has a mark."""
        day = next((t.name for t in self.learned.targets.values() if t.from_title), "")
        for target, marks in draft.marks.items():
            for part, code in marks.items():
                yield draft.done(row, {day: part, target: code})
        if not draft.marks:
            yield draft.done(row)


def _line_of(row: Row, place: int, count: int) -> tuple[Cell, ...]:
    """Return a row's cells with one line of those that have as many; others whole."""
    found = []
    for cell in row.cells:
        held = plain.numbered(cell.text)
        lines = held if len(held) == count else cell.text.split("\n")
        is_parted = cell.kind == "text" and len(lines) == count
        found.append(Cell(lines[place], "text") if is_parted else cell)
    return tuple(found)


def _order(heading: str, texts: Sequence[str]) -> names.Order:
    """Return on which side surnames stand: the heading says, else the names do."""
    first = surnames_come_first(heading)
    if first is None:
        first = content.surnames_first(texts)
    return "surnames_first" if first else "given_first"
