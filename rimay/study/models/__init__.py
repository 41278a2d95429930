"""The tables of the room, one file per noun."""

from .fieldwork import Interview, Mode, Stakeholder, Study, Workshop
from .findings import (
    Finding,
    FindingKind,
    FindingStatus,
    Reaction,
    StudyDecision,
    WorkshopReaction,
)

__all__ = [
    "Finding",
    "FindingKind",
    "FindingStatus",
    "Interview",
    "Mode",
    "Reaction",
    "Stakeholder",
    "Study",
    "StudyDecision",
    "Workshop",
    "WorkshopReaction",
]
