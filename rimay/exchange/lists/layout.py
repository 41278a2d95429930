"""The tables inside a sheet: where headings stand, which lines are rows, which are not.

A region is a table before anybody knows what its columns mean. Every line of the sheet
ends up in one region, as a row or as a line left out with its reason.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rimay.exchange.grids import Cell, Row, Sheet
from rimay.exchange.lists import header, institutions, lines, months, names, ranks
from rimay.exchange.lists.headings import heading_match
from rimay.exchange.lists.lines import Line
from rimay.exchange.lists.plain import is_ditto
from rimay.exchange.lists.proposal import LeftOut
from rimay.exchange.lists.reasons import Reason
from rimay.exchange.lists.targets import Target
from rimay.exchange.lists.words import heading_words, tidy


@dataclass
class Region:
    """A table found: its headings by column, its rows, the lines left out."""

    headings: Mapping[int, str]
    header_rows: tuple[int, ...] = ()
    rows: list[Row] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    # Columns that alone make a record, and words that begin a line across the table.
    mains: frozenset[int] = frozenset()
    across: frozenset[str] = frozenset()
    # What the line across the table above a row says, by the row's number.
    sections: dict[int, str] = field(default_factory=dict)
    # Cells whose words were taken from the cell above.
    filled: set[tuple[int, int]] = field(default_factory=set)
    is_message: bool = False
    is_single: bool = False

    def learn(self, targets: Sequence[Target]) -> None:
        """Note which columns make a record alone, before lines are taken or left."""
        mains = [target for target in targets if target.is_main]
        self.mains = frozenset(
            column
            for column, heading in self.headings.items()
            if any(heading_match(heading, target) for target in mains)
        )
        self.across = frozenset(
            phrase[0]
            for target in targets
            if target.from_section
            for phrase in target.phrases
        )

    def leave_out(self, line: Line, code: str) -> None:
        """Keep a line among those left out."""
        code = code if line.words else "blank"
        self.left_out.append(LeftOut(line.number, line.row.text, Reason(code)))

    def leave_out_all(self, found: Iterable[Line], code: str) -> None:
        """Keep lines among those left out."""
        for line in found:
            self.leave_out(line, code)

    def entitle(self, found: list[Line]) -> None:
        """Keep the lines above the table: they may tell its date."""
        self.titles += [line.row.text for line in found]
        self.leave_out_all(found, "title")

    def columns_headed(self, *words: str) -> frozenset[int]:
        """Return the columns whose heading holds one of these words."""
        return frozenset(
            column
            for column, heading in self.headings.items()
            if set(words) & set(heading_words(heading))
        )


def regions(
    sheet: Sheet, known: frozenset[str], targets: Sequence[Target]
) -> list[Region]:
    """Return the tables of a sheet; `known` are the words that may head a column."""
    found = lines.read_lines(sheet)
    starts = [i for i, line in enumerate(found) if lines.is_heading_line(line, known)]
    if not starts and (lines.is_turned(found, known) or lines.are_forms(found, known)):
        region = Region({})
        region.leave_out_all(found, "turned")
        return [region]
    if not starts:
        weak = header.weak_header(found)
        starts = [] if weak is None else [weak]
    if not starts:
        return [_headless(sheet, found)]
    return _headed(sheet, found, starts, known, targets)


def _headed(
    sheet: Sheet,
    found: list[Line],
    starts: list[int],
    known: frozenset[str],
    targets: Sequence[Target],
) -> list[Region]:
    spans = lines.across(sheet)
    made: list[Region] = []
    place = 0
    for start in starts:
        if start < place:
            continue
        chosen = header.header_lines(found, start, place, known)
        above, heading = found[place : chosen[0]], [found[i] for i in chosen]
        headings = header.joined(heading, spans)
        if made:
            _take(made[-1], sheet, above)
        if made and header.same(made[-1].headings, headings):
            made[-1].leave_out_all(heading, "repeated_heading")
        else:
            region = Region(headings, tuple(line.number for line in heading))
            region.learn(targets)
            if not made:
                region.entitle(above)
            region.leave_out_all(heading, "headings")
            made.append(region)
        place = chosen[-1] + 1
    _take(made[-1], sheet, found[place:])
    for region in made:
        _settle_notes(region)
    return made


def _headless(sheet: Sheet, found: list[Line]) -> Region:
    """Return a table without headings: lines above its first wide one are titles."""
    region = Region({})
    wide = next((i for i, line in enumerate(found) if len(line.words) > 1), len(found))
    if wide == len(found):
        region.leave_out_all(found, "no_table")
        return region
    region.entitle(found[:wide])
    _take(region, sheet, found[wide:])
    _settle_notes(region)
    return region


def _take(region: Region, sheet: Sheet, found: list[Line]) -> None:
    """Put lines into a region, as rows or among those left out."""
    anchors = lines.below(sheet)
    said: dict[tuple[int, int], Cell] = {}
    above: dict[int, Cell] = {}
    held = set(anchors.values())
    section, is_signed = "", False
    numbering = region.columns_headed("numero")
    for line in found:
        # Below a line to sign on stand those who answer for the list, not its rows.
        is_signed = is_signed or lines.is_signed_on(line)
        is_short = len(line.words) < 3 and not any(
            line.words.get(column, "").isdigit() for column in numbering
        )
        if lines.is_rule(line) or (is_signed and line.words and is_short):
            region.leave_out(line, "note")
            continue
        for column in line.words:
            if (line.number, column) in held:
                said[line.number, column] = line.row.cell(column)
        code = _why_not(line, region)
        if code:
            region.leave_out(line, code)
            section = line.first if code == "section" else section
            continue
        region.sections[line.number] = section
        row = Row(line.number, tuple(_cells(line.row, region, anchors, said, above)))
        above = dict(enumerate(row.cells))
        region.rows.append(row)


def _cells(
    row: Row,
    region: Region,
    anchors: Mapping[tuple[int, int], tuple[int, int]],
    said: Mapping[tuple[int, int], Cell],
    above: Mapping[int, Cell],
) -> Iterator[Cell]:
    """Yield a row's cells, with what merged cells and ditto marks take from above."""
    width = max([len(row.cells), *(column + 1 for column in region.headings)])
    for column in range(width):
        cell = row.cell(column)
        anchor = anchors.get((row.number, column))
        other = None
        if anchor and cell.is_empty:
            other = said.get(anchor)
        elif is_ditto(tidy(cell.text)):
            other = above.get(column)
        if other is not None and not other.is_empty:
            region.filled.add((row.number, column))
            cell = other
        yield cell


