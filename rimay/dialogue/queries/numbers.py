"""The next number in a group's own series, such as "7-2018"."""

from collections.abc import Iterable

from rimay.access.asking import every_row
from rimay.core import clock
from rimay.dialogue.models import Agreement, Proposal
from rimay.groups.models import Group


def next_proposal_number(group: Group) -> str:
    """Return the number of the next proposal of this year."""
    rows = every_row(Proposal, group.pk, "the next number")
    taken = rows.filter(number__endswith=f"-{clock.today().year}")
    return _next(taken.values_list("number", flat=True))


def next_agreement_number(group: Group) -> str:
    """Return the number of the next agreement of this year."""
    rows = every_row(Agreement, group.pk, "the next number")
    taken = rows.filter(number__endswith=f"-{clock.today().year}")
    return _next(taken.values_list("number", flat=True))


def _next(taken: Iterable[str]) -> str:
    heads = [number.split("-")[0] for number in taken]
    used = [int(head) for head in heads if head.isdigit()]
    return f"{max(used, default=0) + 1}-{clock.today().year}"
