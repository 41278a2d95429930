"""From the rows of a file to a plan: every problem found at once, nothing written."""

from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import can
from rimay.core.classes import Basis
from rimay.core.text import Text, sort_key
from rimay.exchange import sheets
from rimay.exchange.comparing import compare
from rimay.exchange.grids import Cell, Grid, Row, Sheet, letters
from rimay.exchange.naming import Names, new_key
from rimay.exchange.plans import Draft, Plan, Problem, Ref, SheetPlan
from rimay.exchange.sheets import Head
from rimay.groups.models import Group
from rimay.records import cells
from rimay.records.kinds import Kind, Shape

EXPLANATIONS = (
    "explicacion",
    "explanation",
    "leame",
    "read me",
    "readme",
    "instrucciones",
)


@dataclass
class _Reader:
    """Reads one sheet; keeps where it is, so that a problem can say so."""

    actor: Actor
    group: Group
    kind: Kind
    sheet: Sheet
    plan: Plan
    heads: dict[int, Head] = field(default_factory=dict)

    def tell(self, row: int, column: int | None, message: str) -> None:
        name = "" if column is None else letters(column)
        self.plan.problems.append(Problem(self.sheet.title, row, name, message))


def make_plan(actor: Actor, group: Group, grid: Grid, kinds: tuple[Kind, ...]) -> Plan:
    """Return what importing a file would do; its problems say what to mend."""
    plan = Plan(grid.name)
    by_kind: dict[str, SheetPlan] = {}
    for held in grid.sheets:
        # A CSV file is one sheet, named as the file is.
        stem = grid.name.rpartition("/")[2].rpartition(".")[0]
        sheet = held if held.title else replace(held, title=stem)
        _read_sheet(actor, group, sheet, kinds, plan, by_kind)
    order = [by_kind[kind.code] for kind in kinds if kind.code in by_kind]
    plan.sheets = order
    if not order and not plan.problems:
        message = _("There is nothing to import in this file.")
        plan.problems.append(Problem(grid.name, 0, "", message))
    names = Names(actor, group, order)
    names.resolve(plan)
    if plan.is_clean:
        compare(actor, group, plan)
    plan.problems.sort(key=lambda p: (p.sheet, p.row, len(p.column), p.column))
    return plan


def _read_sheet(
    actor: Actor,
    group: Group,
    sheet: Sheet,
    kinds: tuple[Kind, ...],
    plan: Plan,
    by_kind: dict[str, SheetPlan],
) -> None:
    kind = sheets.kind_of(kinds, sheet.title)
    if kind is None:
        if sheet.hidden or sort_key(sheet.title) in EXPLANATIONS:
            return
        message = _(
            "There is no sheet of this name. Give it one of the names of the workbook, "
            "or leave the sheet out."
        )
        plan.problems.append(Problem(sheet.title, 0, "", message))
        return
    if not sheet.rows:
        return
    reader = _Reader(actor, group, kind, sheet, plan)
    if not can(actor, "create", kind.model):
        reader.tell(0, None, _("You may not import this kind of record."))
        return
    _read_heads(reader)
    made = by_kind.setdefault(kind.code, SheetPlan(kind, sheet.title))
    made.letters |= {head.code: letters(i) for i, head in reader.heads.items()}
    seen: dict[str, int] = {draft.key: draft.number for draft in made.drafts}
    for row in sheet.rows[1:]:
        draft = _read_row(reader, row, seen)
        if draft is not None:
            made.drafts.append(draft)


