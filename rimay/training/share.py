"""Which records of the trainings are kept, and how they are asked for."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.records.kinds import Column, Family, Kind
from rimay.training import queries
from rimay.training.models import (
    Event,
    FollowUp,
    LearningTest,
    Module,
    Participant,
    Participation,
)

MODULE = Kind(
    code="modules",
    model=Module,
    sheet=_("Training modules"),
    singular=_("training module"),
    create=_("Add a module"),
    intro=_("A module says what is taught, in how long, and from which texts."),
    explanation=_("One row per module of a curriculum."),
    columns=(
        Column("title"),
        Column("objective", prose=True),
        Column("references"),
        Column("hours"),
        Column("language", example="es"),
    ),
    list_columns=("title", "hours", "references"),
    sort="sort_",
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS),
)

EVENT = Kind(
    code="events",
    model=Event,
    sheet=_("Training events"),
    singular=_("training event"),
    create=_("Plan an event"),
    intro=_("An event brings people together to learn; who came, its team reads."),
    explanation=_(
        "One row per event. The table reads the event; only the team named here reads "
        "who came, and the secretariat only where it is named."
    ),
    columns=(
        Column("title"),
        Column("purposes", prose=True),
        Column("starts_on", example="2017-09"),
        Column("ends_on"),
        Column("place"),
        Column("organiser"),
        Column("modules"),
        Column("sessions"),
        Column("regime"),
        Column("people"),
    ),
    list_columns=("title", "starts_on", "place", "organiser"),
    standing=queries.events_standing,
    sort="-starts_on",
    filters=("place",),
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS),
    family=Family.WORK,
)

PARTICIPANT = Kind(
    code="participants",
    model=Participant,
    sheet=_("Participants"),
    singular=_("participant"),
    create=_("Register a participant"),
    intro=_("A participant stands here once, however often they come."),
    explanation=_(
        "One row per person, once, under a name or a private code; each other column "
        "may stay empty. The team of the event at which they were first registered "
        "reads them."
    ),
    columns=(
        Column("event"),
        Column("name", example="Apaza Condori, Julia"),
        Column("code"),
        Column("sex"),
        Column("organisation"),
        Column("institution"),
        Column("subtype"),
        Column("pillar", help=_("where empty, the organisation's")),
        Column("unit"),
        Column("rank"),
        Column("region"),
        Column("person"),
    ),
    list_columns=("name", "rank", "organisation", "unit", "region"),
    sort="sort",
    standing=queries.participants_standing,
    filters=("pillar", "region", "subtype", "organisation"),
    classes=(),
)

PARTICIPATION = Kind(
    code="participations",
    model=Participation,
    sheet=_("Attendances"),
    singular=_("attendance"),
    create=_("Record an attendance"),
    intro=_("One line per person and event: people and attendances are two counts."),
    explanation=_("One row per participant and event, read by the event's team."),
    columns=(
        Column("participant"),
        Column("event"),
        Column("role"),
        Column("sessions_attended"),
    ),
    list_columns=("participant", "event", "role", "sessions_attended"),
    filters=("event", "role"),
    classes=(),
)

TEST_RESULT = Kind(
    code="test-results",
    model=LearningTest,
    sheet=_("Tests before and after"),
    singular=_("test result"),
    create=_("Enter a test result"),
    intro=_("The same test before and after shows what was learned, and ranks nobody."),
    explanation=_("One row per person or code: the same test before and after."),
    columns=(
        Column("event"),
        Column("participant"),
        Column("code"),
        Column("before"),
        Column("after"),
        Column("out_of"),
    ),
    list_columns=("code", "event", "before", "after", "out_of"),
    filters=("event",),
    classes=(),
)

FOLLOW_UP = Kind(
    code="follow-ups",
    model=FollowUp,
    sheet=_("Follow-up of trainings"),
    singular=_("follow-up"),
    plural=_("follow-ups"),
    create=_("Record a follow-up"),
    intro=_("Months later somebody asks: did you apply it?"),
    explanation=_("One row per participant or organisation asked."),
    columns=(
        Column("event"),
        Column("participant"),
        Column("organisation"),
        Column("asked_on"),
        Column("applied"),
        Column("words", prose=True),
    ),
    list_columns=("asked_on", "event", "applied"),
    sort="-asked_on",
    filters=("event", "applied"),
    classes=(),
)

KINDS: tuple[Kind, ...] = (
    MODULE,
    EVENT,
    PARTICIPANT,
    PARTICIPATION,
    TEST_RESULT,
    FOLLOW_UP,
)
