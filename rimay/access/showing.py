"""Each showing of what is sealed is a line of the trail, read by those who may read it."""

from collections import Counter
from collections.abc import Sequence

from django.core.cache import cache
from django.db import transaction

from rimay.access.actor import Actor
from rimay.audit import trail
from rimay.core.classes import Class
from rimay.groups.models import Classified

# A page that stays open and asks again is one showing for so long.
ONE_SHOWING = 15 * 60


def log_showing_below(
    actor: Actor, row: Classified, circle_id: int, *, is_again: bool = False
) -> None:
    """Write down that what is sealed below a row, for a circle, is shown to who asks.

    `is_again`: an open page asks for what changed since it was shown.
    """
    name = f"shown {row._meta.label_lower} {row.pk} {actor.user_id}"
    if is_again and cache.get(name):
        return
    _write(actor, row, circle_id)
    cache.set(name, True, ONE_SHOWING)


@transaction.atomic
def log_handed_out(actor: Actor, rows: Sequence[Classified]) -> None:
    """Write down that rows of one kind leave together, sealed ones among them: a line
    for those who read them, with how many, and none for what is not sealed.
    """
    circles = Counter(
        r.access_circle_id for r in rows if r.access_class == Class.SEALED
    )
    for circle_id, count in sorted(circles.items()):
        row = rows[0]
        line = trail.Line(
            f"{row._meta.model_name}.show",
            row._meta.label_lower,
            None,
            row.group_id,
            Class.SEALED,
            None,
            circle_id,
            (f"rows={count}",),
        )
        trail.write(actor.user_id, line)


@transaction.atomic
def _write(actor: Actor, row: Classified, circle_id: int | None) -> None:
    line = trail.Line(
        f"{row._meta.model_name}.show",
        row._meta.label_lower,
        row.pk,
        row.group_id,
        Class.SEALED,
        None,
        circle_id,
    )
    trail.write(actor.user_id, line)
