"""One sheet of a file, row by row: what each cell says, and what is wrong with it."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.core.classes import Basis
from rimay.core.text import Text, sort_key
from rimay.exchange import sheets
from rimay.exchange.grids import Cell, Row, Sheet, letters
from rimay.exchange.naming import new_key
from rimay.exchange.plans import Draft, Plan, Problem, Ref
from rimay.exchange.sheets import Head
from rimay.groups.models import Group
from rimay.records import cells
from rimay.records.kinds import Kind, Shape

LONGEST_SOURCE = 300


@dataclass
class Reader:
    """Reads one sheet; keeps where it is, so that a problem can say so."""

    actor: Actor
    group: Group
    kind: Kind
    sheet: Sheet
    plan: Plan
    heads: dict[int, Head] = field(default_factory=dict)
    headless: set[int] = field(default_factory=set)

    def tell(self, row: int, column: int | None, message: str) -> None:
        name = "" if column is None else letters(column)
        self.plan.problems.append(Problem(self.sheet.title, row, name, message))

    def place(self, code: str) -> int | None:
        """Return where a column stands, None where the sheet has it not."""
        return next((i for i, h in self.heads.items() if h.code == code), None)

    def letters(self) -> dict[str, str]:
        """Return the letter of each column that the sheet has, by its code."""
        return {head.code: letters(i) for i, head in self.heads.items()}


def read_heads(reader: Reader) -> None:
    """Map headings to columns: told at once are unknown, repeated and missing ones."""
    first = reader.sheet.rows[0]
    for index, cell in enumerate(first.cells):
        if cell.is_empty:
            continue
        head = sheets.column_of(reader.kind, cell.text)
        if head is None:
            reader.tell(first.number, index, _unknown(reader, cell.text))
        elif head.code in {h.code for h in reader.heads.values()}:
            message = _(
                "The column “%(heading)s” stands here twice. Leave one of the two."
            )
            reader.tell(first.number, index, message % {"heading": cell.text})
        else:
            reader.heads[index] = head
    present = {head.code for head in reader.heads.values()}
    for head in sheets.heads(reader.kind, sheets.language()):
        if head.is_required and not _is_given(head, present):
            message = _(
                "The column “%(heading)s” is missing. Add it, and fill it in each row."
            )
            reader.tell(first.number, None, message % {"heading": head.text})


def _unknown(reader: Reader, heading: str) -> str:
    message = _(
        "The heading “%(heading)s” is not one of this sheet's columns. Mend it, or take "
        "the column out."
    )
    near = sheets.nearest_heading(reader.kind, heading, sheets.language())
    told = [message % {"heading": heading}]
    if near:
        told.append(_("Perhaps: %(words)s.") % {"words": near})
    return " ".join(told)


def refuse_merged(reader: Reader) -> None:
    """Tell merged cells: only the first of them says anything."""
    first = reader.sheet.rows[0].number
    for merge in reader.sheet.merged:
        columns = range(merge.first_column, merge.last_column + 1)
        if merge.last_row >= first and any(c in reader.heads for c in columns):
            message = _("Cells are merged here. Unmerge them and fill in each one.")
            reader.tell(merge.first_row, merge.first_column, message)


def _refuse_headless(reader: Reader, row: Row) -> None:
    """Tell the first cell of each column that has no heading: it would be lost."""
    for index, cell in enumerate(row.cells):
        is_new = index not in reader.heads and index not in reader.headless
        if is_new and not cell.is_empty:
            reader.headless.add(index)
            if reader.sheet.rows[0].cell(index).is_empty:
                reader.tell(
                    row.number,
                    index,
                    _(
                        "There is no heading above this. Write one, or empty the column."
                    ),
                )


def _is_given(head: Head, present: set[str]) -> bool:
    if head.language and head.column:
        return any(f"{head.column.name}_{x}" in present for x in sheets.LANGUAGES)
    return head.code in present


def read_row(reader: Reader, row: Row, seen: dict[str, int]) -> Draft | None:
    heads = {i: h for i, h in reader.heads.items() if row.cell(i).kind != "kept"}
    words = {
        head.code: _words(reader, row, index, head) for index, head in heads.items()
    }
    _refuse_headless(reader, row)
    if not any(words.values()):
        return None
    draft = Draft(row.number, "", {}, {}, {}, None, [])
    for column in reader.kind.columns:
        if reader.kind.shape(column) == Shape.TRANSLATED:
            _read_translated(reader, row, column.name, words, draft)
    for index, head in heads.items():
        if head.column is not None and not head.language:
            _read_cell(reader, row, index, head, words[head.code], draft)
    _read_proof(reader, row, words, draft)
    draft.key = words.get(sheets.KEY, "") or new_key(reader.kind, draft, seen)
    _check_key(reader, row, draft, seen)
    draft.values["_reads"] = words.get(sheets.READERS, "")
    draft.values["_named"] = words.get(sheets.NAMED, "")
    return draft


def _check_key(reader: Reader, row: Row, draft: Draft, seen: dict[str, int]) -> None:
    place = reader.place(sheets.KEY)
    if draft.key in seen:
        message = _(
            "The key “%(key)s” stands in row %(row)s already. Give this row another."
        )
        told = {"key": draft.key, "row": seen[draft.key]}
        reader.tell(row.number, place, message % told)
    if len(draft.key) > 80 or ";" in draft.key:
        message = _("A key has up to 80 characters and no “;”.")
        reader.tell(row.number, place, message)
    seen.setdefault(draft.key, row.number)


def _words(reader: Reader, row: Row, index: int, head: Head) -> str:
    """Return what a cell says, as one types it."""
    cell: Cell = row.cell(index)
    if cell.lacks_value:
        message = _("This is a formula without a value. Write the value itself.")
        reader.tell(row.number, index, message)
        return ""
    if cell.kind == "error":
        message = _("The spreadsheet shows an error here. Write the value itself.")
        reader.tell(row.number, index, message)
        return ""
    return cell.text.strip()


def _read_cell(
    reader: Reader, row: Row, index: int, head: Head, words: str, draft: Draft
) -> None:
    column, kind = head.column, reader.kind
    assert column is not None
    shape = kind.shape(column)
    if shape in {Shape.REFERENCE, Shape.REFERENCES}:
        keys = [key.strip() for key in words.split(";") if key.strip()]
        refs = [Ref(kind.target(column), key) for key in keys]
        if shape == Shape.REFERENCES:
            draft.sets[column.name] = refs
        else:
            if len(refs) > 1:
                reader.tell(row.number, index, _("Only one row can be named here."))
            draft.refs[column.name] = refs[0] if refs else None
        return
    try:
        value = cells.read(kind, column, words)
        if words and isinstance(value, str | int | Decimal):
            # Such as what the database's whole numbers hold.
            kind.field(column).run_validators(value)
        draft.values[column.name] = value
    except ValidationError as error:
        for message in error.messages:
            reader.tell(row.number, index, message)


def _read_translated(
    reader: Reader, row: Row, name: str, words: dict[str, str], draft: Draft
) -> None:
    given = {x: words.get(f"{name}_{x}") for x in sheets.LANGUAGES}
    if all(value is None for value in given.values()):
        return
    held = {x: value for x, value in given.items() if value}
    if not held and reader.kind.is_required(reader.kind.column(name)):
        index = next(
            i for i, h in reader.heads.items() if h.code.startswith(f"{name}_")
        )
        reader.tell(row.number, index, _("This is needed."))
    draft.values[name] = Text.of(reader.group.language, **held)
    said = (x for x, value in given.items() if value is not None)
    draft.languages[name] = frozenset(said)


def _read_proof(reader: Reader, row: Row, words: dict[str, str], draft: Draft) -> None:
    if sheets.SOURCE in words:
        draft.values["source"] = words[sheets.SOURCE]
        if len(words[sheets.SOURCE]) > LONGEST_SOURCE:
            message = _("This is longer than %(n)s characters.")
            place = reader.place(sheets.SOURCE)
            reader.tell(row.number, place, message % {"n": LONGEST_SOURCE})
    if sheets.BASIS in words:
        said = sort_key(words[sheets.BASIS])
        basis = sheets.basis_words().get(said)
        if said and basis is None:
            allowed = ", ".join(str(b.label) for b in Basis)
            message = _("Write one of: %(allowed)s.") % {"allowed": allowed}
            reader.tell(row.number, reader.place(sheets.BASIS), message)
        draft.values["basis"] = basis or ""
