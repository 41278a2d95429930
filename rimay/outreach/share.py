"""Which records of outreach are kept, and how they are asked for."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.outreach.models import OutreachContact, Prospect, PublicMessage
from rimay.records.kinds import Column, Family, Kind

PROSPECT = Kind(
    code="prospects",
    model=Prospect,
    sheet=_("Outreach"),
    singular=_("organisation to win"),
    plural=_("organisations to win"),
    create=_("Add an organisation to win"),
    intro=_("Whom the group wants at the table, how far it got, and what comes next."),
    explanation=_(
        "One row per organisation that the group wants to win. Where only a kind of "
        "actor is known, mark it so: it is then not counted as an organisation."
    ),
    columns=(
        Column("name"),
        Column("is_kind_of_actor"),
        Column("organisation"),
        Column("pillar"),
        Column("subtype"),
        Column("reason", prose=True),
        Column("champion"),
        Column("stage"),
        Column("declined_reason"),
        Column("next_step"),
        Column("next_on"),
    ),
    list_columns=("name", "pillar", "stage", "next_step", "next_on"),
    sort="sort_",
    filters=("stage", "pillar"),
    classes=(Class.SECRETARIAT, Class.MEMBERS, Class.GROUP, Class.PUBLIC),
    family=Family.WORK,
)

CONTACT = Kind(
    code="outreach-contacts",
    model=OutreachContact,
    sheet=_("Outreach contacts"),
    singular=_("outreach contact"),
    create=_("Record a contact"),
    intro=_("Each contact says what was said and given, and what comes next."),
    explanation=_("One row per contact; read as the organisation's row is."),
    columns=(
        Column("prospect"),
        Column("held_on"),
        Column("channel"),
        Column("who"),
        Column("said", prose=True),
        Column("given"),
        Column("next_step"),
        Column("next_on"),
        Column("outcome"),
    ),
    list_columns=("prospect", "held_on", "channel", "outcome", "next_step"),
    sort="-held_on",
    filters=("channel",),
    classes=(),
)

MESSAGE = Kind(
    code="public-messages",
    model=PublicMessage,
    sheet=_("Messages from the public page"),
    singular=_("message from the public page"),
    create=_("Enter a message by hand"),
    intro=_("What people write through the public page arrives here."),
    explanation=_("One row per message; the secretariat alone reads it."),
    columns=(
        Column("name"),
        Column("organisation"),
        Column("contact"),
        Column("wish"),
        Column("message", prose=True),
        Column("received_at"),
        Column("state"),
        Column("answer", prose=True),
        Column("prospect"),
    ),
    list_columns=("name", "organisation", "wish", "received_at", "state"),
    sort="-received_at",
    filters=("state", "wish"),
    classes=(Class.SECRETARIAT,),
)

KINDS: tuple[Kind, ...] = (PROSPECT, CONTACT, MESSAGE)
