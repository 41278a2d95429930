"""Lists in the lines of a message: "1. Juan Pérez - PNP - 984 123 456"."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rimay.exchange.grids import EMPTY, Cell, Row, Sheet
from rimay.exchange.lists import institutions, lines, names, phones, plain, ranks
from rimay.exchange.lists.layout import Region
from rimay.exchange.lists.lines import Line
from rimay.exchange.lists.words import fold, heading_words, listed, tidy

# The columns that a line is parted into, in this order.
PARTS = ("person_name", "organisation", "phone", "email", "rank", "text")

_SENDER = re.compile(
    r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? +\d{1,2}:\d{2}(?::\d{2})?"
    r"(?: ?[ap]\.? ?m\.?)?\]?(?: -)? [^:]{1,60}: ",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"^\s*(?:n[°º]\s*)?(?:\d{1,3}\s*(?:[.)°º:]+[-–]?|[-–]|(?=\s[^\W\d]))|[-–—•*·▪]+)\s*",
    re.IGNORECASE,
)
_STRONG = re.compile(r"\s[-–—]+\s|[-–—]+\s|\s[-–—]+|[;|()\t/]")
_WEAK = re.compile(r",\s|:\s?")
_EMAIL = re.compile(r"\S+@\S+")
# What a further line of an entry says, "Cel: 984…"; bold letters of a messenger.
_LABELLED = re.compile(
    r"[*_]*(?:(?P<body>instituci[oó]n|entidad|empresa|organizaci[oó]n)|(?P<card>dni)"
    r"|cargo|cel(?:ular)?|tel[eé]?f?(?:ono)?|correo|e-?mail)\.?[*_]*\s*:[*_]*\s*(?P<said>.+)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:nombres?(?: y apellidos| completo)?|participante)\s*:\s*", re.IGNORECASE
)
_BOLD = re.compile(r"\*([^*]+)\*:?")
_MARKED = re.compile(r"\*(?=\S)|(?<=\S)\*")
_LABELS = listed(
    "cel celular telefono telf tel tlf fono movil correo email mail e rpm wsp whatsapp"
    " nro numero y institucion cargo nombre"
)
_GREETINGS = listed(
    "buenos buenas estimado estimada estimados estimadas lista listado gracias saludos"
    " adjunto envio favor hola participantes participante confirmados confirmadas"
    " confirmado asistentes atte atentamente relacion paso remito total"
)


@dataclass(frozen=True)
class _Parts:
    """What one line says, and whether a sign shows that it is an entry of a list.

    `is_under` says that its institution is that of a line above.
    """

    cells: tuple[str, ...]
    has_sign: bool
    is_under: bool = False


def region(sheet: Sheet, known: frozenset[str]) -> Region | None:
    """Return the entries of a sheet with one column, or None where it has more."""
    found = lines.read_lines(sheet)
    if len({column for line in found for column in line.words}) != 1:
        return None
    headed = _is_headed(found, known)
    made = Region({}, tuple(line.number for line in found[:headed]), is_message=True)
    for line in found[:headed]:
        made.leave_out(line, "headings")
    parted = [
        (line, _parts(text, over)) for line, text, over in _entries(found[headed:])
    ]
    signed = sum(parts is not None and parts.has_sign for _, parts in parted)
    wants_sign = signed * 2 >= sum(parts is not None for _, parts in parted)
    for line, parts in parted:
        if parts is None or (wants_sign and signed and not parts.has_sign):
            made.leave_out(line, _code(line))
        else:
            made.rows.append(Row(line.number, tuple(map(_cell, parts.cells))))
            if parts.is_under:
                made.filled.add((line.number, PARTS.index("organisation")))
    return made


def single(sheet: Sheet, known: frozenset[str]) -> Region | None:
    """Return the lines of a sheet with one column of anything, or None."""
    found = lines.read_lines(sheet)
    columns = {column for line in found for column in line.words}
    if len(columns) != 1:
        return None
    headed = _is_headed(found, known)
    headings = {next(iter(columns)): found[0].first} if headed else {}
    made = Region(headings, tuple(x.number for x in found[:headed]), is_single=True)
    made.leave_out_all(found[:headed], "headings")
    for line in found[headed:]:
        text = _BULLET.sub("", _without_pictures(_SENDER.sub("", line.first)))
        if not text or lines.is_total_text(text):
            made.leave_out(line, _code(line))
        elif set(fold(text).split()[:2]) & _GREETINGS:
            made.leave_out(line, "message_line")
        else:
            cells = [EMPTY] * next(iter(columns))
            made.rows.append(Row(line.number, (*cells, _cell(text))))
    return made


def _entries(found: list[Line]) -> Iterator[tuple[Line, str, str]]:
    """Yield each line with what the lines below it add, and the institution over it.

    "Institución: PNP" and "Cel: 984…" below a name are of that name; a line in bold
    letters that names an institution is of all who follow.
    """
    held: tuple[Line, list[str], str] | None = None
    over = ""
    for line in found:
        text = _without_pictures(_SENDER.sub("", line.first))
        added, bold = _LABELLED.fullmatch(text), _BOLD.fullmatch(text)
        if added and held is not None and _parts(held[1][0]) is not None:
            # Where they are from first: the first thing said of nothing else is that.
            place = 1 if added["body"] else len(held[1])
            held[1][place:place] = [] if added["card"] else [added["said"]]
            continue
        if held is not None:
            yield held[0], " ; ".join(held[1]), held[2]
        if bold and not _is_greeting(bold[1]):
            over = bold[1] if bold[1].isupper() or _is_body(bold[1]) else over
        held = (line, [_MARKED.sub("", line.first)], "" if bold else over)
    if held is not None:
        yield held[0], " ; ".join(held[1]), held[2]


def _is_greeting(words: str) -> bool:
    return bool(set(fold(words).split()) & _GREETINGS) or any(map(str.isdigit, words))


def _is_body(words: str) -> bool:
    return institutions.looks_like_institution(words)


def _is_headed(found: list[Line], known: frozenset[str]) -> int:
    """Return 1 where the first line is the heading of a column of names."""
    first = found[0].first if found else ""
    words = heading_words(first)
    is_heading = bool(words) and all(word in known for word in words)
    return int(is_heading and len(found) > 1)


def _code(line: Line) -> str:
    if not line.words:
        return "blank"
    return "total" if lines.is_total_text(line.first) else "message_line"


def _cell(text: str) -> Cell:
    return Cell(text, "text") if text else EMPTY


def _parts(text: str, over: str = "") -> _Parts | None:
    """Part a line by what its pieces look like, or None where it names nobody.

    `over` is the institution of a line above, where this one names none.
    """
    text = _without_pictures(_SENDER.sub("", text))
    if not text or lines.is_total_text(text) or text.endswith(":"):
        return None
    text = ranks.MARK.sub("", text)
    line = _CALLED.sub("", _BULLET.sub("", text), count=1)
    has_bullet = line != text
    line = names.IDENTITY.sub(" ", line)
    addresses, _ = plain.emails(" ".join(_EMAIL.findall(line)))
    numbers, rest = phones.cut(_EMAIL.sub(" ; ", line))
    pieces = _pieces(" ; ".join(rest))
    name = _name(pieces, has_sign=bool(has_bullet or addresses or numbers))
    if not name:
        return None
    others = [piece for piece in pieces if piece != name]
    rank = next((piece for piece in others if ranks.is_rank(piece)), "")
    others = [piece for piece in others if piece != rank]
    body = next(filter(institutions.looks_like_institution, others), "")
    body = body or (others[0] if others else "")
    rest_of_it = "; ".join(piece for piece in others if piece != body)
    cells = (
        name,
        body or over,
        " / ".join(numbers),
        " ; ".join(addresses),
        rank,
        rest_of_it,
    )
    has_sign = bool(has_bullet or addresses or numbers or others)
    return _Parts(cells, has_sign, is_under=bool(over) and not body)


def _without_pictures(text: str) -> str:
    kept = (c for c in text if unicodedata.category(c) not in {"So", "Sk", "Me", "Cs"})
    return tidy("".join(c for c in kept if c != "\ufe0f"))


def _pieces(text: str) -> list[str]:
    """Cut a line at its strong signs; at commas only where it has no others."""
    # What only announces a telephone is no part that a comma would stand inside.
    parts = [part for part in _STRONG.split(text) if not _is_label(part)]
    if len(parts) == 1:
        parts = _WEAK.split(parts[0])
    bare = (
        part.strip(" .,:;*_") if not part.strip().endswith(".") else part
        for part in parts
    )
    tidied = (tidy(part).strip(" ,:;*_") for part in bare)
    return [part for part in tidied if not _is_label(part)]


def _is_label(part: str) -> bool:
    return set(fold(part.strip(" .,:;")).split()) <= _LABELS


def _name(pieces: list[str], *, has_sign: bool) -> str:
    for piece in pieces:
        if set(fold(piece).split()) & _GREETINGS:
            continue
        if institutions.looks_like_institution(piece):
            # "Juan Pérez PNP" names a person as well.
            parted = ranks.part(piece)
            if not parted.taken or institutions.looks_like_institution(parted.name):
                continue
        if names.looks_like_name(ranks.part(piece).name):
            return piece
    first = pieces[0] if pieces else ""
    is_word = first.replace("'", "").isalpha() and len(first) > 1
    known = institutions.looks_like_institution(first) or fold(first) in _GREETINGS
    return first if has_sign and is_word and not known else ""
