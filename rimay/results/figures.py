"""Every figure that the rooms can prove, in the order in which reports speak of them."""

from django.utils.translation import gettext_lazy as _

from rimay.dialogue.figures import FIGURES as DIALOGUE
from rimay.funding.figures import FIGURES as FUNDING
from rimay.outreach.figures import FIGURES as OUTREACH
from rimay.records.figures import Figure
from rimay.records.kinds import Words
from rimay.registry.figures import FIGURES as REGISTRY
from rimay.study.figures import FIGURES as STUDY
from rimay.training.figures import FIGURES as TRAINING
from rimay.workplan.figures import FIGURES as WORKPLAN

ALL: tuple[Figure, ...] = (
    *REGISTRY,
    *STUDY,
    *DIALOGUE,
    *TRAINING,
    *WORKPLAN,
    *OUTREACH,
    *FUNDING,
)
BY_CODE = {figure.code: figure for figure in ALL}

# By what stands before the dot of a figure's code, in the order of the list.
FAMILIES: tuple[tuple[str, Words], ...] = (
    ("groups", _("The group and its setting")),
    ("study", _("The study")),
    ("dialogue", _("The table")),
    ("training", _("The trainings")),
    ("aims", _("The aims")),
    ("workplan", _("The workplan")),
    ("outreach", _("Outreach")),
    ("funding", _("Funding and contributions")),
)

# A figure that is a part of another: shown beside it, and protected with it, so that
# nobody finds the small rest by taking one from the other.
WHOLE_OF = {"training.participants_police": "training.participants"}
# Which cell of which split of the whole such a part is.
PART_OF_SPLIT = {"training.participants": ("subtype", "police")}
