"""The headings of a table: one line, two lines joined, or a guess."""

from collections.abc import Mapping

from rimay.exchange.lists import lines, names, ranks
from rimay.exchange.lists.lines import Line
from rimay.exchange.lists.words import heading_words

# A line of unknown words further down than this is no heading.
_WITHIN = 12


def header_lines(
    found: list[Line], start: int, floor: int, known: frozenset[str]
) -> list[int]:
    """Return which lines make the headings: one, or two that belong together."""
    found_at = [start]
    if start + 1 < len(found) and _joins(found[start], found[start + 1], known):
        found_at.append(start + 1)
    elif start > floor and _groups(found[start - 1], found[start]):
        found_at.insert(0, start - 1)
    return found_at


def _joins(line: Line, below: Line, known: frozenset[str]) -> bool:
    if below.number != line.number + 1 or not below.words:
        return False
    if lines.is_heading_line(below, known):
        return True
    hits = [lines.is_heading(text, known) for text in below.words.values()]
    # One heading alone, under a heading that spans several columns.
    gaps = set(below.words) - set(line.words)
    return all(hits) and bool(gaps or lines.is_heading(below.first, known))


def _groups(above: Line, line: Line) -> bool:
    """Say whether a line of few words groups the columns headed below it."""
    if above.number != line.number - 1 or not 2 <= len(above.words) < len(line.words):
        return False
    return not any(
        ":" in text or any(map(str.isdigit, text)) for text in above.words.values()
    )


def joined(heading: list[Line], spans: Mapping[tuple[int, int], int]) -> dict[int, str]:
    """Return each column's heading, with the words of the group it stands under."""
    if len(heading) == 1:
        return dict(heading[0].words)
    top, sub = heading
    made: dict[int, str] = {}
    group = ""
    for column in range(max([*top.words, *sub.words]) + 1):
        over = top.words.get(column) or top.words.get(
            spans.get((top.number, column), -1)
        )
        if over:
            group = over
        elif column not in sub.words:
            group = ""
        under = sub.words.get(column, "")
        parts = [over or (group if under else ""), under]
        words = " / ".join(dict.fromkeys(part for part in parts if part))
        if words:
            made[column] = words
    return made


def same(one: Mapping[int, str], other: Mapping[int, str]) -> bool:
    """Say whether two lines of headings are one, repeated."""
    mine = {column: heading_words(text) for column, text in one.items()}
    theirs = {column: heading_words(text) for column, text in other.items()}
    shared = sum(mine.get(column) == words for column, words in theirs.items())
    return shared * 3 >= len(theirs) * 2


def weak_header(found: list[Line]) -> int | None:
    """Return a first line of unknown words over columns that hold other things."""
    for i, line in enumerate(found[:_WITHIN]):
        if len(line.words) < 2:
            continue
        texts = line.words
        if any(lines.looks_like_data(t) or line.is_figure(c) for c, t in texts.items()):
            return None
        below = found[i + 1 : i + 6]
        differs = any(
            lines.looks_like_data(other.words.get(column, ""))
            or other.row.cell(column).kind in {"number", "date"}
            for other in below
            for column in texts
        )
        names_somebody = any(
            names.looks_like_name(ranks.part(text).name) for text in texts.values()
        )
        return i if differs and not names_somebody else None
    return None
