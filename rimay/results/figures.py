"""Every figure that the rooms can prove, in the order in which reports speak of them."""

from rimay.funding.figures import FIGURES as FUNDING
from rimay.outreach.figures import FIGURES as OUTREACH
from rimay.records.figures import Figure
from rimay.registry.figures import FIGURES as REGISTRY
from rimay.study.figures import FIGURES as STUDY
from rimay.training.figures import FIGURES as TRAINING
from rimay.workplan.figures import FIGURES as WORKPLAN

ALL: tuple[Figure, ...] = (
    *REGISTRY,
    *STUDY,
    *TRAINING,
    *WORKPLAN,
    *OUTREACH,
    *FUNDING,
)
BY_CODE = {figure.code: figure for figure in ALL}
