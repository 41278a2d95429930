"""What people do at home: take up the proposed pathway."""

from django.db import transaction

from rimay.access import search
from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.recording import record_many
from rimay.core.classes import Class
from rimay.groups.models import Group
from rimay.home.models import PROPOSED, PathwayStep


@transaction.atomic
def propose_pathway(actor: Actor, group: Group) -> list[PathwayStep]:
    """Give a group without a pathway the ten steps that Rimay proposes."""
    require(actor, "create", PathwayStep)
    if every_row(PathwayStep, group.id, "whether a pathway stands").exists():
        return []
    steps = [
        PathwayStep(
            group=group,
            access_class=Class.GROUP,
            key=f"step-{position}",
            position=position,
            title=title,
            is_default=True,
        )
        for position, title in enumerate(PROPOSED, start=1)
    ]
    made = PathwayStep._default_manager.bulk_create(steps)
    search.renew_many(made)
    record_many(actor, "pathwaystep.create", group, PathwayStep, len(made))
    return made
