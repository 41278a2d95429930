"""The tables of the room, one file per noun."""

from .changes import Aim, AimCode, ChangeNoticed, Measured, Strength
from .plan import (
    Activity,
    ActivityStatus,
    Objective,
    PlanStatus,
    WithoutReason,
    Workplan,
)

__all__ = [
    "Activity",
    "ActivityStatus",
    "Aim",
    "AimCode",
    "ChangeNoticed",
    "Measured",
    "Objective",
    "PlanStatus",
    "Strength",
    "WithoutReason",
    "Workplan",
]
