"""Which records of the dialogue are kept, and how they are asked for."""

from rimay.dialogue.share.agreements import AGREEMENT, AGREEMENT_UPDATE
from rimay.dialogue.share.charters import (
    ACKNOWLEDGEMENT,
    ARTICLE_COMMENT,
    CHARTER,
    CHARTER_ARTICLE,
    PILLAR_RULE,
    SILENCE_CONSENT,
)
from rimay.dialogue.share.communiques import COMMUNIQUE
from rimay.dialogue.share.decisions import PROPOSAL
from rimay.dialogue.share.notes import MINUTES_LINE
from rimay.dialogue.share.sessions import AGENDA_ITEM, ATTENDANCE, MEETING
from rimay.dialogue.share.topics import RANKING, TOPIC
from rimay.records.kinds import Kind

KINDS: tuple[Kind, ...] = (
    MEETING,
    AGENDA_ITEM,
    ATTENDANCE,
    AGREEMENT,
    PROPOSAL,
    AGREEMENT_UPDATE,
    MINUTES_LINE,
    TOPIC,
    RANKING,
    CHARTER,
    CHARTER_ARTICLE,
    PILLAR_RULE,
    ARTICLE_COMMENT,
    ACKNOWLEDGEMENT,
    SILENCE_CONSENT,
    COMMUNIQUE,
)

__all__ = [
    "ACKNOWLEDGEMENT",
    "AGENDA_ITEM",
    "AGREEMENT",
    "AGREEMENT_UPDATE",
    "ARTICLE_COMMENT",
    "ATTENDANCE",
    "CHARTER",
    "CHARTER_ARTICLE",
    "COMMUNIQUE",
    "KINDS",
    "MEETING",
    "MINUTES_LINE",
    "PILLAR_RULE",
    "PROPOSAL",
    "RANKING",
    "SILENCE_CONSENT",
    "TOPIC",
]
