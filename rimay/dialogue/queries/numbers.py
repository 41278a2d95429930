"""The next number in a group's own series, such as "7-2018".

Rows that some seat does not read have no number: a gap in the series would tell of them.
"""

from rimay.access.asking import every_row
from rimay.core import clock
from rimay.core.classes import Class
from rimay.dialogue.models import Agreement, Proposal

# What every seat of the table reads.
NUMBERED = frozenset({Class.PUBLIC, Class.GROUP, Class.MEMBERS})


def number_for(row: Proposal | Agreement) -> str:
    """Return the number that a row has, or the next of this year; "" for one that not
    every seat reads, or only who has acknowledged the charter.
    """
    if row.number or row.is_gated or row.access_class not in NUMBERED:
        return row.number
    year = clock.today().year
    rows = every_row(type(row), row.group_id, "the next number")
    taken = rows.filter(number__endswith=f"-{year}").values_list("number", flat=True)
    heads = [number.split("-")[0] for number in taken]
    used = [int(head) for head in heads if head.isdigit()]
    return f"{max(used, default=0) + 1}-{year}"
