"""Records of topics."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.dialogue.models import Ranking, Topic
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
        Column("state"),
    ),
    list_columns=("title", "rank", "raised_in", "state"),
    filters=("state",),
    sort="sort_",
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS),
    family=Family.TABLE,
    on_behalf=True,
)

RANKING = Kind(
    code="rankings",
    model=Ranking,
    sheet=_("Rankings of topics"),
    singular=_("ranking of topics"),
    create=_("Prepare a ranking"),
    intro=_("Each seat ranks by itself; only the common order is shown."),
    explanation=_("One row per round in which the seats ranked topics."),
    columns=(
        Column("title"),
        Column("method"),
        Column("dots"),
        Column("topics", label=_("topics")),
    ),
    list_columns=("title", "method"),
    sort="-id",
    classes=(Class.GROUP, Class.MEMBERS),
)

# Where the seats put topics in order nobody gives dots.
RANKING_BY_ORDER = replace(
    RANKING, columns=tuple(c for c in RANKING.columns if c.name != "dots")
)
