"""Which records of the home are kept, and how they are asked for."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.home.models import PathwayStep
from rimay.home.queries.steps import standing
from rimay.records.kinds import Column, Family, Kind

STEP = Kind(
    code="pathway",
    model=PathwayStep,
    sheet=_("Pathway"),
    singular=_("step of the pathway"),
    create=_("Add a step"),
    intro=_("The pathway says what is done, what is under way, and what comes next."),
    explanation=_(
        "One row per step. The ten steps that come with Rimay are its own proposal; "
        "word them as your group does."
    ),
    columns=(
        Column("position", example="1"),
        Column("title"),
        Column("state"),
        Column("happened_on", example="2017-06"),
        Column("note", prose=True),
        Column("evidence", prose=True, example="agreements:founding", for_keepers=True),
        Column("is_default"),
    ),
    list_columns=("title", "position", "state", "happened_on"),
    sort="position",
    standing=standing,
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS),
    family=Family.TABLE,
)

KINDS: tuple[Kind, ...] = (STEP,)
