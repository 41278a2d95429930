"""Many rows of one table, made ready before the database is locked, then written.

Most of what writing takes goes into turning values into what columns hold. That is done
beforehand; what is known only at the last moment is filled in then: ids, classes copied
from parents, and references to rows that the same import makes.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

from rimay.groups.models import Classified

CLASSED = ("group_id", "access_class", "access_pillar_id", "access_circle_id")


class Insertion:
    """New rows of one model. `write` belongs inside a transaction."""

    def __init__(self, rows: Sequence[Classified]) -> None:
        self.rows = rows
        fields = _fields(type(rows[0])) if rows else []
        self._late = _Late(fields, rows)
        self._columns = [str(field.column) for field in fields]
        self._lines = [_line(fields, row, add=True) for row in rows]

    def number(self) -> None:
        """Give each row its id, so that rows that are written before it can name it."""
        if self.rows and self.rows[0].pk is None:
            table = type(self.rows[0])._meta.db_table
            ids = _new_ids(table, len(self.rows))
            for row, pk in zip(self.rows, ids, strict=True):
                row.pk = pk

    def write(self) -> None:
        """Save the rows; each has its id then."""
        if not self.rows:
            return
        self.number()
        meta = type(self.rows[0])._meta
        self._late.fill(self.rows, self._lines)
        names = ", ".join(map(connection.ops.quote_name, self._columns))
        marks = ", ".join(["%s"] * len(self._columns))
        table = connection.ops.quote_name(meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608
                self._lines,
            )
        for row in self.rows:
            row._state.adding, row._state.db = False, connection.alias


class Alteration:
    """Standing rows of one model of which some columns change, the same in each."""

    def __init__(self, rows: Sequence[Classified], names: Iterable[str]) -> None:
        self.rows = rows
        wanted = {*names, *CLASSED, "version"}
        fields = [
            field
            for field in (_fields(type(rows[0])) if rows else [])
            if not field.primary_key
            and ({field.name, field.attname} & wanted or _is_derived(field))
        ]
        self._late = _Late(fields, rows)
        self._columns = [str(field.column) for field in fields]
        self._lines = [[*_line(fields, row, add=False), row.pk] for row in rows]

    def write(self) -> None:
        """Save the columns; that nobody wrote meanwhile is the caller's to see."""
        if not self.rows:
            return
        self._late.fill(self.rows, self._lines)
        quoted = map(connection.ops.quote_name, self._columns)
        table = connection.ops.quote_name(type(self.rows[0])._meta.db_table)
        settings = ", ".join(f"{name} = %s" for name in quoted)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET {settings} WHERE id = %s",  # noqa: S608
                self._lines,
            )


def _fields(model: type[Classified]) -> "list[models.Field[object, object]]":
    return [field for field in model._meta.concrete_fields if not field.generated]


def _line(
    fields: "Sequence[models.Field[object, object]]", row: Classified, *, add: bool
) -> list[Any]:
    return [
        field.get_db_prep_save(field.pre_save(row, add), connection) for field in fields
    ]


class _Late:
    """Which columns are filled in at the last moment, and from where.

    A row that the same import makes had no id when it was named, even where it has
    one by now.
    """

    def __init__(
        self,
        fields: "Sequence[models.Field[object, object]]",
        rows: Sequence[Classified],
    ) -> None:
        own = [
            (place, field.attname)
            for place, field in enumerate(fields)
            if field.primary_key or field.attname in CLASSED
        ]
        self.own = own
        self.named = [
            (place, field.name, field.attname)
            for place, field in enumerate(fields)
            if field.is_relation and any(_is_behind(row, field) for row in rows)
        ]

    def fill(self, rows: Sequence[Classified], lines: list[list[Any]]) -> None:
        """Put what is known now into the values of each row."""
        for row, line in zip(rows, lines, strict=True):
            held = row.__dict__
            for place, name, attname in self.named:
                other = row._state.fields_cache.get(name)
                if other is not None:
                    held[attname] = other.pk
                    line[place] = other.pk
            for place, name in self.own:
                line[place] = held[name]


def _is_behind(row: Classified, field: "models.Field[object, object]") -> bool:
    """Return whether a row names another by its object and lacks its id as yet."""
    other = row._state.fields_cache.get(field.name)
    return isinstance(other, models.Model) and row.__dict__[field.attname] is None


def _is_derived(field: "models.Field[object, object]") -> bool:
    """Return whether a column is worked out from others at each save: sort keys."""
    if isinstance(field, models.DateField):
        return field.auto_now
    return type(field).pre_save is not models.Field.pre_save


def _new_ids(table: str, count: int) -> Sequence[int]:
    """Return ids for new rows. SQLite's stay free because writers take turns."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id'))"
                " FROM generate_series(1, %s)",
                [table, count],
            )
            return [int(pk) for (pk,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
        first = int(last[0]) + 1 if last else 1
        return range(first, first + count)
