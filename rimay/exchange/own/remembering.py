"""What pages remember of people's own lists: headings, and whom a name meant."""

from collections.abc import Mapping

from django.db import transaction

from rimay.exchange.lists.proposal import Proposal
from rimay.exchange.models import RememberedHeading, RememberedName
from rimay.exchange.own.declaring import Purpose
from rimay.groups.models import Group


def headings(group: Group, purpose: Purpose) -> dict[str, str]:
    """Return what headings meant the last time, by the heading's key."""
    rows = RememberedHeading.objects.filter(group=group, purpose=purpose.code)
    return dict(rows.values_list("heading", "target"))


def names(group: Group) -> dict[tuple[str, str], int]:
    """Return which rows names meant the last time, by directory and words."""
    rows = RememberedName.objects.filter(group=group)
    held = rows.values_list("directory", "words", "row_id")
    return {(directory, words): row_id for directory, words, row_id in held}


@transaction.atomic
def remember(
    group: Group,
    purpose: Purpose,
    proposal: Proposal,
    said: Mapping[tuple[str, str], int],
) -> None:
    """Keep what was agreed to, for the next list of this kind."""
    columns = {
        guess.key[:160]: guess.choice[:40]
        for table in proposal.tables
        for guess in table.columns
        if guess.key
        and (guess.choice or guess.reason.code in {"chosen", "remembered"})
        and not guess.part[:4].isdigit()
    }
    RememberedHeading.objects.bulk_create(
        [
            RememberedHeading(
                group=group, purpose=purpose.code, heading=heading, target=target
            )
            for heading, target in columns.items()
        ],
        update_conflicts=True,
        unique_fields=["group", "purpose", "heading"],
        update_fields=["target"],
    )
    RememberedName.objects.bulk_create(
        [
            RememberedName(
                group=group, directory=directory, words=words[:160], row_id=row_id
            )
            for (directory, words), row_id in said.items()
        ],
        update_conflicts=True,
        unique_fields=["group", "directory", "words"],
        update_fields=["row_id"],
    )
