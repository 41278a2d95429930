"""Records of the charter and who acknowledged it."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.dialogue.models import (
    Acknowledgement,
    Charter,
)
from rimay.records.kinds import Column, Family, Kind

CHARTER = Kind(
    code="charter",
    model=Charter,
    sheet=_("Charter and rules"),
    singular=_("version of the charter"),
    plural=_("versions of the charter"),
    create=_("Add a version"),
    intro=_("The charter says how the group decides, and how it treats what is said."),
    explanation=_("One row per version of the charter or of the rules."),
    columns=(
        Column("kind"),
        Column("title"),
        Column("edition"),
        Column("state"),
        Column("adopted_on"),
        Column("text", prose=True),
    ),
    list_columns=("title", "kind", "edition", "state", "adopted_on"),
    sort="-id",
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS, Class.SECRETARIAT),
    family=Family.TABLE,
)

ACKNOWLEDGEMENT = Kind(
    code="acknowledgements",
    model=Acknowledgement,
    sheet=_("Acknowledgements"),
    singular=_("acknowledgement"),
    create=_("Record an acknowledgement"),
    intro=_("Who read which version of the charter, when, and how they said so."),
    explanation=_("One row per person, seat and version of the charter."),
    columns=(
        Column("charter"),
        Column("person"),
        Column("membership"),
        Column("given_on"),
        Column("given"),
    ),
    list_columns=("person", "membership", "charter", "given_on"),
    filters=("charter",),
    classes=(Class.MEMBERS, Class.GROUP, Class.SECRETARIAT),
    on_behalf=True,
)
