"""How words are kept from being a live formula in a spreadsheet program.

A program runs a CSV cell that begins with = + - @ as a formula, also after blanks, and
also behind a semicolon or a tab where it splits cells differently from us. Before such
a sign stands an apostrophe, the programs' own mark for "this is text". Reading takes
exactly that apostrophe away again, so nothing changes on a round trip. In a workbook no
sign is needed: there the cell is typed as text.
"""

import re

# Full-width signs count too: programs with an East Asian keyboard take them as signs.
_SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20"
_BLANKS = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{0,40}"
_LIVE = re.compile(rf"^(?='*[\t\r\n])|(?:^|[;\t\r\n|]){_BLANKS}(?='*[{_SIGNS}])")
_QUOTED = re.compile(rf"^'(?='*[\t\r\n])|(?:^|[;\t\r\n|]){_BLANKS}'(?='*[{_SIGNS}])")
_LEADING = re.compile(rf"^(?:[\t\r\n]|{_BLANKS}[{_SIGNS}])")


def is_live(text: str) -> bool:
    """Say whether a program might take text for a formula when it is edited."""
    return _LEADING.match(text) is not None


def neutral(text: str) -> str:
    """Return text with an apostrophe before whatever might run as a formula."""
    return _LIVE.sub(r"\g<0>'", text)


def plain(text: str) -> str:
    """Return text as it was before `neutral`."""
    return _QUOTED.sub(lambda found: found[0][:-1], text)
