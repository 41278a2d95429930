"""The demonstration for tests: made once a process, then put in row by row as it stood.

Making it takes seconds, and two dozen classes begin with it on each database.
"""

from django.db import connection, transaction

from rimay.config import demo

# What each table held, in the database's own form.
_KEPT: dict[str, bytes | list[tuple[object, ...]]] = {}


def load() -> None:
    """Put the demonstration into tables that hold nothing."""
    # At once: rows point at rows of tables that come later.
    with transaction.atomic(), connection.cursor() as cursor:
        # The index is no model's table: Django does not empty it after a test.
        cursor.execute("DELETE FROM search_words")
        for table, held in _KEPT.items():
            _put(table, held)
    if _KEPT:
        return
    empty = [table for table in _tables() if not _is_filled(table)]
    demo.load(lambda words: None)
    _KEPT.update({table: _take(table) for table in empty if _is_filled(table)})


def _tables() -> list[str]:
    """Return every table but those in which the full-text index keeps itself."""
    return [
        table
        for table in connection.introspection.table_names()
        if not table.startswith("search_words_")
    ]


def _is_filled(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
        return cursor.fetchone() is not None


def _take(table: str) -> bytes | list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} TO STDOUT") as rows:
                return b"".join(bytes(part) for part in rows)
        # A sum has no type of a column, by which the values would be read as dates.
        values = ", ".join(f'+"{column}"' for column in _columns(table))
        cursor.execute(f"SELECT {values} FROM {table}")
        return list(cursor.fetchall())


def _put(table: str, held: bytes | list[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor:
        if isinstance(held, bytes):
            with cursor.copy(f"COPY {table} FROM STDIN") as rows:
                rows.write(held)
            return
        names = ", ".join(f'"{column}"' for column in _columns(table))
        marks = ", ".join(["%s"] * len(held[0]))
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",
            held,
        )


def _columns(table: str) -> list[str]:
    first = ["rowid"] if table == "search_words" else []
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    return [*first, *(column.name for column in described)]
