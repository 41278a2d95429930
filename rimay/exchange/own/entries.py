"""The rows of a proposal with their place in the list, as its owner finds them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rimay.exchange.lists.proposal import CleanRow, Proposal


@dataclass(frozen=True)
class Entry:
    """One row that was read. `index` counts over all tables of the list."""

    index: int
    table: int
    sheet: str
    row: CleanRow

    @property
    def place(self) -> str:
        return place(self.sheet, self.row.number)


@dataclass(frozen=True)
class Left:
    """A line that makes no record: where it stands, what it says, and why."""

    place: str
    text: str
    reason: str


def place(sheet: str, number: int) -> str:
    """Return where a line stands, in words."""
    line = _("line %(number)s") % {"number": number}
    return f"{sheet}, {line}" if sheet else line


def entries_of(proposal: Proposal) -> list[Entry]:
    """Return the rows of all tables, in their order."""
    found: list[Entry] = []
    several = len({table.sheet for table in proposal.tables}) > 1
    for number, table in enumerate(proposal.tables):
        sheet = table.sheet if several else ""
        for row in table.rows:
            found.append(Entry(len(found), number, sheet, row))
    return found


def left_out(proposal: Proposal) -> list[Left]:
    """Return the lines that are no rows, with the reason of each."""
    several = len({table.sheet for table in proposal.tables}) > 1
    return [
        Left(
            place(table.sheet if several else "", out.number), out.text, str(out.reason)
        )
        for table in proposal.tables
        for out in table.left_out
    ]
