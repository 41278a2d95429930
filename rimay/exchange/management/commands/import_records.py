"""rimay import"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import ngettext, override

from rimay.access.actor import console
from rimay.core.child import Refused
from rimay.exchange import actions, refusals
from rimay.exchange.folders import FilesRefused, read_folder
from rimay.exchange.grids import Grid
from rimay.exchange.kinds import ALL
from rimay.exchange.planning import make_plan
from rimay.exchange.plans import Plan
from rimay.exchange.tables import read_file
from rimay.groups.models import Group


class Command(BaseCommand):
    help = (
        "Bring a workbook, or a folder of CSV files named after its sheets, into a "
        "group: all or nothing. Each problem is told with sheet, row, column, what is "
        "wrong and how to mend it. The same file twice changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="an .xlsx or .csv file, or a folder of .csv")
        parser.add_argument(
            "--group", help="the group's address; may stay out where there is only one"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and stop"
        )
        parser.add_argument("--lang", default="es", choices=["es", "en"])

    def handle(self, *args: Any, **options: Any) -> None:
        group = _group(options["group"])
        with override(options["lang"]):
            try:
                grid, content = _read(Path(options["file"]))
            except Refused as refusal:
                raise CommandError(refusals.words(refusal)) from None
            except FilesRefused as refusal:
                lines = [f"{n}: {refusals.words(w)}" for n, w in refusal.why.items()]
                raise CommandError("\n".join(lines)) from None
            actor = console(group)
            plan = make_plan(actor, group, grid, ALL)
            self._tell(plan)
            if not plan.is_clean:
                found = ngettext(
                    "%(n)s problem: nothing was imported.",
                    "%(n)s problems: nothing was imported.",
                    len(plan.problems),
                )
                raise CommandError(found % {"n": len(plan.problems)})
            if options["dry_run"] or plan.does_nothing:
                return
            made = actions.carry_out(actor, group, plan, content)
            self.stdout.write(
                f"import {made.pk}: +{made.made_count} ~{made.changed_count}"
            )

    def _tell(self, plan: Plan) -> None:
        for problem in plan.problems:
            self.stderr.write(f"{problem.place}: {problem.message}")
        for sheet in plan.sheets:
            if sheet.drafts:
                counts = f"+{len(sheet.made)} ~{len(sheet.changed)} ={sheet.unchanged}"
                self.stdout.write(f"{sheet.sheet:<34}{counts}")


def _group(slug: str | None) -> Group:
    groups = Group._default_manager.order_by("slug")
    if slug:
        found = groups.filter(slug=slug).first()
        if found is None:
            raise CommandError(f"There is no group “{slug}”.")
        return found
    held = list(groups[:2])
    if len(held) != 1:
        raise CommandError("Say which group: --group ADDRESS")
    return held[0]


def _read(path: Path) -> tuple[Grid, bytes]:
    if path.is_dir():
        return read_folder(path)
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    content = path.read_bytes()
    return read_file(path.name, content), content
