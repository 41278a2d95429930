"""Numbers and amounts of money, with the comma or the point before their decimals."""

import re
from collections.abc import Iterable

from rimay.exchange.lists.words import bare, tidy

_NUMBER = re.compile(
    r"(?:s/\.?|us\$|\$|usd|pen)?\s*(-?\d[\d\s.,']*)\s*(%?)", re.IGNORECASE
)
_COMMA = re.compile(r"\d,\d{1,2}\b(?![.,]?\d)")
_POINT = re.compile(r"\d\.\d{1,2}\b(?![.,]?\d)")
_MONEY = re.compile(
    r"(s/\.?|us\s?\$|u\$s|\$|€|[^\W\d]{2,10}\.?)?\s*(-?\d[\d\s.,']*)"
    r"\s*(s/\.?|us\s?\$|\$|€|[^\W\d]{2,10}\.?)?",
    re.IGNORECASE,
)
_CURRENCIES = {
    sign: code
    for code, signs in {
        "PEN": "s/ pen sol soles nuevossoles s",
        "USD": "us$ u$s $ usd dolar dolares dollar dollars",
        "EUR": "€ eur euro euros",
        "CHF": "chf francos francossuizos",
    }.items()
    for sign in signs.split()
}


def number(text: str, *, comma: bool = False) -> str:
    """Return a number's digits, decimals after a point; "" where it is none.

    Peru writes 1,234.50; a comma before one or two last digits is taken for decimals.
    `comma` says that the column writes its decimals after a comma: 1.234,50.
    """
    found = _NUMBER.fullmatch(bare(tidy(text)))
    if not found:
        return ""
    digits = re.sub(r"[\s']", "", found[1])
    if comma and re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+(,\d+)?", digits):
        return digits.replace(".", "").replace(",", ".")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", digits):
        return digits.replace(",", "")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+|-?\d{1,3}(\.\d{3}){2,}", digits):
        return digits.replace(".", "").replace(",", ".")
    if re.fullmatch(r"-?\d+(?:,\d{1,2})", digits):
        return digits.replace(",", ".")
    return digits if re.fullmatch(r"-?\d+(\.\d+)?", digits) else ""


def writes_comma(texts: Iterable[str]) -> bool:
    """Say whether a column writes decimals after a comma, and never after a point."""
    held = [tidy(text) for text in texts]
    return any(_COMMA.search(text) for text in held) and not any(
        _POINT.search(text) for text in held
    )


def is_unclear_number(text: str) -> bool:
    """Say whether "1.500" may be one and a half, or fifteen hundred."""
    return bool(re.fullmatch(r"\D*\d{1,3}\.\d{3}\D*", tidy(text)))


def money(text: str, *, comma: bool = False) -> tuple[str, str]:
    """Return an amount's digits and its currency: "S/ 1,500.00" is 1500.00 and PEN."""
    found = _MONEY.fullmatch(tidy(text))
    if not found:
        return "", ""
    before, digits, after = found.groups()
    sign = bare(before or after or "").replace(" ", "").strip(".")
    currency = _CURRENCIES.get(sign, "")
    return (number(digits, comma=comma), currency) if currency or not sign else ("", "")


def currency_in(heading: str) -> str:
    """Return the one currency that a heading speaks of: "Monto (US$)"."""
    words = re.split(r"[\s()\[\]:,–-]+", bare(tidy(heading)))
    found = {code for word in words if len(word) > 1 and (code := currency(word))}
    return found.pop() if len(found) == 1 else ""


def currency(text: str) -> str:
    """Return the code of a currency by its sign or name, "" if it is none."""
    return _CURRENCIES.get(bare(tidy(text)).replace(" ", "").strip("."), "")
