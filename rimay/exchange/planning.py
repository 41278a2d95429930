"""From the rows of a file to a plan: every problem found at once, nothing written."""

from dataclasses import replace

from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import can
from rimay.core.text import sort_key
from rimay.exchange import sheets
from rimay.exchange.cells_read import Reader, read_heads, read_row, refuse_merged
from rimay.exchange.comparing import compare
from rimay.exchange.grids import Grid, Sheet
from rimay.exchange.naming import Names
from rimay.exchange.plans import Plan, Problem, SheetPlan
from rimay.groups.models import Group
from rimay.records.kinds import Kind

EXPLANATIONS = (
    "explicacion",
    "explanation",
    "leame",
    "read me",
    "readme",
    "instrucciones",
)


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
        _refuse_name(group, sheet, kinds, plan)
        return
    if not sheet.rows:
        return
    reader = Reader(actor, group, kind, sheet, plan)
    if not can(actor, "create", kind.model):
        reader.tell(0, None, _("You may not import this kind of record."))
        return
    if kind.code in by_kind:
        other = by_kind[kind.code].sheet
        message = _("The sheet “%(sheet)s” holds these records already. Join the two.")
        reader.tell(0, None, message % {"sheet": other})
        return
    read_heads(reader)
    refuse_merged(reader)
    made = by_kind.setdefault(kind.code, SheetPlan(kind, sheet.title))
    made.letters = reader.letters()
    seen: dict[str, int] = {}
    for row in sheet.rows[1:]:
        draft = read_row(reader, row, seen)
        if draft is not None:
            made.drafts.append(draft)


def _refuse_name(
    group: Group, sheet: Sheet, kinds: tuple[Kind, ...], plan: Plan
) -> None:
    is_ours = sheet.hidden or sort_key(sheet.title) in EXPLANATIONS
    if is_ours or not sheet.rows:
        return
    message = _(
        "There is no sheet of this name. Give it one of the names of the workbook, "
        "or leave the sheet out."
    )
    near = sheets.nearest_sheet(kinds, sheet.title, sheets.language())
    plan.problems.append(Problem(sheet.title, 0, "", f"{message}{_perhaps(near)}"))


def _perhaps(near: str) -> str:
    return " " + _("Perhaps: %(words)s.") % {"words": near} if near else ""
