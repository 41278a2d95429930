"""What a plan would make and change, in the words of a person: before and after."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import reads
from rimay.access.audience import Audience, audience, shape_of
from rimay.access.audience import Shape as GroupShape
from rimay.access.naming import is_sealed, names_of
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.exchange.keeping import listed, seen_of
from rimay.exchange.plans import Draft, Plan, Ref, SheetPlan
from rimay.groups.models import Classified, Group
from rimay.records import cells
from rimay.records.kinds import Column, Shape

SHOWN = 20


@dataclass(frozen=True)
class Said:
    """One value of a row: what it would be, and what it is now where that changes."""

    label: str
    words: str
    before: str = ""
    is_changed: bool = False
    is_number: bool = False


@dataclass(frozen=True)
class ShownRow:
    """One row of a sheet, with its number there."""

    number: int
    cells: tuple[Said, ...]


@dataclass(frozen=True)
class ShownSheet:
    """What a sheet would do: counts, the first rows in words, and who would read them."""

    code: str
    title: str
    made_count: int
    changed_count: int
    unchanged: int
    heads: tuple[str, ...]
    made: tuple[ShownRow, ...]
    changed: tuple[ShownRow, ...]
    audience: Audience | None

    @property
    def more(self) -> str:
        """How many more rows it makes than are shown, in words."""
        rest = self.made_count - len(self.made)
        if rest < 1:
            return ""
        return ngettext("and %(n)s more", "and %(n)s more", rest) % {"n": rest}


def shown(actor: Actor, group: Group, plan: Plan) -> list[ShownSheet]:
    """Return the sheets of a plan in words, the first rows of each."""
    shape = shape_of(group)
    return [
        _sheet(actor, group, plan, sheet, shape)
        for sheet in plan.sheets
        if sheet.drafts
    ]


def _sheet(
    actor: Actor, group: Group, plan: Plan, sheet: SheetPlan, shape: GroupShape
) -> ShownSheet:
    made, changed = sheet.made, sheet.changed
    columns = _columns(sheet, made[:SHOWN])
    reader = _Reader(actor, plan, sheet, [*made[:SHOWN], *changed[:SHOWN]])
    return ShownSheet(
        code=sheet.kind.code,
        title=str(sheet.kind.sheet),
        made_count=len(made),
        changed_count=len(changed),
        unchanged=sheet.unchanged,
        heads=tuple(sheet.kind.label(column) for column in columns),
        made=tuple(reader.made(draft, columns) for draft in made[:SHOWN]),
        changed=tuple(reader.changed(draft) for draft in changed[:SHOWN]),
        audience=_audience(group, sheet, shape) if made else None,
    )


def _columns(sheet: SheetPlan, drafts: Iterable[Draft]) -> list[Column]:
    """Return the columns in which a new row says something."""
    said: set[str] = set()
    for draft in drafts:
        said |= {
            name for name, value in draft.values.items() if value not in ("", None)
        }
        said |= {name for name, ref in draft.refs.items() if ref is not None}
        said |= {name for name, refs in draft.sets.items() if refs}
    return [column for column in sheet.kind.columns if column.name in said]


class _Reader:
    """Puts values into words; a row that one may not read has none.

    Of a sealed row that stands the page says nothing but that it changes: what it says
    is shown on its own page, where each showing is written down.
    """

    def __init__(
        self, actor: Actor, plan: Plan, sheet: SheetPlan, drafts: list[Draft]
    ) -> None:
        self.actor, self.sheet, self.kind = actor, sheet, sheet.kind
        self.here = {
            (other.kind.model, draft.key): draft
            for other in plan.sheets
            for draft in other.drafts
        }
        standing = [d.existing for d in drafts if d.existing is not None]
        names = names_of(actor, standing)
        self.names = dict(zip((row.pk for row in standing), names, strict=True))
        self.seen: dict[str, set[int]] = {}
        self.lists: dict[str, dict[int, set[int]]] = {}
        for column in self.kind.columns:
            shape = self.kind.shape(column)
            if shape == Shape.REFERENCE and standing:
                pks = [getattr(row, f"{column.name}_id") for row in standing]
                self.seen[column.name] = seen_of(actor, self.kind.target(column), pks)
            elif shape == Shape.REFERENCES and standing:
                held = listed(self.kind.model, column.name, [r.pk for r in standing])
                every = {pk for pks in held.values() for pk in pks}
                self.lists[column.name] = held
                self.seen[column.name] = seen_of(actor, self.kind.target(column), every)

    def made(self, draft: Draft, columns: list[Column]) -> ShownRow:
        cells = tuple(self._said(draft, column) for column in columns)
        return ShownRow(draft.number, cells)

    def changed(self, draft: Draft) -> ShownRow:
        """Return what a row is called, then the columns that change."""
        row = draft.existing
        assert row is not None
        if is_sealed(row):
            words = _("Sealed: row %(number)s of the sheet") % {"number": draft.number}
            return ShownRow(draft.number, (Said("", words),))
        found = [Said("", self.names[row.pk])]
        for column in self.kind.columns:
            if column.name in draft.changed:
                said = self._said(draft, column)
                before = self._before(row, column)
                found.append(Said(said.label, said.words or "—", before or "—", True))
        if "access_class" in draft.changed and draft.access is not None:
            now = str(Class(row.access_class).label)
            new = str(draft.access.access_class.label)
            label = str(Classified._meta.get_field("access_class").verbose_name)
            found.append(Said(label, new, now, True))
        return ShownRow(draft.number, tuple(found))

    def _said(self, draft: Draft, column: Column) -> Said:
        shape, label = self.kind.shape(column), self.kind.label(column)
        if shape == Shape.REFERENCE:
            return Said(label, self._named(draft.refs.get(column.name)))
        if shape == Shape.REFERENCES:
            refs = [r for r in draft.sets.get(column.name, ()) if r.key[:1] != "#"]
            return Said(label, ", ".join(map(self._named, refs)))
        if column.name not in draft.values:
            return Said(label, "")
        is_number = shape in {Shape.WHOLE, Shape.AMOUNT}
        return Said(label, self._words(column, draft.values), is_number=is_number)

    def _words(self, column: Column, values: dict[str, object]) -> str:
        value = values[column.name]
        if isinstance(value, Text):
            return str(value)
        row = self.kind.model()
        setattr(row, column.name, value)
        return cells.shown(self.kind, column, row)

    def _named(self, ref: Ref | None) -> str:
        if ref is None:
            return ""
        draft = self.here.get((ref.model, ref.key))
        if draft is not None and draft.existing is None:
            return _called(draft)
        row = ref.row
        if isinstance(row, Classified):
            # By its key the file names it already, and says no more of it.
            is_told = reads(self.actor, row) and not is_sealed(row)
            return names_of(self.actor, [row])[0] if is_told else ref.key
        return str(row or ref.key)

    def _before(self, row: Classified, column: Column) -> str:
        shape = self.kind.shape(column)
        if shape == Shape.REFERENCE:
            pk = getattr(row, f"{column.name}_id")
            seen = pk in self.seen.get(column.name, ())
            return names_of(self.actor, [getattr(row, column.name)])[0] if seen else ""
        if shape == Shape.REFERENCES:
            held = self.lists[column.name].get(row.pk, set())
            target: type[models.Model] = self.kind.target(column)
            seen_pks = held & self.seen[column.name]
            rows = target._default_manager.filter(pk__in=seen_pks).order_by("pk")
            return ", ".join(names_of(self.actor, list(rows)))
        return cells.shown(self.kind, column, row)


def _called(draft: Draft) -> str:
    """Return what a new row is called: its first words."""
    for value in draft.values.values():
        if isinstance(value, Text | str) and value:
            return str(value)
    return draft.key


def _audience(group: Group, sheet: SheetPlan, shape: GroupShape) -> Audience | None:
    """Return who would read the new rows; None where that hangs on several rows."""
    row = sheet.kind.model(group=group)
    name = sheet.kind.class_from
    if name:
        refs = [ref for draft in sheet.made if (ref := draft.refs.get(name))]
        parents = {ref.key: ref.row for ref in refs}
        parent = next(iter(parents.values()), None)
        if len(parents) != 1 or not isinstance(parent, Classified):
            return None
        row.take_class_of(parent)
        return audience(row, shape)
    readings = {
        (d.access.access_class, d.access.pillar) for d in sheet.made if d.access
    }
    is_named = any(draft.named for draft in sheet.made)
    if len(readings) != 1 or is_named:
        return None
    ((row.access_class, row.access_pillar),) = readings
    return audience(row, shape)
