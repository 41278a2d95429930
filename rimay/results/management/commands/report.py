"""rimay report"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from rimay.access.actor import console
from rimay.access.asking import visible
from rimay.groups.models import Group
from rimay.results import documents_of
from rimay.results.documents import files
from rimay.results.models import Report

MAKERS = {"html": files.as_html, "pdf": files.as_pdf, "docx": files.as_word}


class Command(BaseCommand):
    help = (
        "Write a group's results report: the latest published one, or the draft with "
        "today's figures. With --template a donor's own Word form is filled instead."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("group", help="the group's address, such as qantu")
        parser.add_argument("--lang", default="es", choices=["es", "en"])
        parser.add_argument(
            "--format", choices=sorted(MAKERS), help="else as the file's name ends"
        )
        parser.add_argument("--out", required=True, help="file to write")
        parser.add_argument("--template", help="a donor's Word form (.docx) to fill")

    def handle(self, *args: Any, **options: Any) -> None:
        group = Group._default_manager.filter(slug=options["group"]).first()
        if group is None:
            raise CommandError(f"There is no group “{options['group']}”.")
        language, out = options["lang"], Path(options["out"])
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {out.parent} to write into.")
        reports = visible(console(group), Report).order_by("state", "id")
        report = reports.filter(state=Report.State.PUBLISHED).last() or reports.last()
        with override(language):
            document = (
                documents_of.document_of(report, language)
                if report
                else documents_of.outline_of(group, language)
            )
            content = self._content(document, options)
        # Written beside and moved, so that a broken run leaves no half file.
        beside = out.with_name(f".{out.name}.part")
        beside.write_bytes(content)
        beside.replace(out)
        self.stdout.write(f"{out}: {len(content) // 1024} KiB")

    def _content(self, document: Any, options: dict[str, Any]) -> bytes:
        if not options["template"]:
            ending = Path(options["out"]).suffix.lower().removeprefix(".")
            usual = ending if ending in MAKERS else "pdf"
            return MAKERS[options["format"] or usual](document)
        form = Path(options["template"])
        if not form.is_file():
            raise CommandError(f"There is no file {form}.")
        try:
            return files.filled(document, form.read_bytes())
        except files.TemplateRefused as refusal:
            raise CommandError(str(refusal)) from None
