"""What is said, agreed and written at the table, one file per noun."""

from .agreements import Agreement, AgreementUpdate
from .charters import Acknowledgement, Charter
from .meetings import AgendaItem, Attendance, Meeting
from .topics import Topic

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "Agreement",
    "AgreementUpdate",
    "Attendance",
    "Charter",
    "Meeting",
    "Topic",
]
