"""Records of the talk: the notes of sessions, paragraph by paragraph."""

from django.utils.translation import gettext_lazy as _

from rimay.dialogue.models import MinutesLine
from rimay.records.kinds import Column, Kind

# Who spoke is no column: an import keeps how a row stood before it, and what an item
# that became stricter must forget may stand nowhere else.
MINUTES_LINE = Kind(
    code="session-notes",
    model=MinutesLine,
    sheet=_("Notes of sessions"),
    singular=_("paragraph of the notes"),
    create=_("Write into the notes"),
    intro=_("The talk stands in the notes, item by item, for the table only."),
    explanation=_(
        "One row per paragraph, in its order; read as the rule of its item says."
    ),
    columns=(
        Column("item"),
        Column("kind"),
        Column("text", prose=True),
        Column("agreement"),
    ),
    list_columns=("text", "item", "kind"),
    filters=("kind",),
    classes=(),
)
