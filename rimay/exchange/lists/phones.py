"""Telephones as Peru writes them, several in a cell or one."""

import re
from decimal import Decimal

from rimay.exchange.lists.words import tidy

_SIX = r"(?:\d{3}[\s.-]?\d{3}|\d{2}[\s.-]?\d{2}[\s.-]?\d{2})"
_MOBILE = rf"9\d{{2}}[\s.-]?{_SIX}"
_COUNTRY = r"(?:\(?\+?\s?(?:00)?51\)?[\s.-]{0,2})?"
_EXTENSION = (
    r"(?:\s*(?:anexo|anx|an|ext|extensi[oó]n|int)\.?\s*:?\s*(?P<{}>\d{{1,6}}))?"
)
# A bare 12345678 is an identity card: an area is told by 0, brackets or a blank.
_FIXED = r"(?=[(0+]|51\d{8}|\d{1,2}[\s.-])"
_KNOWN = re.compile(
    rf"(?<![\d+])(?:(?P<mobile>{_COUNTRY}{_MOBILE})"
    # Lima has seven digits after its 1, other regions six after two.
    rf"|{_FIXED}{_COUNTRY}\(?0?(?P<lima>1)\)?[\s.-]{{0,3}}(?P<seven>\d{{3}}[\s.-]?\d{{4}})"
    rf"{_EXTENSION.format('annex')}"
    rf"|{_FIXED}{_COUNTRY}\(?0?(?P<area>[4-8]\d)\)?[\s.-]{{0,3}}"
    rf"(?P<six>{_SIX})"
    rf"{_EXTENSION.format('annex2')}"
    r"|(?P<abroad>\+(?!\s?51[\s.-]?9)\d[\d\s.()-]{6,18}\d)"
    r"|(?P<short>[#*]\d{6,9}))(?!\d)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[/;,|\n]|\s[-–—yeo]\s|\band\b)\s*", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:cel(?:ular)?|tel[eé]?f?(?:ono)?|fijo|casa|oficina|of|rp[mc]|claro|movistar"
    r"|entel|bitel|wh?ats?app|wsp|trabajo|personal|m[oó]vil|central|n[°º])[.:°º]*",
    re.IGNORECASE,
)


def read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the telephones of a cell, and pieces kept that are not understood."""
    text = text.replace("\n", " / ")
    if re.fullmatch(r"\d{9,11}\.0", text):
        text = text[:-2]
    if re.fullmatch(r"\d[.,]\d+E\+?\d{1,2}", text.strip(), re.IGNORECASE):
        # A number too wide for its column, copied as the sheet showed it.
        text = f"{Decimal(text.strip().replace(',', '.')):f}"
    found, rest = cut(text)
    odd = [piece for part in rest for piece in _SEPARATOR.split(part)]
    kept = tuple(piece for piece in map(_bare, odd) if any(map(str.isalnum, piece)))
    return found, kept


def cut(text: str) -> tuple[tuple[str, ...], list[str]]:
    """Return the telephones in a text, and the pieces of text between them."""
    text = tidy(text)
    found: list[str] = []
    rest: list[str] = []
    place = 0
    for match in _KNOWN.finditer(text):
        rest.append(text[place : match.start()])
        found.append(_written(match))
        place = match.end()
    rest.append(text[place:])
    return tuple(dict.fromkeys(found)), rest


def is_phone(text: str) -> bool:
    """Say whether a cell holds telephones and nothing else."""
    found, odd = read(text)
    return bool(found) and not odd


def _bare(piece: str) -> str:
    return _LABEL.sub("", piece).strip(" -–—.,:;()/+")


def _written(match: "re.Match[str]") -> str:
    if match["mobile"]:
        digits = _digits(match["mobile"])[-9:]
        return f"+51 {digits[:3]} {digits[3:6]} {digits[6:]}"
    if match["lima"]:
        digits = _digits(match["seven"])
        return _extended(f"+51 1 {digits[:3]} {digits[3:]}", match["annex"])
    if match["area"]:
        digits = _digits(match["six"])
        return _extended(
            f"+51 {match['area']} {digits[:3]} {digits[3:]}", match["annex2"]
        )
    return tidy(match[0])


def _extended(number: str, annex: str | None) -> str:
    return f"{number} anexo {annex}" if annex else number


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
