"""What belongs to a record: the rows that name it, and what may be added to it."""

from dataclasses import dataclass

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.groups.models import Classified, Group
from rimay.records.addresses import list_url
from rimay.records.kinds import PAGED, Kind, Shape
from rimay.records.lines import Line, lines_of
from rimay.ui.components import Named

SHOWN = 8
# A number or a yes says nothing without its heading.
WITHOUT_WORDS = {Shape.WHOLE, Shape.AMOUNT, Shape.YES_NO}


@dataclass(frozen=True)
class Related:
    """Rows of one kind that belong to a record: the first of them, the way to all."""

    title: str
    lines: tuple[Line, ...]
    url: str
    create_url: str
    has_more: bool


@dataclass(frozen=True)
class Belongings:
    """What belongs to a record, and the kinds of which it has none yet."""

    held: tuple[Related, ...] = ()
    adds: tuple[Named, ...] = ()


def belongings(
    actor: Actor,
    row: Classified,
    group: Group,
    without: tuple[type[Classified], ...] = (),
) -> Belongings:
    """Return what hangs on this record and has pages, as far as the actor sees.

    `without` are the kinds that the page shows in its own way.
    """
    held: list[Related] = []
    adds: list[Named] = []
    relations = [(PAGED.get(r.related_model), r) for r in row._meta.related_objects]
    named = [kind for kind, relation in relations if not relation.many_to_many]
    for kind, relation in relations:
        if kind is None or relation.many_to_many or kind.model in without:
            continue
        if not can(actor, "list", kind.model):
            continue
        name = relation.field.name
        found = _related(actor, kind, name, row, group, named.count(kind) > 1)
        if found.lines:
            held.append(found)
        elif found.create_url:
            adds.append(Named(found.title, found.create_url))
    return Belongings(tuple(held), tuple(adds))


def _begun(line: Line) -> Line:
    """Begin a line with the first of its cells that says something."""
    told = tuple(cell for cell in line.cells if cell.words)
    return Line(line.url, told or line.cells)


def _related(
    actor: Actor, kind: Kind, name: str, row: Classified, group: Group, is_one_of: bool
) -> Related:
    rows = visible(actor, kind.model).filter(**{name: row.pk}).order_by("id")
    held = list(rows[: SHOWN + 1])
    columns = [
        column
        for column in map(kind.column, kind.list_columns)
        if column.name != name and kind.shape(column) not in WITHOUT_WORDS
    ]
    title = str(kind.sheet)
    if is_one_of:
        # Two ways to belong, as who is to do an agreement and who follows it up.
        label = kind.label(kind.column(name))
        title = f"{title}: {label[:1].lower()}{label[1:]}"
    create = list_url(kind.model, group, "create")
    may_create = bool(create) and can(actor, "create", kind.model)
    return Related(
        title=title,
        lines=tuple(map(_begun, lines_of(actor, kind, group, columns, held[:SHOWN]))),
        url=f"{list_url(kind.model, group)}?{name}={row.pk}",
        create_url=f"{create}?{name}={row.pk}" if may_create else "",
        has_more=len(held) > SHOWN,
    )
