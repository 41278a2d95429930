"""Which records of the workplan are kept, and how they are asked for."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.records.kinds import Column, Family, Kind
from rimay.records.readings import currency
from rimay.workplan.models import Activity, Aim, ChangeNoticed, Objective, Workplan

WORKPLAN = Kind(
    code="workplans",
    model=Workplan,
    sheet=_("Workplans"),
    singular=_("workplan"),
    create=_("Start a workplan"),
    intro=_("A workplan says what the group sets out to do in a year."),
    explanation=_("One row per yearly plan."),
    columns=(
        Column("year", example="2018"),
        Column("title"),
        Column("adopted_on"),
        Column("adopted_by", names="agreements"),
        Column("status"),
    ),
    list_columns=("title", "year", "adopted_on", "status"),
    sort="-year",
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS),
    family=Family.WORK,
)

OBJECTIVE = Kind(
    code="objectives",
    model=Objective,
    sheet=_("Objectives"),
    singular=_("objective"),
    create=_("Add an objective"),
    intro=_("An objective says what is to be different at the end of the year."),
    explanation=_("One row per objective of a plan; read as the plan is."),
    columns=(Column("workplan"), Column("number"), Column("title", prose=True)),
    list_columns=("title", "workplan", "number"),
    sort="number",
    filters=("workplan",),
    classes=(),
)

ACTIVITY = Kind(
    code="activities",
    model=Activity,
    sheet=_("Activities"),
    singular=_("activity"),
    create=_("Add an activity"),
    intro=_("An activity says who does what, in which months, and with what money."),
    explanation=_(
        "One row per activity; read as the plan is. The months are those planned; "
        "a dropped activity says why."
    ),
    columns=(
        Column("objective"),
        Column("title", prose=True),
        Column("organisation"),
        Column("post"),
        Column("first_month", example="3"),
        Column("last_month", example="5"),
        Column("status"),
        Column("reason"),
        Column("budget"),
        Column("currency", example="PEN", reads=currency),
        Column("paid_by"),
        Column("indicator"),
        Column("evidence", prose=True),
        Column("agreement", names="agreements"),
    ),
    list_columns=("title", "organisation", "first_month", "last_month", "status"),
    filters=("status", "organisation"),
    classes=(),
)

AIM = Kind(
    code="aims",
    model=Aim,
    sheet=_("Capacity aims"),
    singular=_("capacity aim"),
    create=_("Add an aim"),
    intro=_("Three aims, in order: understand, apply, work together."),
    explanation=_(
        "One row per aim. Where nobody measured how far it was reached, say so: that "
        "is a result too."
    ),
    columns=(
        Column("code"),
        Column("title", prose=True),
        Column("measured"),
        Column("note", prose=True),
    ),
    list_columns=("title", "code", "measured"),
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS),
)

CHANGE = Kind(
    code="changes-noticed",
    model=ChangeNoticed,
    sheet=_("Changes noticed"),
    singular=_("change noticed"),
    create=_("Write down a change"),
    intro=_(
        "A change that somebody noticed counts once somebody else confirms it, with "
        "what else may have caused it."
    ),
    explanation=_("One row per change that somebody noticed."),
    columns=(
        Column("change", prose=True),
        Column("organisation"),
        Column("since"),
        Column("contribution", prose=True),
        Column("other_causes", prose=True),
        Column("evidence", prose=True),
        Column("strength"),
        Column("confirmed_by"),
        Column("aim"),
    ),
    list_columns=("change", "organisation", "since", "strength", "aim"),
    sort="-since",
    filters=("aim", "strength"),
    classes=(Class.MEMBERS, Class.GROUP, Class.PUBLIC, Class.SECRETARIAT),
)

KINDS: tuple[Kind, ...] = (WORKPLAN, OBJECTIVE, ACTIVITY, AIM, CHANGE)
