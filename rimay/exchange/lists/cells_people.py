"""Cells that speak of persons: names with their ranks, telephones, woman or man."""

from rimay.exchange.grids import Cell
from rimay.exchange.lists import institutions, names, phones, plain, ranks
from rimay.exchange.lists.drafts import Draft, Learned
from rimay.exchange.lists.proposal import ColumnGuess
from rimay.exchange.lists.words import tidy

_SURNAMES = ("surnames", "surname1", "surname2")
_GIVEN = ("given", "given1", "given2")


def person(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    if plain.says_nothing(cell.text) or names.is_nobody(cell.text):
        return
    text = cell.text
    several = [] if column.part else names.several(text)
    if several:
        text = several[0]
        draft.note(column.target, "several_names", tidy(cell.text))
    text, taken = names.bare_of_remarks(ranks.MARK.sub("", tidy(text)))
    for found in taken:
        draft.note(column.target, "remark_taken_off", found)
    parted = ranks.part(text)
    if column.part:
        parts = draft.parts.setdefault(column.target, {})
        parts[column.part] = names.proper(parted.name)
    else:
        name = names.read(parted.name, learned.order[column.index])
        draft.add(column.target, name.filed)
    _take_marks(learned, draft, column.target, parted)


def phone(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    if plain.says_nothing(cell.text):
        return
    text, address = cell.text, learned.first.get("email")
    if address and plain.is_email(text):
        addresses, text = plain.emails(text.replace("\n", " / "))
        draft.add(address, *addresses)
    found, odd = phones.read(text)
    draft.add(column.target, *found, *odd)
    for piece in odd:
        draft.note(column.target, "not_a_phone", piece)


def email(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    if plain.says_nothing(cell.text):
        return
    found, odd = plain.emails(cell.text)
    draft.add(column.target, *found)
    number = learned.first.get("phone")
    if odd and number:
        numbers, rest = phones.read(odd)
        draft.add(number, *numbers)
        odd = " / ".join(rest) if numbers else odd
    if odd:
        draft.miss(column.target, "not_an_email", odd)


def organisation(
    learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell
) -> None:
    if not plain.says_nothing(cell.text):
        draft.values[column.target] = [institutions.proper(cell.text)]


def rank(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    if plain.says_nothing(cell.text):
        return
    found, force = ranks.spell_rank(cell.text)
    draft.values[column.target] = [found or tidy(cell.text)]
    if force:
        learned.offer(draft, "organisation", force, "institution_from_rank")


def title(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    draft.values[column.target] = [ranks.spell_title(cell.text) or tidy(cell.text)]


def sex(learned: Learned, draft: Draft, column: ColumnGuess, cell: Cell) -> None:
    if column.part:
        if not plain.is_mark(cell.text):
            return
        if draft.values.get(column.target):
            draft.note(column.target, "sex_twice")
        draft.add(column.target, column.part)
        return
    found = plain.sex(cell.text, learned.sexes[column.index])
    draft.add(column.target, found)
    if not found and not plain.says_nothing(cell.text):
        code = "sex_unclear" if plain.is_sex(cell.text) else "not_a_sex"
        draft.miss(column.target, code, tidy(cell.text))


def join_names(learned: Learned, draft: Draft) -> None:
    """Put names together whose parts stand in columns of their own."""
    for target, parts in draft.parts.items():
        surnames, given = (
            " ".join(filter(None, (parts.get(part, "") for part in several)))
            for several in (_SURNAMES, _GIVEN)
        )
        name = names.join(surnames, given)
        draft.add(target, name.filed)
    target = learned.first.get("person_name", "")
    has_column = any(column.target == target for column in learned.columns)
    if target and has_column and not draft.values.get(target):
        draft.note(target, "no_name")


def _take_marks(
    learned: Learned, draft: Draft, target: str, parted: ranks.Parted
) -> None:
    """Give what stood before a name to the targets that hold it, or tell of it."""
    if parted.rank:
        draft.note(target, "rank_taken_off", parted.taken)
        learned.offer(draft, "rank", parted.rank)
    for found in parted.titles:
        draft.note(target, "title_taken_off", found)
        learned.offer(draft, "title", found)
    if parted.force:
        learned.offer(draft, "organisation", parted.force, "institution_from_rank")
        if not parted.rank:
            draft.note(target, "remark_taken_off", parted.force)
