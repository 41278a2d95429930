"""Which records of funding are kept, and how they are asked for."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.funding.models import Amendment, Contribution, Grant
from rimay.records.kinds import Column, Family, Kind
from rimay.records.readings import currency

GRANT = Kind(
    code="grants",
    model=Grant,
    sheet=_("Grants"),
    singular=_("grant"),
    create=_("Record a grant"),
    intro=_("A grant says who pays, for what, and until when."),
    explanation=_("One row per grant; the amount only where it is known."),
    columns=(
        Column("title"),
        Column("donor"),
        Column("donor_words", help=_("where it is not among the organisations")),
        Column("fund"),
        Column("partner"),
        Column("amount"),
        Column("currency", example="PEN", reads=currency),
        Column("starts_on"),
        Column("ends_on"),
        Column("number"),
        Column("purpose", prose=True),
    ),
    list_columns=("title", "donor", "fund", "starts_on", "ends_on"),
    sort="starts_on",
    classes=(Class.MEMBERS, Class.GROUP, Class.PUBLIC, Class.SECRETARIAT),
    family=Family.WORK,
)

AMENDMENT = Kind(
    code="amendments",
    model=Amendment,
    sheet=_("Amendments of grants"),
    singular=_("amendment"),
    create=_("Record an amendment"),
    intro=_("An amendment makes a grant longer, larger, or otherwise divided."),
    explanation=_("One row per amendment; read as the grant is."),
    columns=(
        Column("grant"),
        Column("kind"),
        Column("months"),
        Column("amount"),
        Column("currency", reads=currency),
        Column("purpose", prose=True),
        Column("money_from"),
        Column("agreed_on"),
    ),
    list_columns=("kind", "grant", "months", "agreed_on"),
    sort="agreed_on",
    filters=("kind",),
    classes=(),
)

CONTRIBUTION = Kind(
    code="contributions",
    model=Contribution,
    sheet=_("Contributions"),
    singular=_("contribution"),
    create=_("Record a contribution"),
    intro=_("What members give themselves, in money or in kind, carries the group."),
    explanation=_(
        "One row per contribution of a member, in money or in kind: pledged on one "
        "day, received on another."
    ),
    columns=(
        Column("organisation"),
        Column("kind"),
        Column("description", prose=True),
        Column("quantity"),
        Column("unit", example="hours"),
        Column("value"),
        Column("currency", example="PEN", reads=currency),
        Column("valued_by"),
        Column("pledged_on"),
        Column("received_on"),
        Column("activity", names="activities"),
        Column("acknowledged", always_said=True),
        Column("letter", names="letters"),
    ),
    list_columns=("organisation", "kind", "value", "received_on"),
    sort="-received_on",
    filters=("kind", "organisation"),
    classes=(Class.MEMBERS, Class.GROUP, Class.PUBLIC, Class.SECRETARIAT),
    family=Family.WORK,
    on_behalf=True,
)

KINDS: tuple[Kind, ...] = (GRANT, AMENDMENT, CONTRIBUTION)
