"""Records that a line may be by its name alone, and seats that attend once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rimay.access.asking import visible
from rimay.dialogue.models import Attendance
from rimay.exchange.lists import institutions
from rimay.exchange.own.declaring import Given
from rimay.exchange.own.directories import Directory, Known, of_institutions
from rimay.exchange.own.likeness import Found, likeliest
from rimay.exchange.own.lines import Line
from rimay.exchange.own.questions import Option
from rimay.outreach.models import Prospect


@dataclass(frozen=True)
class Named:
    """Organisations by their name: one record however often the list names it."""

    read: Callable[[Given], Directory]
    column: str
    rival: int = 90

    def of(self, given: Given, lines: Sequence[Line]) -> Found:
        directory = self.read(given)
        earlier: dict[str, Line] = {}
        found: dict[int, list[Option]] = {}
        for line in lines:
            words = line.cells.get(f"{self.column}_{given.group.language}", "")
            options = [
                Option(
                    f"is-{o.known.pk}", o.known.words, o.known.facts, o.reason, o.score
                )
                for o in directory.likely(words)
            ]
            key = institutions.key(words)
            if key in earlier:
                options = [_again(earlier[key], words)]
            earlier.setdefault(key, line)
            if options:
                found[line.entry.index] = likeliest(options)
        return found


def prospects(given: Given) -> Directory:
    """Return the organisations to win, by their names."""
    rows = given.rows_of(Prospect).order_by("id")
    return of_institutions(
        [
            Known(
                row.pk,
                row.key,
                str(row.name),
                tuple(words for _language, words in row.name.words),
                row.get_stage_display(),
            )
            for row in rows
        ]
    )


@dataclass(frozen=True)
class Seats:
    """Attendances: a seat, or a guest, stands once for each session."""

    rival: int = 90

    def of(self, given: Given, lines: Sequence[Line]) -> Found:
        held = visible(given.actor, Attendance).values_list(
            "pk", "meeting__key", "membership__key", "organisation__key"
        )
        wanted = {_place(line) for line in lines}
        standing = {
            (meeting, seat or "", guest or ""): pk
            for pk, meeting, seat, guest in held
            if (meeting, seat or "", guest or "") in wanted
        }
        earlier: dict[tuple[str, str, str], Line] = {}
        found: dict[int, list[Option]] = {}
        for line in lines:
            place = _place(line)
            words = line.entry.row.one("institution")
            if place in earlier and any(place[1:]):
                found[line.entry.index] = [_again(earlier[place], words)]
            elif place in standing and any(place[1:]):
                option = Option(f"is-{standing[place]}", words, score=99)
                found[line.entry.index] = [option]
            earlier.setdefault(place, line)
        return found


def _place(line: Line) -> tuple[str, str, str]:
    cells = line.cells
    return (
        cells.get("meeting", ""),
        cells.get("membership", ""),
        cells.get("organisation", ""),
    )


def _again(line: Line, words: str) -> Option:
    shown = f"{words} ({line.entry.place})"
    return Option(f"row-{line.entry.index}", shown, score=95)
