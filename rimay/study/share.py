"""Which records of the study a secretariat keeps, and how they are asked for."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.records.kinds import Column, Family, Kind
from rimay.study.models import (
    Finding,
    Interview,
    Study,
    StudyDecision,
    Workshop,
    WorkshopReaction,
)

STUDY = Kind(
    code="studies",
    model=Study,
    sheet=_("Studies"),
    singular=_("study"),
    create=_("Open a study"),
    intro=_("A feasibility study asks whether a group is needed here, and possible."),
    explanation=_(
        "One row per study. Its team reads the interviews; nobody else does, not even "
        "the secretariat, unless it is named in the team."
    ),
    columns=(
        Column("title", example="Estudio de factibilidad"),
        Column("questions", prose=True),
        Column("method", prose=True),
        Column("ethics", prose=True, help=_("how those who speak are protected")),
        Column("starts_on", example="2017-02"),
        Column("ends_on", example="2017-06"),
        Column("organisation"),
        Column("funder"),
        Column("regions"),
        Column("people"),
    ),
    list_columns=("title", "starts_on", "ends_on", "organisation"),
    sort="sort_",
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS, Class.SECRETARIAT),
    family=Family.WORK,
)

INTERVIEW = Kind(
    code="interviews",
    model=Interview,
    sheet=_("Interviews"),
    singular=_("interview"),
    create=_("Record an interview"),
    intro=_("Each interview stands under a code, in a region, without a name."),
    explanation=_(
        "One row per interview, never with a name. The region is coarse, so that a "
        "code does not lead to a person. Only the study's team reads these rows."
    ),
    columns=(
        Column("study"),
        Column("code", example="E-01"),
        Column("held_on", example="2017-03"),
        Column("region"),
        Column("stakeholder"),
        Column("pillar"),
        Column("subtype"),
        Column("mode"),
        Column("heard"),
        Column("language", example="quz"),
        Column("with_interpreter"),
        Column("may_quote", always_said=True),
        Column("may_paraphrase", always_said=True),
        Column("may_contact", always_said=True),
        Column("may_record", always_said=True),
        Column("interviewer"),
    ),
    list_columns=("code", "region", "stakeholder", "held_on", "mode"),
    sort="code",
    filters=("region", "stakeholder", "pillar"),
    classes=(),
)

WORKSHOP = Kind(
    code="workshops",
    model=Workshop,
    sheet=_("Validation workshops"),
    singular=_("validation workshop"),
    create=_("Record a validation workshop"),
    intro=_("A workshop puts the findings to the people of a region."),
    explanation=_("One row per workshop; read as its study is."),
    columns=(
        Column("study"),
        Column("place"),
        Column("held_on"),
        Column("attendance", help=_("how many people came, counted on the day")),
        Column("note", prose=True),
    ),
    list_columns=("held_on", "place", "attendance"),
    sort="held_on",
    classes=(),
)

FINDING = Kind(
    code="findings",
    model=Finding,
    sheet=_("Findings"),
    singular=_("finding"),
    create=_("Write a finding"),
    intro=_("A finding says what the study found, in words that point to nobody."),
    explanation=_("One row per finding, in words that lead to no interview."),
    columns=(
        Column("study"),
        Column("number"),
        Column("text", prose=True),
        Column("topic"),
        Column("kind"),
        Column("status"),
    ),
    list_columns=("text", "topic", "kind", "status"),
    filters=("kind", "status"),
    classes=(Class.MEMBERS, Class.GROUP, Class.PUBLIC, Class.SECRETARIAT),
)

REACTION = Kind(
    code="workshop-reactions",
    model=WorkshopReaction,
    sheet=_("Reactions of workshops"),
    singular=_("reaction of a workshop"),
    create=_("Record a reaction"),
    intro=_("A workshop agrees with a finding, contests it, or adds to it."),
    explanation=_("One row per finding, workshop and reaction; without speakers."),
    columns=(
        Column("finding"),
        Column("workshop"),
        Column("reaction"),
        Column("words", prose=True),
    ),
    list_columns=("finding", "workshop", "reaction"),
    filters=("reaction",),
    classes=(),
)

DECISION = Kind(
    code="study-decisions",
    model=StudyDecision,
    sheet=_("Decisions on studies"),
    singular=_("decision on a study"),
    create=_("Record the decision"),
    intro=_("The decision says what was chosen, what else was possible, and why."),
    explanation=_("One row per decision that a study informed."),
    columns=(
        Column("study"),
        Column("decision", prose=True),
        Column("chosen"),
        Column("alternatives"),
        Column("reasons", prose=True),
        Column("decided_on", example="2017-08"),
        Column("decided_by", names="agreements"),
    ),
    list_columns=("decision", "chosen", "decided_on", "decided_by"),
    sort="-decided_on",
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS),
)

KINDS: tuple[Kind, ...] = (STUDY, INTERVIEW, WORKSHOP, FINDING, REACTION, DECISION)
