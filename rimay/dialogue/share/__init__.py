"""Which records of the dialogue are kept, and how they are asked for."""

from rimay.dialogue.share.agreements import AGREEMENT, AGREEMENT_UPDATE
from rimay.dialogue.share.charters import ACKNOWLEDGEMENT, CHARTER
from rimay.dialogue.share.communiques import COMMUNIQUE
from rimay.dialogue.share.sessions import AGENDA_ITEM, ATTENDANCE, MEETING
from rimay.dialogue.share.topics import TOPIC
from rimay.records.kinds import Kind

KINDS: tuple[Kind, ...] = (
    MEETING,
    AGENDA_ITEM,
    ATTENDANCE,
    AGREEMENT,
    AGREEMENT_UPDATE,
    TOPIC,
    CHARTER,
    ACKNOWLEDGEMENT,
    COMMUNIQUE,
)

__all__ = [
    "ACKNOWLEDGEMENT",
    "AGENDA_ITEM",
    "AGREEMENT",
    "AGREEMENT_UPDATE",
    "ATTENDANCE",
    "CHARTER",
    "COMMUNIQUE",
    "KINDS",
    "MEETING",
    "TOPIC",
]
