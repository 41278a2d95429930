"""The sentence that opens a page of records: counted from them, never written."""

from django.db.models import Count
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import name_of
from rimay.core import formatting
from rimay.groups.models import Classified, Group, Pillar
from rimay.records import cells, lines
from rimay.records.kinds import Column, Kind, Shape
from rimay.records.paging import COUNTED_TO

# More shares than these make a table, not a sentence.
SHARES = 6


def of_list(actor: Actor, kind: Kind, group: Group) -> str:
    """Return how things stand in a list, filtered or not; "" where it is empty."""
    if kind.standing is not None:
        return kind.standing(actor, group)
    total = visible(actor, kind.model)[: COUNTED_TO + 1].count()
    if not total:
        return ""
    count = formatting.number(min(total, COUNTED_TO)) + "+" * (total > COUNTED_TO)
    said = f"{count} {noun(kind, total)}"
    shares = _shares(actor, kind, group) if 1 < total <= COUNTED_TO else []
    return f"{said}: {formatting.list_words(shares)}." if shares else f"{said}."


def of_row(actor: Actor, kind: Kind, row: Classified, group: Group) -> str:
    """Return what a record is, and the columns that its list shows beside its name."""
    columns = [kind.column(name) for name in kind.list_columns[1:]]
    told = [c for c in columns if kind.shape(c) not in {Shape.YES_NO, Shape.WHOLE}]
    line = lines.lines_of(actor, kind, group, told, [row])[0]
    name = name_of(actor, row)
    words = [cell.words for cell in line.cells if cell.words and cell.words not in name]
    singular = str(kind.singular)
    return " · ".join([singular[:1].upper() + singular[1:], *words])


def noun(kind: Kind, count: int) -> str:
    """Return a kind's word in a sentence."""
    words = str(kind.singular if count == 1 else kind.plural or kind.sheet)
    return words[:1].lower() + words[1:]


def _shares(actor: Actor, kind: Kind, group: Group) -> list[str]:
    """Return the rows by the first filter that has words for each of its values."""
    column = next((c for c in map(kind.column, kind.filters) if _tells(kind, c)), None)
    if column is None:
        return []
    rows = visible(actor, kind.model).order_by().values_list(column.name)
    counts = dict(rows.annotate(Count("pk")))
    options: dict[object, str] = dict(_values(kind, column, group))
    named = [(words, counts[v]) for v, words in options.items() if counts.get(v)]
    rest = sum(counts.values()) - sum(count for _words, count in named)
    if not 1 < len(named) + bool(rest) <= SHARES or not named:
        return []
    if rest:
        named.append((_missing(kind, column), rest))
    return [f"{words}{formatting.HARD_SPACE}{count}" for words, count in named]


def _tells(kind: Kind, column: Column) -> bool:
    shape = kind.shape(column)
    if shape == Shape.REFERENCE:
        return kind.target(column) is Pillar
    return shape == Shape.CHOICE


def _missing(kind: Kind, column: Column) -> str:
    is_pillar = kind.shape(column) == Shape.REFERENCE
    return _("without a pillar") if is_pillar else _("not said")


def _values(kind: Kind, column: Column, group: Group) -> list[tuple[object, str]]:
    if kind.shape(column) == Shape.CHOICE:
        return [(code, words) for code, words in cells.choices(kind, column)]
    pillars = Pillar._default_manager.filter(group=group).order_by("slot", "id")
    return [(pillar.pk, str(pillar)) for pillar in pillars]
