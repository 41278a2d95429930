"""What outreach can prove: how many organisations were approached."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from rimay.access.asking import every_row
from rimay.groups.models import Group
from rimay.outreach.models import OutreachContact, Prospect, Stage
from rimay.records.breakdowns import by_choice, by_row
from rimay.records.figures import Computed, Figure, counted


def _approached(group: Group) -> tuple[Computed, ...]:
    contacts = every_row(OutreachContact, group.id, "figure")
    contacted = Exists(contacts.filter(prospect=OuterRef("pk")))
    rows = every_row(Prospect, group.id, "figure").filter(
        ~Q(stage=Stage.IDENTIFIED) | contacted, is_kind_of_actor=False
    )
    return (
        counted(
            group,
            "outreach.organisations_approached",
            rows,
            missing=_("not said"),
            breakdowns=(
                by_row(rows, "pillar", _("By pillar")),
                by_choice(rows, "stage", _("By stage")),
            ),
        ),
    )


FIGURES: tuple[Figure, ...] = (
    Figure(
        code="outreach.organisations_approached",
        label=_("Organisations approached"),
        definition=_(
            "Organisations outside the group with which it was in touch at least once, "
            "whatever came of it. Kinds of actors are not counted."
        ),
        unit=_("organisations"),
        compute=_approached,
    ),
)
