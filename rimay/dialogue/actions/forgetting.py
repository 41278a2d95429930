"""What a rule stricter than open does not keep of the talk, and how it is erased."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rimay.access import search
from rimay.core import clock
from rimay.core.erasing import erase_traces
from rimay.dialogue.models import AgendaItem, MinutesLine

SUBJECT = MinutesLine._meta.label_lower


def day() -> datetime:
    """Return the beginning of this day: where no hour is kept, nobody's turn shows."""
    now = timezone.localtime(clock.now())
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def strip(item: AgendaItem) -> None:
    """Take from the lines of an item who spoke, who wrote and when; the words stay.

    They are read from now on as the item's rule says, also by who searches.
    """
    rows = MinutesLine.objects.filter(item=item)
    access_class, pillar, circle = item.class_given(MinutesLine)
    rows.update(
        speaker=None,
        author=None,
        behind_gate=True,
        created_at=day(),
        changed_at=day(),
        access_class=access_class,
        access_pillar=pillar,
        access_circle=circle,
    )
    search.renew_many(rows.order_by("position", "id"))


def lay_anew(item: AgendaItem) -> None:
    """Write the lines of a closed item anew in their order, dated to the day.

    Numbers of rows and of versions would tell in which order, and how slowly, the
    paragraphs were written. The keys stay: nothing links one to whoever made it.
    """
    lines = list(MinutesLine.objects.filter(item=item).order_by("position", "id"))
    before = {line.pk: line for line in lines}
    search.forget(SUBJECT, list(before))
    rivals = {line: line.rival_of_id for line in lines if line.rival_of_id}
    MinutesLine.objects.filter(item=item).delete()
    for place, line in enumerate(lines, 1):
        line.pk, line.rival_of, line.version, line.position = None, None, 1, place
    MinutesLine.objects.bulk_create(lines)
    for line, first in rivals.items():
        line.rival_of = before[first]
    MinutesLine.objects.bulk_update(rivals, ["rival_of"])
    rows = MinutesLine.objects.filter(item=item)
    rows.update(created_at=day(), changed_at=day())
    search.renew_many(lines)


def erase() -> None:
    """Leave nothing of earlier states in the database, its log and the search index."""
    search.compact()
    tables = (MinutesLine._meta.db_table, *search.TABLES)
    transaction.on_commit(lambda: erase_traces(tables) and None)
