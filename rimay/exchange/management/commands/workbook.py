"""rimay workbook"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rimay.access.actor import console
from rimay.exchange.workbook import empty_workbook, filled_workbook
from rimay.groups.models import Group


class Command(BaseCommand):
    help = (
        "Write an empty workbook: one sheet per kind of record, with headings, notes "
        "and lists to choose from in one language. Fill it and bring it with "
        "rimay import; docs/workbook.md describes each column. With --group it holds "
        "what the group has: change rows in it and bring it again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lang", default="es", choices=["es", "en"])
        parser.add_argument("--group", help="the group's address: write what it has")
        parser.add_argument("--out", required=True, help="file to write, .xlsx")

    def handle(self, *args: Any, **options: Any) -> None:
        out = Path(options["out"])
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {out.parent} to write into.")
        out.write_bytes(_content(options["lang"], options["group"]))
        self.stdout.write(f"{out}")


def _content(language: str, slug: str | None) -> bytes:
    if not slug:
        return empty_workbook(language)
    group = Group._default_manager.filter(slug=slug).first()
    if group is None:
        raise CommandError(f"There is no group “{slug}”.")
    return filled_workbook(console(group), group, language)
