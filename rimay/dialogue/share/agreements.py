"""Records of what was agreed, and what was reported on it."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.dialogue.models import (
    Agreement,
    AgreementUpdate,
)
from rimay.records.kinds import Column, Family, Kind

AGREEMENT = Kind(
    code="agreements",
    model=Agreement,
    sheet=_("Agreements"),
    singular=_("agreement"),
    create=_("Record an agreement"),
    intro=_(
        "An agreement counts when it says who does it, until when, and who follows up."
    ),
    explanation=_(
        "One row per decision, commitment or recommendation. A commitment has a date, "
        "or says why it has none."
    ),
    columns=(
        Column("number"),
        Column("text", prose=True),
        Column("kind"),
        Column("is_founding"),
        Column("meeting"),
        Column("item"),
        Column("agreed_on", example="2017-08"),
        Column("organisation"),
        Column("others"),
        Column("due_on"),
        Column("no_due_reason"),
        Column("follow_up"),
        Column("status"),
        Column("verification"),
    ),
    list_columns=("text", "organisation", "due_on", "status"),
    sort="-agreed_on",
    filters=("status", "kind", "organisation"),
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS, Class.PARTY),
    family=Family.TABLE,
    on_behalf=True,
)

AGREEMENT_UPDATE = Kind(
    code="agreement-updates",
    model=AgreementUpdate,
    sheet=_("Reports on agreements"),
    singular=_("report on an agreement"),
    create=_("Report progress"),
    intro=_("Progress, obstacles and new dates stand here, and the history stays."),
    explanation=_("One row per report on an agreement; read as the agreement is."),
    columns=(
        Column("agreement"),
        Column("reported_on"),
        Column("organisation"),
        Column("text", prose=True),
        Column("status"),
        Column("new_due_on"),
        Column("evidence"),
    ),
    list_columns=("text", "agreement", "reported_on", "status"),
    sort="-reported_on",
    filters=("status",),
    classes=(),
    on_behalf=True,
)
