"""The full-text index: access words stand in it and are matched inside the query.

Newest first and without a score: a score of a visible row would move when hidden rows
come and go. Words are stored as stems in both languages, without accents, so that
*policias* finds *policía*; the same stems serve SQLite (FTS5) and PostgreSQL.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import Stemmer
from django.conf import settings
from django.db import connection
from django.utils.translation import override

from rimay.access.actor import Actor
from rimay.access.models import SearchEntry
from rimay.access.rules import tokens, tokens_of
from rimay.core.text import Text, sort_key
from rimay.groups.models import Classified

_WORD = re.compile(r"[^\W_]+")
LONGEST = 20_000
_READ_BY = (
    "group_id",
    "access_class",
    "access_pillar_id",
    "access_circle_id",
    "version",
)
Stemmers = tuple[Stemmer.Stemmer, Stemmer.Stemmer]


def words_of(row: Classified) -> str:
    """Return what a row is found by: the columns its model names in SEARCH."""
    parts: list[str] = []
    for name in row.SEARCH:
        held = getattr(row, name)
        if isinstance(held, Text):
            parts += [words for _, words in held.words]
        elif held:
            parts.append(_said(type(row), name, str(held)))
    return " ".join(parts)[:LONGEST]


@cache
def _said(model: type[Classified], name: str, value: str) -> str:
    """Return a choice in both languages, as people ask for it; other values as they are."""
    field = model._meta.get_field(name)
    labels = dict(getattr(field, "flatchoices", None) or ())
    if value not in labels:
        return value
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.append(str(labels[value]))
    return " ".join(found)


def fits(query: str, words: str) -> bool:
    """Return whether words that are in no row, such as a list's name, answer a query."""
    stemmers = _stemmers()
    held = set(_stems(words, stemmers).split())
    asked = _asked(query, stemmers)
    return bool(asked) and all(
        held & stems or any(word.startswith(typed) for word in held)
        for typed, stems in asked
    )


def renew(row: Classified) -> None:
    """Put a row into the index as it stands now, or take it out."""
    renew_many([row])


def renew_many(rows: Iterable[Classified]) -> None:
    """Put rows of one model into the index, or take them out where nothing is left."""
    put(lines_of(rows))


@dataclass(frozen=True)
class IndexLine:
    """What stands in the index for a row: access words and stems, "" for nothing."""

    subject: str
    row_id: int
    group_id: int
    access: str
    words: str


def lines_of(rows: Iterable[Classified]) -> list[IndexLine]:
    """Return the lines of rows of one model: takes long, and asks no database."""
    stemmers = _stemmers()
    found = []
    for row in rows:
        if row.SEARCH:
            subject = row._meta.label_lower
            access = _who(row, subject) if _stands(row) else ""
            words = _stems(words_of(row), stemmers) if access else ""
            found.append(IndexLine(subject, row.pk, row.group_id, access, words))
    return found


def put(lines: list[IndexLine]) -> None:
    """Write lines of one model in place of those that stand."""
    if not lines:
        return
    forget(lines[0].subject, [line.row_id for line in lines])
    kept = [line for line in lines if line.access and line.words]
    entries = SearchEntry.objects.bulk_create(
        [
            SearchEntry(
                subject=line.subject, subject_id=line.row_id, group_id=line.group_id
            )
            for line in kept
        ],
        batch_size=500,
    )
    held = [
        (entry.pk, line.access, line.words)
        for entry, line in zip(entries, kept, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT[connection.vendor], held)


def put_later(rows: list[Classified], lines: list[IndexLine]) -> None:
    """Write lines of rows of one model that were saved a while ago.

    A row that went, changed, or is read by others now is left out: whoever did that
    has put it into the index as it stands.
    """
    if not rows:
        return
    saved = {row.pk: row.version for row in rows}
    model = type(rows[0])
    standing = model._default_manager.filter(pk__in=list(saved)).only(*_READ_BY)
    subject = model._meta.label_lower
    same = {
        row.pk: _who(row, subject) for row in standing if row.version == saved[row.pk]
    }
    put([line for line in lines if same.get(line.row_id) == line.access])


def forget(subject: str, ids: list[int]) -> None:
    """Take rows out of the index."""
    for start in range(0, len(ids), 400):
        part = ids[start : start + 400]
        entries = SearchEntry.objects.filter(subject=subject, subject_id__in=part)
        numbers = list(entries.values_list("id", flat=True))
        if not numbers:
            continue
        marks = ", ".join(["%s"] * len(numbers))
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM search_words WHERE rowid IN ({marks})",  # noqa: S608
                numbers,
            )
        entries.delete()


