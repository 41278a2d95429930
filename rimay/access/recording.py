"""Ending an act: its line in the trail, and what is derived from the row renewed."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model

from rimay.access import search
from rimay.access.actor import Actor
from rimay.audit import trail
from rimay.core.classes import Class
from rimay.groups.models import Classified, Group, Pillar


def record(
    actor: Actor,
    act: str,
    row: Model,
    *,
    fields: Iterable[str] = (),
    known_to: Class = Class.SECRETARIAT,
) -> None:
    """Write the act on a row into the trail of its group, and renew its search entry.

    `fields` are names of columns that changed, never their values. `known_to` says who
    reads the line of a row that has no class of its own.
    """
    number = trail.LINK if actor.is_link else None
    line = _line(act, row, tuple(fields), known_to)
    trail.write(actor.user_id, line, number=number)
    if isinstance(row, Classified):
        search.renew(row)


def record_at_desk(act: str, row: Classified) -> None:
    """Write an act whose author and hour the confidentiality rule does not keep.

    One line when an item or a round closes, never one per paragraph or answer.
    """
    trail.write(None, _line(act, row, ()), number=trail.DESK)
    search.renew(row)


@transaction.atomic
def note_shown(actor: Actor, row: Classified) -> None:
    """Write down that a sealed row was shown: its readers are told that it is."""
    trail.write(actor.user_id, _line(f"{row._meta.model_name}.show", row, ()))


def record_many(
    actor: Actor, act: str, group: Group, model: type[Model], count: int
) -> None:
    """Write one line for many rows of one kind, as an import makes them."""
    trail.write(
        actor.user_id,
        trail.Line(
            act=act,
            subject=model._meta.label_lower,
            subject_id=None,
            group_id=group.id,
            access_class="secretariat",
            fields=(f"rows={count}",),
        ),
    )


def _line(
    act: str,
    row: Model,
    fields: tuple[str, ...],
    known_to: Class = Class.SECRETARIAT,
) -> trail.Line:
    subject = row._meta.label_lower
    if isinstance(row, Classified):
        return trail.Line(
            act,
            subject,
            row.pk,
            row.group_id,
            row.access_class,
            row.access_pillar_id,
            row.access_circle_id,
            fields,
        )
    if isinstance(row, Group | Pillar):
        return trail.Line(act, subject, row.pk, row.group.pk, "group", fields=fields)
    group_id = getattr(row, "group_id", None)
    return trail.Line(act, subject, row.pk, group_id, known_to.value, fields=fields)
