"""Changing what a group says of itself, and its pillars."""

from collections.abc import Mapping

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.groups.models import Group, Pillar
from rimay.records.actions import ChangedMeanwhile


@transaction.atomic
def change_group(
    actor: Actor, group: Group, *, values: Mapping[str, object], version: int
) -> Group:
    """Change the group's own words and settings.

    Raises ChangedMeanwhile when somebody saved them since `version` was opened.
    """
    require(actor, "change", group)
    held = Group.objects.select_for_update().get(pk=group.pk)
    if held.version != version:
        raise ChangedMeanwhile
    changed = [name for name, value in values.items() if getattr(held, name) != value]
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    record(actor, "group.change", held, fields=changed)
    return held


@transaction.atomic
def change_outlines(
    actor: Actor, group: Group, *, outlines: Mapping[str, object]
) -> None:
    """Keep the outlines of the group's regions for its map."""
    require(actor, "change", group)
    held = Group.objects.select_for_update().get(pk=group.pk)
    held.outlines = dict(outlines)
    held.save(update_fields=["outlines"])
    record(actor, "group.change", held, fields=("outlines",))


@transaction.atomic
def change_pillar(
    actor: Actor, pillar: Pillar, *, values: Mapping[str, object]
) -> Pillar:
    """Change a pillar's name, its slot, or what it opens."""
    require(actor, "change", pillar.group)
    changed = [name for name, value in values.items() if getattr(pillar, name) != value]
    for name, value in values.items():
        setattr(pillar, name, value)
    pillar.save()
    record(actor, "pillar.change", pillar, fields=changed)
    return pillar