def compact() -> None:
    """Merge the index into one piece, so that nothing is left of lines taken out.

    Inside the transaction that took them out; SQLite then overwrites the old pieces.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words(search_words) VALUES('optimize')")


# What PostgreSQL writes anew to the same end, after the commit.
TABLES = ("search_words", SearchEntry._meta.db_table)


def find(
    actor: Actor, query: str, limit: int = 50, subject: str = ""
) -> list[tuple[str, int]]:
    """Return (subject, id) of rows whose words match, newest first.

    Words that only begin as typed are looked for where too few rows hold the words
    themselves: a beginning costs as many lines of the index as answer to it.
    `subject` asks for one kind of row. The caller fetches the rows through `visible`,
    which stays the only judge.
    """
    asked = _asked(query, _stemmers())
    if not asked or actor.group_id is None:
        return []
    who = tokens(actor)
    if subject:
        who = [token + _mark(subject) for token in who]
    ask = _ASK[connection.vendor]
    found = ask(who, asked, limit, begins=False)
    return found if len(found) >= limit else ask(who, asked, limit, begins=True)


def _asked(query: str, stemmers: Stemmers) -> list[tuple[str, set[str]]]:
    """Return each word as typed and its stems. Only what was typed may be a beginning:
    the stem of *minas* is that of *ministerio* too.
    """
    words = _WORD.findall(sort_key(query))[:8]
    return [(word[:60], _forms(word, stemmers)) for word in words]


def _who(row: Classified, subject: str) -> str:
    """Return the access words of a row, alone and joined to its kind; "" if sealed."""
    found = tokens_of(row)
    return " ".join([*found, *[token + _mark(subject) for token in found]])


def _mark(subject: str) -> str:
    return "x" + subject.replace(".", "")


def _stands(row: Classified) -> bool:
    return row.pk is not None and not row._state.adding


def _stems(words: str, stemmers: Stemmers) -> str:
    """Return each word and its stems, once."""
    found: dict[str, None] = {}
    for run in words.split():
        for word in _WORD.findall(sort_key(run)):
            found.update(dict.fromkeys(sorted(_forms(word, stemmers))))
    return " ".join(found)


def _stemmers() -> Stemmers:
    """Return new stemmers: cheap to make, and not safe to share between threads."""
    return Stemmer.Stemmer("spanish"), Stemmer.Stemmer("english")


def _forms(word: str, stemmers: Stemmers) -> set[str]:
    return {word[:60]} | {stemmer.stemWord(word)[:60] for stemmer in stemmers}


def _ask_sqlite(
    access: list[str], asked: list[tuple[str, set[str]]], limit: int, *, begins: bool
) -> list[tuple[str, int]]:
    either = " AND ".join(
        "("
        + " OR ".join(
            [f'words : "{stem}"' for stem in sorted(stems)]
            + [f'words : "{typed}" *'] * begins
        )
        + ")"
        for typed, stems in asked
    )
    who = " OR ".join(f'access : "{token}"' for token in access)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.subject, e.subject_id FROM search_words w"
            " JOIN access_searchentry e ON e.id = w.rowid"
            " WHERE search_words MATCH %s ORDER BY w.rowid DESC LIMIT %s",
            [f"({who}) AND {either}", limit],
        )
        return [(str(subject), int(key)) for subject, key in cursor.fetchall()]


def _ask_postgresql(
    access: list[str], asked: list[tuple[str, set[str]]], limit: int, *, begins: bool
) -> list[tuple[str, int]]:
    either = " & ".join(
        "("
        + " | ".join(
            [f"'{stem}':B" for stem in sorted(stems)] + [f"'{typed}':*B"] * begins
        )
        + ")"
        for typed, stems in asked
    )
    who = " | ".join(f"'{token}':A" for token in access)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.subject, e.subject_id FROM search_words w"
            " JOIN access_searchentry e ON e.id = w.rowid"
            " WHERE w.line @@ %s::tsquery ORDER BY w.rowid DESC LIMIT %s",
            [f"({who}) & {either}", limit],
        )
        return [(str(subject), int(key)) for subject, key in cursor.fetchall()]


_ASK = {"sqlite": _ask_sqlite, "postgresql": _ask_postgresql}
_INSERT = {
    "sqlite": "INSERT INTO search_words (rowid, access, words) VALUES (%s, %s, %s)",
    "postgresql": (
        "INSERT INTO search_words (rowid, line) VALUES (%s,"
        " setweight(to_tsvector('simple', %s), 'A')"
        " || setweight(to_tsvector('simple', %s), 'B'))"
    ),
}
