"""What is said, agreed and written at the table, one file per noun."""

from .acknowledgements import Acknowledgement
from .actas import Acta, ActaCorrection, ActaRemark, Communique
from .agenda import AgendaItem, HiddenProposer, ItemPaper, ItemProposal
from .agreements import Agreement
from .articles import ArticleComment, CharterArticle, SilenceConsent
from .attendance import Attendance, MeetingFile, MeetingReply
from .charters import Charter
from .decisions import ChairNote, Objection, Position, Proposal
from .interests import ConflictOfInterest
from .meetings import Meeting
from .minutes import MinutesLine
from .notices import Notice
from .pillar_rules import PillarRule
from .ratifications import Ratification
from .rounds import RoundQuestion
from .topics import Ballot, Ranking, Topic
from .updates import AgreementUpdate

__all__ = [
    "Acknowledgement",
    "Acta",
    "ActaCorrection",
    "ActaRemark",
    "AgendaItem",
    "Agreement",
    "AgreementUpdate",
    "ArticleComment",
    "Attendance",
    "Ballot",
    "ChairNote",
    "Charter",
    "CharterArticle",
    "Communique",
    "ConflictOfInterest",
    "HiddenProposer",
    "ItemPaper",
    "ItemProposal",
    "Meeting",
    "MeetingFile",
    "MeetingReply",
    "MinutesLine",
    "Notice",
    "Objection",
    "PillarRule",
    "Position",
    "Proposal",
    "Ranking",
    "Ratification",
    "RoundQuestion",
    "SilenceConsent",
    "Topic",
]
