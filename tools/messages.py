"""The words of each room and their Spanish: collect, check, compile.

    python tools/messages.py update [ROOM ...]    collect words; keeps what is translated
    python tools/messages.py check [ROOM ...]     fails where Spanish is missing or broken
    python tools/messages.py compile [ROOM ...]   makes what the service reads

Each room has `locale/es/LC_MESSAGES/django.po`. Message ids are the English words.
Everything is done with Babel, so no machine needs GNU gettext.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
ROOMS = ROOT / "rimay"
KEYWORDS = {
    "_": None,
    "gettext": None,
    # What a form or a figure says at once, beside the lazy words of its module.
    "_now": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
SKIPPED = {"migrations", "tests", "locale", "__pycache__"}


def main(arguments: list[str]) -> int:
    """Run one verb over the rooms named, or over all of them."""
    verbs = {"update": update, "check": check, "compile": compile_room}
    if not arguments or arguments[0] not in verbs:
        print(__doc__)
        return 2
    settings.configure()
    named = arguments[1:] or sorted(p.name for p in ROOMS.iterdir() if p.is_dir())
    flaws = [f"{room}: {flaw}" for room in named for flaw in verbs[arguments[0]](room)]
    if arguments[0] == "check":
        flaws += two_ways()
    print("\n".join(flaws) if flaws else f"{arguments[0]}: {len(named)} rooms")
    return 1 if flaws and arguments[0] == "check" else 0


def two_ways() -> list[str]:
    """Tell words that rooms say differently: Django keeps one, whichever comes last."""
    said: dict[tuple[object, object], dict[str, str]] = {}
    for path in sorted(ROOMS.glob("*/locale/es/LC_MESSAGES/django.po")):
        room = path.relative_to(ROOMS).parts[0]
        for message in _read(path):
            if message.id:
                ways = said.setdefault((_first(message), message.context), {})
                ways.setdefault(str(message.string), room)
    return [
        f"{' and '.join(ways.values())} say “{words}” in two ways: give one a context"
        for (words, _context), ways in said.items()
        if len(ways) > 1
    ]


def update(room: str) -> list[str]:
    """Collect a room's words into its catalogue; tells how many wait for Spanish."""
    found = _collected(room)
    path = _po(room)
    if not len(found) and not path.exists():
        return []
    held = _read(path)
    fresh = Catalog(locale="es", charset="utf-8", fuzzy=False)
    waiting = 0
    for message in found:
        if not message.id:
            continue
        old = held.get(message.id, message.context)
        string = old.string if old and _fits(message, old) else None
        fresh.add(message.id, string, context=message.context, flags=_flags(message))
        waiting += string is None or not all(_strings(fresh, message))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_written(fresh))
    return [f"{waiting} of {len(fresh)} wait for Spanish"] if waiting else []


def check(room: str) -> list[str]:
    """Tell what is missing, left over, or has other placeholders than its words."""
    found, held = _collected(room), _read(_po(room))
    flaws = []
    for message in found:
        if not message.id:
            continue
        told = held.get(message.id, message.context)
        if told is None or not _is_whole(told):
            flaws.append(f"no Spanish for “{_first(message)}”")
        elif not _same_placeholders(told):
            flaws.append(f"other placeholders in “{_first(message)}”")
    for message in held:
        if message.id and found.get(message.id, message.context) is None:
            flaws.append(f"nobody says “{_first(message)}” any more: run update")
    return flaws


def compile_room(room: str) -> list[str]:
    """Make a room's .mo where the .po is newer."""
    path = _po(room)
    target = path.with_suffix(".mo")
    if not path.exists():
        return []
    if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
        held = io.BytesIO()
        write_mo(held, _read(path))
        target.write_bytes(held.getvalue())
    return []


def _collected(room: str) -> Catalog:
    catalog = Catalog(locale="es", charset="utf-8")
    for path in sorted((ROOMS / room).rglob("*")):
        if SKIPPED & set(path.relative_to(ROOMS).parts):
            continue
        for _line, words, _comments, context in _words_of(path):
            catalog.add(words, context=context, flags=())
    return catalog


def _words_of(path: Path) -> Iterator[tuple[int, str, list[str], str | None]]:
    if path.suffix == ".py":
        source = path.read_bytes()
    elif path.suffix in {".html", ".txt", ".md"} and "templates" in path.parts:
        # In parentheses the indentation of the template means nothing to Python.
        source = f"(\n{templatize(path.read_text(encoding='utf-8'))}\n)".encode()
    else:
        return
    options = {"encoding": "utf-8"}
    yield from extract("python", io.BytesIO(source), KEYWORDS, (), options)


def _po(room: str) -> Path:
    return ROOMS / room / "locale" / "es" / "LC_MESSAGES" / "django.po"


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale="es")
    return read_po(io.BytesIO(path.read_bytes()), locale="es")


def _written(catalog: Catalog) -> bytes:
    """Return the catalogue as text: sorted, without dates, so that diffs stay small."""
    held = io.BytesIO()
    write_po(
        held, catalog, width=88, no_location=True, omit_header=True, sort_output=True
    )
    head = (
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    return head.encode() + held.getvalue()


def _fits(message: Message, old: Message) -> bool:
    return isinstance(message.id, tuple | list) == isinstance(old.string, tuple | list)


def _flags(message: Message) -> tuple[str, ...]:
    return ("python-format",) if "%(" in _first(message) else ()


def _strings(catalog: Catalog, message: Message) -> list[str]:
    told = catalog.get(message.id, message.context)
    string = told.string if told else ""
    return [string] if isinstance(string, str) else list(string)


def _is_whole(message: Message) -> bool:
    string = message.string
    return bool(string) and (isinstance(string, str) or all(string))


def _same_placeholders(message: Message) -> bool:
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = (
        [message.string] if isinstance(message.string, str) else list(message.string)
    )
    meant = set(PLACEHOLDER.findall(ids[-1]))
    return all(set(PLACEHOLDER.findall(s)) <= meant for s in strings) and meant <= set(
        PLACEHOLDER.findall(strings[-1])
    )


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
