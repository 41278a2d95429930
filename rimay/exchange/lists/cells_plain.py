"""Cells that speak of anything else: dates, choices, amounts, months, names of rows."""

from rimay.exchange.grids import Cell
from rimay.exchange.lists import days, months, numbers, plain
from rimay.exchange.lists.drafts import Draft, Learned
from rimay.exchange.lists.proposal import ColumnGuess
from rimay.exchange.lists.words import fold, tidy


def text(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    if fold(cell.text):
        draft.add(column.target, tidy(cell.text))


def named(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    """Keep a cell's lines apart: each may name another row."""
    if plain.says_nothing(cell.text):
        return
    lines = cell.text.replace("\r", "\n").split("\n")
    draft.add(column.target, *map(tidy, lines))


def date(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    target = learned.targets[column.target]
    says_nothing = plain.says_nothing(cell.text) and not target.keeps_words
    if says_nothing or not fold(cell.text):
        return
    flip = learned.month_first[column.index] and cell.kind != "date"
    day = days.read(cell.text, month_first=flip, year=learned.year)
    if day is None:
        # "31/02/2017" is a slip, "permanente" is meant.
        if target.keeps_words and any(map(str.isalpha, cell.text)):
            draft.miss(column.target, "words_for_date", tidy(cell.text))
        else:
            draft.note(column.target, "not_a_date", tidy(cell.text))
        return
    draft.add(column.target, day.code)
    for note in day.notes:
        words = tidy(cell.text)
        draft.note(
            column.target,
            note,
            f"{words} → {day.code[:4]}" if note == "year_taken" else words,
        )


def choice(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    choices = learned.targets[column.target].choices
    if column.part in choices:
        if plain.is_mark(cell.text) or plain.choice(cell.text, choices) == column.part:
            if draft.values.get(column.target):
                draft.note(column.target, "marked_twice")
            draft.add(column.target, column.part)
        return
    code = plain.choice(cell.text, choices)
    if not code:
        code = plain.choice_within(cell.text, choices)
        if code:
            draft.note(column.target, "choice_within", tidy(cell.text))
    if not code:
        draft.miss(column.target, "not_a_choice", tidy(cell.text))
    elif column.part:
        draft.marks.setdefault(column.target, {})[column.part] = code
    else:
        draft.add(column.target, code)


def miss_marks(learned: Learned, draft: Draft) -> None:
    """Tell where a table has a column for who came, and a line says nothing in it."""
    for name in learned.marked:
        if not draft.values.get(name) and not draft.marks.get(name):
            draft.note(name, "not_marked")


def number(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    comma = learned.commas.get(column.index, False)
    is_exact = cell.kind == "number"
    digits = cell.text if is_exact else numbers.number(cell.text, comma=comma)
    draft.add(column.target, digits)
    if not digits:
        draft.miss(column.target, "not_a_number", tidy(cell.text))
    elif not is_exact and not comma and numbers.is_unclear_number(cell.text):
        draft.note(column.target, "number_unclear", tidy(cell.text))


def money(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    if plain.says_nothing(cell.text):
        return
    comma = learned.commas.get(column.index, False)
    digits, sign = numbers.money(cell.text, comma=comma)
    if cell.kind == "number":
        digits, sign = cell.text, ""
    sign = sign or (learned.currencies.get(column.index, "") if digits else "")
    draft.add(column.target, digits)
    if not digits:
        draft.miss(column.target, "not_an_amount", tidy(cell.text))
    elif cell.kind != "number" and not comma and numbers.is_unclear_number(cell.text):
        draft.note(column.target, "number_unclear", tidy(cell.text))
    if sign:
        learned.offer(draft, "currency", sign)


def currency(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    code = numbers.currency(cell.text)
    if code:
        draft.values[column.target] = [code]
    elif not plain.says_nothing(cell.text):
        draft.miss(column.target, "not_a_currency", tidy(cell.text))


def span(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    """Read months, or the cross under one."""
    if column.part:
        if plain.is_mark(cell.text):
            draft.marks.setdefault(column.target, {})[column.part] = cell.text
        return
    found = months.read(cell.text)
    if found is not None:
        draft.add(column.target, f"{found[0]}-{found[1]}")
    elif not plain.says_nothing(cell.text):
        draft.miss(column.target, "not_months", tidy(cell.text))


def join_months(learned: Learned, draft: Draft) -> None:
    """Read crosses under months as the first and the last of them."""
    target = learned.first.get("months", "")
    marked: list[int] = []
    for part in draft.marks.pop(target, {}):
        first, _dash, last = part.partition("-")
        marked += range(int(first), int(last or first) + 1)
    marked.sort()
    if marked:
        draft.values[target] = [f"{marked[0]}-{marked[-1]}"]
        if months.has_gap(marked):
            draft.note(target, "months_between")
