"""rimay verify-minutes"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rimay.dialogue.queries.verifying import (
    Found,
    NotRead,
    Outcome,
    check_file,
)

SAME, OTHER, UNKNOWN, NOT_READ, MORE = range(5)
CODES = {
    Found.SAME: SAME,
    Found.ORIGINAL: SAME,
    Found.MORE: MORE,
    Found.OTHER: OTHER,
    Found.PICTURE: NOT_READ,
    Found.NO_CODE: UNKNOWN,
    Found.UNKNOWN: UNKNOWN,
}
WORDS = {
    Found.SAME: "It is the text of the acta.",
    Found.ORIGINAL: "It is the signed original, byte for byte as it was filed.",
    Found.MORE: "The text of the acta stands in it, and other words besides (above).",
    Found.OTHER: "It is not the text of the acta.",
    Found.PICTURE: "A picture cannot be read, and it is no page that was filed.",
    Found.NO_CODE: "No code of an acta stands in it. Give one with --code.",
    Found.UNKNOWN: "No acta closed here has this code.",
}


class Command(BaseCommand):
    help = (
        "Compare a file with the acta that was closed here: PDF, also with digital "
        "signatures added, a saved page, plain text, or a filed scan with its code. "
        "Ends with 0 for the same text, 1 for another, 2 when there is no acta to "
        "compare with, 3 when the file cannot be read, 4 when other words stand beside "
        "the text."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file to be checked")
        parser.add_argument("--code", default="", help="the check code on the paper")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = check_file(options["file"].read_bytes(), options["code"])
        except OSError:
            raise CommandError(
                "The file cannot be opened.", returncode=NOT_READ
            ) from None
        except NotRead as reason:
            raise CommandError(str(reason), returncode=NOT_READ) from None
        self._tell(outcome)
        if CODES[outcome.found] != SAME:
            raise CommandError(WORDS[outcome.found], returncode=CODES[outcome.found])
        self.stdout.write(WORDS[outcome.found])

    def _tell(self, outcome: Outcome) -> None:
        for words in outcome.besides:
            self.stdout.write(f"besides: {words}")
        if outcome.has_overlay:
            self.stdout.write("pictures or notes lie on its pages, and were not read")
        told = outcome.told
        if told is not None:
            group = told.group or "a group without a public page"
            self.stdout.write(f"acta: closed on {told.closed_on}, {group}")
            self.stdout.write(f"fingerprint: {told.fingerprint}")
            if told.corrections:
                self.stdout.write(f"corrections since: {told.corrections}")
