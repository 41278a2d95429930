"""rimay workbook"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rimay.exchange.workbook import empty_workbook


class Command(BaseCommand):
    help = (
        "Write an empty workbook: one sheet per kind of record, with headings, notes "
        "and lists to choose from in one language. Fill it and bring it with "
        "rimay import; docs/workbook.md describes each column."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lang", default="es", choices=["es", "en"])
        parser.add_argument("--out", required=True, help="file to write, .xlsx")

    def handle(self, *args: Any, **options: Any) -> None:
        out = Path(options["out"])
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {out.parent} to write into.")
        out.write_bytes(empty_workbook(options["lang"]))
        self.stdout.write(f"{out}")
