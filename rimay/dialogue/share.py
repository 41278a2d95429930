"""Which records of the dialogue are kept, and how they are asked for."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.dialogue.models import (
    Acknowledgement,
    AgendaItem,
    Agreement,
    AgreementUpdate,
    Attendance,
    Charter,
    Meeting,
    Topic,
)
from rimay.records.kinds import Column, Family, Kind

MEETING = Kind(
    code="meetings",
    model=Meeting,
    sheet=_("Sessions"),
    singular=_("session"),
    create=_("Plan a session"),
    intro=_("A session counts with its agenda, who came, and what was agreed."),
    explanation=_(
        "One row per session. The confidentiality rule says how what is said there is "
        "treated; it is not the same as who reads this row."
    ),
    columns=(
        Column("number"),
        Column("kind"),
        Column("title"),
        Column("held_on", example="2018-01-25"),
        Column("starts_at", example="09:30"),
        Column("ends_at", example="12:00"),
        Column("place"),
        Column("regime"),
        Column("state"),
        Column("summary", prose=True),
    ),
    list_columns=("title", "held_on", "kind", "place", "state"),
    sort="-held_on",
    filters=("kind", "state"),
    classes=(Class.GROUP, Class.MEMBERS, Class.PUBLIC, Class.SECRETARIAT),
    family=Family.TABLE,
)

AGENDA_ITEM = Kind(
    code="agenda-items",
    model=AgendaItem,
    sheet=_("Agendas"),
    singular=_("agenda item"),
    plural=_("agenda items"),
    create=_("Add an agenda item"),
    intro=_("Each item says what it is for and how what is said on it is treated."),
    explanation=_("One row per item of a session's agenda; read as the session is."),
    columns=(
        Column("meeting"),
        Column("number"),
        Column("title"),
        Column("purpose"),
        Column("regime"),
    ),
    list_columns=("title", "meeting", "purpose", "regime"),
    sort="number",
    filters=("meeting",),
    classes=(),
)

ATTENDANCE = Kind(
    code="session-attendance",
    model=Attendance,
    sheet=_("Attendance at sessions"),
    singular=_("attendance at a session"),
    plural=_("attendances at sessions"),
    create=_("Record who came"),
    intro=_("Who came is read inside the group, also where the session is public."),
    explanation=_("One row per seat or guest organisation and session."),
    columns=(
        Column("meeting"),
        Column("membership"),
        Column("organisation"),
        Column("person"),
        Column("presence"),
    ),
    list_columns=("meeting", "membership", "organisation", "presence"),
    filters=("meeting", "presence"),
    classes=(),
    on_behalf=True,
)

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

TOPIC = Kind(
    code="topics",
    model=Topic,
    sheet=_("Topics"),
    singular=_("topic"),
    create=_("Add a topic"),
    intro=_("Topics are what the group chose to talk about, in its own order."),
    explanation=_("One row per topic; leave the rank empty where none was given."),
    columns=(
        Column("title"),
        Column("rank"),
        Column("root_cause"),
        Column("raised_in"),
        Column("adopted_on"),
    ),
    list_columns=("title", "rank", "raised_in", "adopted_on"),
    sort="sort_",
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS),
    family=Family.TABLE,
)

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

KINDS: tuple[Kind, ...] = (
    MEETING,
    AGENDA_ITEM,
    ATTENDANCE,
    AGREEMENT,
    AGREEMENT_UPDATE,
    TOPIC,
    CHARTER,
    ACKNOWLEDGEMENT,
)
