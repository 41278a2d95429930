"""What the dialogue can prove: what was agreed, and which topics were chosen."""

from django.utils.translation import gettext_lazy as _

from rimay.access.asking import every_row
from rimay.dialogue.models import Agreement, Topic
from rimay.groups.models import Group
from rimay.records.breakdowns import by_choice
from rimay.records.figures import Computed, Figure, counted

NOT_SAID = _("not said")


def _agreements(group: Group) -> tuple[Computed, ...]:
    rows = every_row(Agreement, group.id, "figure")
    splits = (
        by_choice(rows, "status", _("By status")),
        by_choice(rows, "kind", _("By kind of agreement")),
    )
    code = "dialogue.agreements"
    return (counted(group, code, rows, missing=NOT_SAID, breakdowns=splits),)


def _topics(group: Group) -> tuple[Computed, ...]:
    rows = every_row(Topic, group.id, "figure").exclude(rank=None, adopted_on="")
    return (counted(group, "dialogue.topics", rows, missing=NOT_SAID),)


FIGURES: tuple[Figure, ...] = (
    Figure(
        code="dialogue.agreements",
        label=_("Agreements"),
        definition=_("Decisions, commitments and recommendations of the group."),
        unit=_("agreements"),
        compute=_agreements,
    ),
    Figure(
        code="dialogue.topics",
        label=_("Prioritised topics"),
        definition=_("Topics that the group ranked or adopted."),
        unit=_("topics"),
        compute=_topics,
    ),
)
