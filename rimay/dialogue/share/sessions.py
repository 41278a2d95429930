"""Records of sessions: their agenda and who came."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.dialogue.models import (
    AgendaItem,
    Attendance,
    Meeting,
)
from rimay.records.kinds import Column, Family, Kind
from rimay.records.readings import hour

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
        Column("starts_at", example="09:30", reads=hour),
        Column("ends_at", example="12:00", reads=hour),
        Column("place"),
        Column("address"),
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
        Column("length"),
        Column("minutes_text", prose=True),
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
