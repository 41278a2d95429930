"""What each column of a table is, with how sure that is and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rimay.exchange.grids import Cell, letters
from rimay.exchange.lists import content, months
from rimay.exchange.lists.headings import (
    choice_marks,
    day_marks,
    heading_match,
    name_part,
    sex_marks,
)
from rimay.exchange.lists.layout import Region
from rimay.exchange.lists.message import PARTS
from rimay.exchange.lists.proposal import ColumnGuess
from rimay.exchange.lists.reasons import Reason
from rimay.exchange.lists.targets import Target
from rimay.exchange.lists.words import heading_key, tidy

# Below this nothing is proposed.
_ENOUGH = 40
_COUNTED = 60
# A cell longer than this is more than a mark under its heading.
_MARK = 12


@dataclass(frozen=True)
class Choices:
    """What persons decided: earlier by heading, now by column; "" leaves one out."""

    remembered: Mapping[str, str]
    chosen: Mapping[int, str]


@dataclass(frozen=True)
class _Column:
    index: int
    heading: str
    cells: tuple[Cell, ...]
    sample: tuple[Cell, ...]

    @property
    def is_filled(self) -> bool:
        return any(not cell.is_empty for cell in self.cells)

    @property
    def key(self) -> str:
        return heading_key(self.heading) if self.heading else ""

    def guess(
        self, target: str, part: str, confidence: int, reason: Reason
    ) -> ColumnGuess:
        texts = dict.fromkeys(tidy(cell.text) for cell in self.sample)
        return ColumnGuess(
            index=self.index,
            heading=self.heading,
            key=self.key,
            target=target,
            part=part,
            confidence=confidence,
            reason=reason,
            filled=sum(not cell.is_empty for cell in self.cells),
            samples=tuple(texts)[:3],
        )


def guess_columns(
    region: Region, targets: Sequence[Target], choices: Choices
) -> tuple[ColumnGuess, ...]:
    """Return a guess for every column that has a heading or a filled cell."""
    columns = _columns(region)
    settled = {c.index: g for c in columns if (g := _decided(c, choices, targets))}
    wishes: list[ColumnGuess] = []
    marks = _marks(region, columns, targets)
    for column in columns:
        if column.index in settled:
            continue
        if region.is_message:
            wishes += _from_message(column, targets)
        elif column.sample or column.index in marks or column.is_filled:
            wishes += _wishes(column, region, targets, marks)
    best = _share_out(wishes, settled, targets)
    if region.is_single and not best and not settled:
        best = _only(columns, targets)
    return tuple(
        settled.get(column.index)
        or best.get(column.index)
        or _left(column, wishes, best)
        for column in columns
    )


def _only(
    columns: Sequence[_Column], targets: Sequence[Target]
) -> dict[int, ColumnGuess]:
    """Return the one column there is as what makes a record of these."""
    main = next((target for target in targets if target.is_main), None)
    if main is None:
        return {}
    return {c.index: c.guess(main.name, "", 60, Reason("only_column")) for c in columns}


def _columns(region: Region) -> list[_Column]:
    width = max((len(row.cells) for row in region.rows), default=0)
    made = []
    for index in range(max([width, *(i + 1 for i in region.headings)])):
        cells = tuple(row.cell(index) for row in region.rows)
        heading = region.headings.get(index, "")
        if heading or any(not cell.is_empty for cell in cells):
            made.append(_Column(index, heading, cells, tuple(content.sample(cells))))
    return made


def _decided(
    column: _Column, choices: Choices, targets: Sequence[Target]
) -> ColumnGuess | None:
    """Return what a person decided for a column, if it still is on offer."""
    for held, code in (
        (choices.chosen.get(column.index), "chosen"),
        (choices.remembered.get(column.key) if column.key else None, "remembered"),
    ):
        if held is None:
            continue
        name, _, part = held.partition(":")
        if not name or any(target.name == name for target in targets):
            return column.guess(name, part, 100, Reason(code))
    return None


def _wishes(
    column: _Column,
    region: Region,
    targets: Sequence[Target],
    marks: Mapping[int, tuple[Target, str, str]],
) -> list[ColumnGuess]:
    """Return all that a column could be, each with how sure that is."""
    if column.index in marks:
        target, part, code = marks[column.index]
        reason = Reason(code, column.heading)
        return [column.guess(target.name, part, 90, reason)]
    found = [_wish(column, region, target) for target in targets]
    return [wish for wish in found if wish and wish.confidence >= _ENOUGH]


def _marks(
    region: Region, columns: Sequence[_Column], targets: Sequence[Target]
) -> dict[int, tuple[Target, str, str]]:
    """Return the columns whose cells only mark what their heading says."""
    found: dict[int, tuple[Target, str, str]] = {}
    headings = region.headings
    short = {c.index for c in columns if all(len(x.text) <= _MARK for x in c.sample)}
    for target in targets:
        if target.kind == "sex":
            marked = sex_marks(headings)
            found |= {c: (target, part, "heading") for c, part in marked.items()}
        elif target.kind == "months":
            parts = {c: f"{a}-{b}" for c, (a, b) in months.spans(headings).items()}
            under = parts or {c: str(n) for c, n in months.marks(headings).items()}
            found |= {c: (target, n, "heading_of_month") for c, n in under.items()}
        elif target.kind == "choice":
            dated = day_marks(headings, region.titles) if target.by_day else {}
            found |= {c: (target, d, "heading_of_day") for c, d in dated.items()}
            said = {} if dated else choice_marks(headings, target)
            if said.keys() <= short:
                held = {c: (target, code, "heading") for c, code in said.items()}
                found |= held
    return found


def _wish(column: _Column, region: Region, target: Target) -> ColumnGuess | None:
    headed = heading_match(column.heading, target)
    if headed and column.key == "numero" and content.is_numbering(column.cells):
        # What only counts the lines gives way to a number that the thing itself has.
        headed = replace(headed, confidence=min(headed.confidence, _COUNTED))
    sure = (
        0
        if column.heading and headed is None and target.kind == "organisation"
        else (content.sureness(target, column.sample))
    )
    part = (
        name_part(column.heading, region.headings)
        if target.kind == "person_name"
        else ""
    )
    if headed is None:
        reason = Reason(f"content_{target.kind}")
        # A heading that says something else makes the cells' word weaker.
        sure = sure - 10 if column.heading else sure
        return column.guess(target.name, "", sure, reason) if sure else None
    if sure:
        together = min(99, max(headed.confidence, sure) + 3)
        reason = Reason("heading_and_content", column.heading)
        return column.guess(target.name, part, together, reason)
    if _contradicts(target, column.sample):
        reason = Reason("heading_not_content", column.heading)
        return column.guess(target.name, part, min(headed.confidence, 45), reason)
    reason = Reason("heading", column.heading)
    if headed.is_near:
        reason = Reason("heading_near", headed.words)
    return column.guess(target.name, part, headed.confidence, reason)


def _contradicts(target: Target, cells: Sequence[Cell]) -> bool:
    if target.kind == "person_name":
        bodies = sum(content.is_institution(cell.text) for cell in cells)
        return bodies > len(cells) * 0.6
    if target.kind not in {"phone", "email", "date", "sex", "choice", "months"}:
        return False
    found = content.share(target, cells)
    # Excel's bare numbers of days are dates where the heading says so.
    numbers = target.kind == "date" and all(cell.kind == "number" for cell in cells)
    return found is not None and found < 0.2 and len(cells) > 2 and not numbers


def _from_message(column: _Column, targets: Sequence[Target]) -> list[ColumnGuess]:
    kind = PARTS[column.index]
    meant = [target for target in targets if target.kind == kind and kind != "text"]
    if not column.sample:
        return []
    return [
        column.guess(target.name, "", 70, Reason("message")) for target in meant[:1]
    ]


def _share_out(
    wishes: Sequence[ColumnGuess],
    settled: Mapping[int, ColumnGuess],
    targets: Sequence[Target],
) -> dict[int, ColumnGuess]:
    """Give each target to the column that fits best, and each column one target."""
    many = {target.name for target in targets if target.takes_many}
    order = {target.name: place for place, target in enumerate(targets)}
    taken = {(guess.target, guess.part) for guess in settled.values()}
    best: dict[int, ColumnGuess] = {}
    for wish in sorted(wishes, key=lambda w: (-w.confidence, w.index, order[w.target])):
        # Weeks of one month are marked under several columns.
        is_free = wish.target in many or (
            wish.reason.code == "heading_of_month" and (wish.target, "") not in taken
        )
        if wish.index in best or (not is_free and _is_taken(wish, taken)):
            continue
        best[wish.index] = wish
        taken.add((wish.target, wish.part))
    return best


def _is_taken(wish: ColumnGuess, taken: set[tuple[str, str]]) -> bool:
    """A whole name leaves no room for its parts, and parts none for the whole."""
    parts = {part for target, part in taken if target == wish.target}
    if not parts:
        return False
    return wish.part in parts or "" in parts or not wish.part


def _left(
    column: _Column, wishes: Sequence[ColumnGuess], best: Mapping[int, ColumnGuess]
) -> ColumnGuess:
    """Return why a column is left out."""
    if not any(not cell.is_empty for cell in column.cells):
        return column.guess("", "", 100, Reason("nothing_in_it"))
    if column.key in {"numero", ""} and content.is_numbering(column.cells):
        return column.guess("", "", 100, Reason("numbering"))
    wished = [wish for wish in wishes if wish.index == column.index]
    if wished:
        first = max(wished, key=lambda wish: wish.confidence)
        winner = next((g for g in best.values() if g.target == first.target), None)
        if winner:
            words = first.reason.words or column.heading or winner.heading
            reason = Reason("taken", words, letters(winner.index))
            return column.guess("", "", first.confidence, reason)
    return column.guess(
        "", "", 0, Reason("unknown" if column.heading else "no_heading")
    )
