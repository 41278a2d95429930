"""The tables of the room, one file per noun."""

from .events import Event, Module
from .participants import Attended, Participant, Participation, RankBand
from .results import Applied, FollowUp, LearningTest

__all__ = [
    "Applied",
    "Attended",
    "Event",
    "FollowUp",
    "LearningTest",
    "Module",
    "Participant",
    "Participation",
    "RankBand",
]
