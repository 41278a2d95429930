"""Statements over many ids at once: one each, whatever the number of ids."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection


def select(
    table: str, columns: Sequence[str], by: str, ids: Iterable[int]
) -> list[tuple[Any, ...]]:
    """Return these columns of the rows whose column `by` holds one of the ids."""
    names = ", ".join(map(connection.ops.quote_name, columns))
    condition, values = _among(by, ids)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {names} FROM {_name(table)} WHERE {condition}",  # noqa: S608
            [values],
        )
        return list(cursor.fetchall())


def delete(table: str, by: str, ids: Iterable[int]) -> None:
    """Delete the rows whose column `by` holds one of the ids.

    Nothing is removed along: the database refuses, at the latest when the transaction
    ends, where another row still names one of these.
    """
    condition, values = _among(by, ids)
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {_name(table)} WHERE {condition}",  # noqa: S608
            [values],
        )


def _among(by: str, ids: Iterable[int]) -> tuple[str, Any]:
    if connection.vendor == "postgresql":
        return f"{_name(by)} = ANY(%s)", list(ids)
    values = json.dumps(list(ids))
    return f"{_name(by)} IN (SELECT value FROM json_each(%s))", values  # noqa: S608


def _name(name: str) -> str:
    return str(connection.ops.quote_name(name))
