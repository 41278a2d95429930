"""Records of topics."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.dialogue.models import (
    Topic,
)
from rimay.records.kinds import Column, Family, Kind

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
