"""10,000 training participants from a workbook: time, memory, and how long it writes."""

import io
import os
import resource
import sys
import time
from pathlib import Path

import django

Path(os.environ["RIMAY_HOME"], "demonstration").touch()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rimay.config.settings")
django.setup()

import openpyxl
from django.db import connection
from django.utils.translation import override

from bench import table
from rimay.access.actor import console
from rimay.config import installation
from rimay.core.sqlite.base import DatabaseWrapper
from rimay.core.text import Text
from rimay.exchange import actions
from rimay.exchange.kinds import ALL
from rimay.exchange.planning import make_plan
from rimay.exchange.tables import read_file
from rimay.groups.models import Group

ROWS = 10_000
held: list[float] = []


def main() -> int:
    """Read, plan and carry out, as the command does."""
    installation.prepare(lambda words: None)
    group = Group.objects.create(slug="g", name=Text.of(es="Grupo"), level="regional")
    content = workbook()
    begun = time.perf_counter()
    watch_writing()
    with override("es"):
        grid = read_file("participantes.xlsx", content)
        plan = make_plan(console(group), group, grid, ALL)
        if plan.problems:
            sys.exit(str(plan.problems[:3]))
        made = actions.carry_out(console(group), group, plan, content)
    table.line(
        f"import of {made.made_count} rows", time.perf_counter() - begun, "s", 30
    )
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    table.line("largest memory of the service's process", own, "MiB", 500)
    table.line("largest memory of the child that reads", child, "MiB", 500)
    if connection.vendor == "sqlite":
        table.line("longest the write lock was held", max(held, default=0), "s", 2)
    return 1 if table.missed else 0


def watch_writing() -> None:
    """Note how long each transaction has its turn to write."""
    take, end, since = DatabaseWrapper._take_turn, DatabaseWrapper._end_turn, [0.0]

    def taken(self: DatabaseWrapper) -> None:
        take(self)
        since[0] = time.perf_counter()

    def ended(self: DatabaseWrapper) -> None:
        if self._turn is not None:
            held.append(time.perf_counter() - since[0])
        end(self)

    DatabaseWrapper._take_turn, DatabaseWrapper._end_turn = taken, ended  # type: ignore[method-assign]


def workbook() -> bytes:
    book = openpyxl.Workbook(write_only=True)
    events = book.create_sheet("events")
    events.append(["key", "title_es", "starts_on"])
    events.append(["ev", "Evento", "2017-11-10"])
    people = book.create_sheet("participants")
    people.append(["key", "event", "name", "sex", "institution"])
    for number in range(ROWS):
        name = f"Quispe Mamani, Rosa {number}"
        people.append([f"p{number}", "ev", name, "female", "Comisaría"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