def _read_heads(reader: _Reader) -> None:
    """Map headings to columns: told at once are unknown, repeated and missing ones."""
    first = reader.sheet.rows[0]
    for index, cell in enumerate(first.cells):
        if cell.is_empty:
            continue
        head = sheets.column_of(reader.kind, cell.text)
        if head is None:
            message = _("The heading “%(heading)s” is not one of this sheet's columns.")
            reader.tell(first.number, index, message % {"heading": cell.text})
        elif head.code in {h.code for h in reader.heads.values()}:
            message = _("The column “%(heading)s” stands here twice.")
            reader.tell(first.number, index, message % {"heading": cell.text})
        else:
            reader.heads[index] = head
    present = {head.code for head in reader.heads.values()}
    for head in sheets.heads(reader.kind, reader.group.language):
        if head.is_required and not _is_given(head, present):
            message = _("The column “%(heading)s” is missing.")
            reader.tell(first.number, None, message % {"heading": head.text})


def _is_given(head: Head, present: set[str]) -> bool:
    if head.language and head.column:
        return any(f"{head.column.name}_{x}" in present for x in sheets.LANGUAGES)
    return head.code in present


def _read_row(reader: _Reader, row: Row, seen: dict[str, int]) -> Draft | None:
    words = {
        head.code: _words(reader, row, index, head)
        for index, head in reader.heads.items()
    }
    if not any(words.values()):
        return None
    draft = Draft(row.number, "", {}, {}, {}, None, [])
    for column in reader.kind.columns:
        if reader.kind.shape(column) == Shape.TRANSLATED:
            _read_translated(reader, row, column.name, words, draft)
    for index, head in reader.heads.items():
        if head.column is not None and not head.language:
            _read_cell(reader, row, index, head, words[head.code], draft)
    _read_proof(reader, row, words, draft)
    draft.key = words.get(sheets.KEY, "") or new_key(reader.kind, draft, seen)
    _check_key(reader, row, draft, seen)
    draft.values["_reads"] = words.get(sheets.READERS, "")
    draft.values["_named"] = words.get(sheets.NAMED, "")
    return draft


def _check_key(reader: _Reader, row: Row, draft: Draft, seen: dict[str, int]) -> None:
    if draft.key in seen:
        message = _("The key “%(key)s” stands in row %(row)s already.")
        reader.tell(
            row.number, None, message % {"key": draft.key, "row": seen[draft.key]}
        )
    if len(draft.key) > 80 or ";" in draft.key:
        message = _("A key has up to 80 characters and no “;”.")
        reader.tell(row.number, None, message)
    seen.setdefault(draft.key, row.number)


def _words(reader: _Reader, row: Row, index: int, head: Head) -> str:
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
    reader: _Reader, row: Row, index: int, head: Head, words: str, draft: Draft
) -> None:
    column, kind = head.column, reader.kind
    assert column is not None
    shape = kind.shape(column)
    if shape in {Shape.REFERENCE, Shape.REFERENCES}:
        keys = [key.strip() for key in words.split(";") if key.strip()]
        refs = [Ref(kind.target(column), key) for key in keys]
        if not refs and kind.is_required(column):
            reader.tell(row.number, index, _("This is needed."))
        if shape == Shape.REFERENCES:
            draft.sets[column.name] = refs
        else:
            if len(refs) > 1:
                reader.tell(row.number, index, _("Only one row can be named here."))
            draft.refs[column.name] = refs[0] if refs else None
        return
    try:
        draft.values[column.name] = cells.read(kind, column, words)
    except ValidationError as error:
        for message in error.messages:
            reader.tell(row.number, index, message)


def _read_translated(
    reader: _Reader, row: Row, name: str, words: dict[str, str], draft: Draft
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


def _read_proof(reader: _Reader, row: Row, words: dict[str, str], draft: Draft) -> None:
    if sheets.SOURCE in words:
        draft.values["source"] = words[sheets.SOURCE][:300]
    if sheets.BASIS in words:
        said = sort_key(words[sheets.BASIS])
        basis = sheets.basis_words().get(said)
        if said and basis is None:
            index = next(i for i, h in reader.heads.items() if h.code == sheets.BASIS)
            allowed = ", ".join(str(b.label) for b in Basis)
            message = _("Write one of: %(allowed)s.") % {"allowed": allowed}
            reader.tell(row.number, index, message)
        draft.values["basis"] = basis or ""
