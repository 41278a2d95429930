"""From the records of a list to rows as a workbook has them, and back to its places."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rimay.access.asking import visible
from rimay.exchange.grids import EMPTY, Cell, Grid, Row, Sheet
from rimay.exchange.kinds import BY_CODE as KINDS
from rimay.exchange.own.declaring import Below, Given, Purpose
from rimay.exchange.own.keys import Free, joined, slug
from rimay.exchange.own.lines import Line, fill
from rimay.exchange.own.names import Names
from rimay.exchange.own.who import Who
from rimay.groups.models import Classified
from rimay.records.kinds import Shape

KEPT = Cell("", "kept")


@dataclass
class Built:
    """The rows of a list as sheets; by sheet and row, the line that each comes from."""

    grid: Grid
    lines: dict[tuple[str, int], Line] = field(default_factory=dict)
    heads: dict[str, list[str]] = field(default_factory=dict)


def build(
    purpose: Purpose, given: Given, names: Names, who: Who, reads: str = ""
) -> Built:
    """Return everything that a list would make; open questions leave cells empty."""
    records = [line for line in who.records if not line.waits]
    _give_keys(purpose, given, records)
    for line in records:
        if reads:
            line.put("reads", reads)
        line.kept |= {*purpose.kept, "reads"}
    by_kind = {purpose.kind: list(records)}
    for below in purpose.below:
        held = by_kind.setdefault(below.kind, [])
        held += _below(below, given, names, who, records)
    for line in _named(names, [one for held in by_kind.values() for one in held]):
        by_kind.setdefault(line.kind, []).append(line)
    built = Built(Grid(str(purpose.words), "paste"))
    sheets = [_sheet(built, kind, held) for kind, held in by_kind.items() if held]
    built.grid = Grid(str(purpose.words), "paste", tuple(sheets))
    return built


def _named(names: Names, lines: Sequence[Line]) -> list[Line]:
    """Return the rows made for new names, as far as a record names them."""
    named: dict[str, Line] = {}
    for line in lines:
        for words in line.cells.values():
            for key in words.split("; "):
                named.setdefault(key, line)
    return [
        Line(named[new.key].entry, new.kind, dict(new.columns), key=new.key)
        for new in names.new.values()
        if new.key in named
    ]


def _give_keys(purpose: Purpose, given: Given, records: Sequence[Line]) -> None:
    """Give records that stand their own keys, and new ones keys of their words."""
    model = KINDS[purpose.kind].model
    standing = _keys(given, model, [r.standing for r in records if r.standing])
    before = given.key(purpose.key_from) if purpose.key_from else ""
    wanted = {
        line.entry.index: joined(before, slug(_first(line)))
        for line in records
        if line.standing is None
    }
    free = Free(given.actor, model, wanted.values())
    for line in records:
        if line.standing is None:
            line.key = free.key(wanted[line.entry.index])
        else:
            line.key = standing.get(line.standing, "")


def _below(
    below: Below, given: Given, names: Names, who: Who, records: Sequence[Line]
) -> list[Line]:
    """Return what hangs on the records; what stands already keeps its key."""
    made: list[Line] = []
    for record in records:
        for line in who.lines(record):
            made += _hanging(below, given, names, record, line)
    standing = _standing(below, given, records)
    keys: set[str] = set()
    found: list[Line] = []
    for line in made:
        same = tuple(line.cells.get(column, "") for column in below.same)
        key = standing.get((line.cells[below.above], same))
        line.key = key or joined(
            line.cells[below.above], *map(slug, filter(None, same))
        )
        if line.key not in keys:
            keys.add(line.key)
            found.append(line)
    return found


def _hanging(
    below: Below, given: Given, names: Names, record: Line, line: Line
) -> list[Line]:
    asked = {column: given.key(name) for column, name in below.asked.items()}
    if below.each:
        return [
            Line(
                line.entry,
                below.kind,
                {below.above: record.key, "kind": name, "value": value} | asked,
                {"value": name},
            )
            for name in below.each
            for value in line.entry.row.values.get(name, ())
        ]
    made = Line(line.entry, below.kind, {below.above: record.key} | asked)
    fill(made, below.fields, names, given.group.language)
    has_any = any(line.entry.row.values.get(name) for name in below.needs)
    return [made] if has_any or not below.needs else []


def _standing(
    below: Below, given: Given, records: Sequence[Line]
) -> dict[tuple[str, tuple[str, ...]], str]:
    """Return the keys of what hangs on standing records, by what makes it the same."""
    model = KINDS[below.kind].model
    pks = {line.standing: line.key for line in records if line.standing}
    rows = visible(given.actor, model).filter(**{f"{below.above}__in": list(pks)})
    relations = [n for n in below.same if model._meta.get_field(n).is_relation]
    rows = rows.select_related(*relations) if relations else rows
    return {
        (
            pks[getattr(row, f"{below.above}_id")],
            tuple(_plain(row, name) for name in below.same),
        ): row.key
        for row in rows
    }


def _plain(row: Classified, name: str) -> str:
    held = getattr(row, name)
    if isinstance(held, Classified):
        return held.key
    return str(getattr(held, "code", held) or "")


def _keys(given: Given, model: type[Classified], pks: list[int]) -> dict[int, str]:
    return dict(visible(given.actor, model).filter(pk__in=pks).values_list("pk", "key"))


def _first(line: Line) -> str:
    """Return the words that a key is made of."""
    for column in ("number", "name", "person", *line.cells):
        for held in (column, f"{column}_es", f"{column}_en"):
            if line.cells.get(held):
                return line.cells[held]
    return ""


def _sheet(built: Built, title: str, lines: list[Line]) -> Sheet:
    heads = list(dict.fromkeys(column for line in lines for column in line.cells))
    # What is needed has a column also where no line says it: it is told line by line.
    kind = KINDS[title]
    heads += [
        column.name
        for column in kind.columns
        if kind.is_required(column)
        and not any(head.startswith(column.name) for head in heads)
        and kind.shape(column) != Shape.TRANSLATED
    ]
    rows = [Row(1, tuple(Cell(head, "text") for head in ("key", *heads)))]
    built.heads[title] = ["key", *heads]
    for number, line in enumerate(lines, start=2):
        cells = tuple(_cell(line, head) for head in heads)
        rows.append(Row(number, (Cell(line.key, "text"), *cells)))
        built.lines[title, number] = line
    return Sheet(title, tuple(rows))


def _cell(line: Line, head: str) -> Cell:
    words = line.cells.get(head, "")
    if line.standing is not None and (not words or head in line.kept):
        return KEPT
    return Cell(words, "text") if words else EMPTY
