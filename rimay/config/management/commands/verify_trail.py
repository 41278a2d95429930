"""rimay verify-trail"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rimay.audit import heads, trail
from rimay.audit.trail import Flaw
from rimay.groups.models import Group
from rimay.home.queries.trail import flaws_of

# In the words for one line, and for several that follow each other.
WORDS = {
    "altered": ("was altered", "were altered"),
    "missing": ("is missing", "are missing"),
    "reordered": (
        "does not follow the line before it",
        "do not follow the lines before them",
    ),
    "cut": (
        "was there when the head was printed, and is cut off",
        "were there when the head was printed, and are cut off",
    ),
    "not_as_printed": ("is not the line whose fingerprint was printed", ""),
    "not_as_kept": ("is not the last line that the chain itself remembers", ""),
}


class Command(BaseCommand):
    help = (
        "Check the trail of one group, or of all and the installation: each line's own "
        "fingerprint and its link to the line before, and the heads that closed minutes "
        "and published reports keep. --head takes one from paper as well, which nobody "
        "who wrote in the database could change, and finds a cut or rewritten tail."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("group", nargs="?", help="the group's address; all if none")
        parser.add_argument("--head", help="a printed head, as 5b0c19e2aa:4f0c…")

    def handle(self, *args: Any, **options: Any) -> None:
        printed = [_head(options["head"])] if options["head"] else []
        if printed and not options["group"]:
            raise CommandError("Say which group the printed head belongs to.")
        flaws = 0
        for name, group_id in _chains(options["group"]):
            found = flaws_of(group_id, printed)
            flaws += len(found)
            for words in _told(found):
                self.stdout.write(f"{name}: {words}")
            length, _fingerprint = trail.head(group_id)
            self.stdout.write(
                f"{name}: {length} lines, head {heads.printed(group_id)}"
                if length or found
                else f"{name}: no line yet, and nothing that would have left one"
            )
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


def _told(flaws: Iterable[Flaw]) -> Iterator[str]:
    """Name each line; lines of one kind that follow each other are named together."""
    placed = enumerate(flaws)
    for _, held in groupby(placed, lambda f: (f[1].kind, f[1].number - f[0])):
        lines = [flaw for _place, flaw in held]
        one, several = WORDS[lines[0].kind]
        first, last = lines[0].number, lines[-1].number
        yield (
            f"lines {first} to {last} {several}"
            if last > first
            else f"line {first} {one}"
        )


def _head(words: str) -> tuple[int, str]:
    try:
        return heads.read(words)
    except ValueError:
        raise CommandError(
            "This is no head that this installation printed: ten letters and digits, a "
            "colon, and 64 more."
        ) from None
