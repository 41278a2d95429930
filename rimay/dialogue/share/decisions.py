"""Records of proposals: those that were decided elsewhere are brought as they ended."""

from django.utils.translation import gettext_lazy as _

from rimay.dialogue.models import Proposal
from rimay.records.kinds import Column, Family, Kind

PROPOSAL = Kind(
    code="proposals",
    model=Proposal,
    sheet=_("Proposals"),
    singular=_("proposal"),
    create=_("Prepare a text"),
    intro=_("A text is put to a decision when each pillar is in the room."),
    explanation=_(
        "One row per proposal, with the item it belongs to. What was decided elsewhere "
        "is brought as closed, with its outcome."
    ),
    columns=(
        Column("item"),
        Column("number"),
        Column("text", prose=True),
        Column("regime"),
        Column("state"),
        Column("is_written"),
        Column("put_on"),
        Column("due_on"),
        Column("closed_on"),
        Column("outcome"),
        Column("act", prose=True),
        Column("review_on"),
        Column("agreement"),
    ),
    list_columns=("text", "number", "state", "outcome", "closed_on"),
    sort="-id",
    filters=("state", "outcome"),
    classes=(),
    family=Family.TABLE,
)
