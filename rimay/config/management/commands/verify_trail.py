"""rimay verify-trail"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rimay.audit import trail
from rimay.groups.models import Group

WORDS = {
    "altered": "was altered",
    "missing": "is missing",
    "reordered": "does not follow the line before it",
    "cut": "is printed, but the trail ends before it",
    "not_as_printed": "is not the line whose fingerprint was printed",
    "not_as_kept": "is not the last line that the chain itself remembers",
}


class Command(BaseCommand):
    help = (
        "Check the trail of one group, or of all and the installation: each line's own "
        "fingerprint and its link to the line before. --head NUMBER:FINGERPRINT takes "
        "a head printed in a digest, minutes or a report, and finds a cut tail too."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("group", nargs="?", help="the group's address; all if none")
        parser.add_argument("--head", help="a printed head, as 120:4f0c…")

    def handle(self, *args: Any, **options: Any) -> None:
        printed = _head(options["head"]) if options["head"] else None
        if printed and not options["group"]:
            raise CommandError("Say which group the printed head belongs to.")
        flaws = 0
        for name, group_id in _chains(options["group"]):
            for flaw in trail.verify(group_id, printed):
                flaws += 1
                self.stdout.write(f"{name}: line {flaw.number} {WORDS[flaw.kind]}")
            length, head = trail.head(group_id)
            self.stdout.write(f"{name}: {length} lines, head {length}:{head}")
        if flaws:
            raise CommandError(f"The trail does not hold: {flaws} flaws.")
        self.stdout.write("Complete and unaltered.")


def _chains(slug: str | None) -> list[tuple[str, int | None]]:
    groups = Group._default_manager.order_by("slug")
    if slug:
        groups = groups.filter(slug=slug)
        if not groups:
            raise CommandError(f"There is no group “{slug}”.")
        return [(group.slug, group.pk) for group in groups]
    return [("installation", None), *[(g.slug, g.pk) for g in groups]]


def _head(words: str) -> tuple[int, str]:
    number, _, fingerprint = words.partition(":")
    if not number.isdigit() or len(fingerprint) != 64:
        raise CommandError("A head is a number, a colon and 64 letters and digits.")
    return int(number), fingerprint