def _why_not(line: Line, region: Region) -> str:
    """Return why a line is no row, or "" where it is one."""
    if not line.words:
        return "blank"
    numbering = region.columns_headed("numero")
    told = {
        column: text
        for column, text in line.words.items()
        if column not in numbering or any(map(str.isalpha, text))
    }
    people = region.columns_headed("nombre", "apellido", "participante")
    if _is_total(line, told, people):
        return "total"
    if not told:
        return "only_number"
    if len(told) == 1 and len(region.headings) != 1:
        return _why_alone(line, told, people, region)
    return ""


def _is_total(line: Line, told: Mapping[int, str], people: frozenset[int]) -> bool:
    if any(lines.is_total_text(text) for text in line.words.values()):
        named = [told[c] for c in people if c in told]
        return not any(
            names.looks_like_name(n) and not lines.is_total_text(n) for n in named
        )
    counts = [column for column, text in told.items() if lines.is_count_text(text)]
    others = [text for column, text in told.items() if column not in counts]
    has_number = any(c.isdigit() for text in line.words.values() for c in text)
    if counts and has_number and all(text.strip(" %").isdigit() for text in others):
        return True
    figures = bool(told) and all(line.is_figure(column) for column in told)
    formulas = any(line.row.cell(column).formula for column in told)
    return figures and formulas and not any(column in people for column in told)


def _why_alone(
    line: Line, told: Mapping[int, str], people: frozenset[int], region: Region
) -> str:
    """Say what a line with one filled cell is: a name alone still is a row."""
    ((column, text),) = told.items()
    if lines.is_note_text(text):
        return "note"
    if months.is_month(text):
        return "section"
    if line.spread or set(heading_words(text)[:1]) & region.across:
        return "section"
    if column in region.mains:
        return ""
    named = names.looks_like_name(ranks.part(text).name)
    numbered = len(line.words) > 1
    if column in people or (not region.headings and named):
        is_section = institutions.looks_like_institution(text) and not numbered
        return "section" if is_section else ""
    if named or column == 0 or not region.headings:
        return "section"
    return "lonely"


def _settle_notes(region: Region) -> None:
    """Lines below the last row are notes, not lines across the table."""
    last = max((row.number for row in region.rows), default=0)
    region.left_out = [
        LeftOut(out.number, out.text, Reason("note"))
        if out.number > last and out.reason.code in {"section", "lonely"}
        else out
        for out in region.left_out
    ]
