"""The actas of the made-up group: closed as its secretariat would, one session after
the other, with a correction and a communiqué.
"""

from datetime import date

from rimay.access.actor import Actor
from rimay.core.dates import PartialDate
from rimay.dialogue.actions.circulating import approve_acta
from rimay.dialogue.actions.closing import begin_acta, close_acta
from rimay.dialogue.actions.communiques import draw_communique, publish_communique
from rimay.dialogue.actions.correcting import add_correction
from rimay.dialogue.models import Acta, Meeting
from rimay.dialogue.queries.acta_text import fingerprint_of, text_of
from rimay.dialogue.queries.composing import compose
from rimay.groups.models import Group

# In order: each acta is approved at the session after it.
SESSIONS = (
    "fundacion",
    "setiembre",
    "octubre",
    "bloqueo",
    "reglamento",
    "diciembre",
)
CORRECTED, TOLD = "octubre", "fundacion"
CORRECTION = (
    "Donde el acta dice que la capacitación de noviembre dura dos días, son el 9 y el 10 "
    "de noviembre."
)
NOTICED = PartialDate("2017-12-14")


def play(actor: Actor, group: Group) -> None:
    """Close the actas of the sessions that were held."""
    if not group.is_fictional:
        return
    closed: dict[str, Acta] = {}
    before: Acta | None = None
    for key in SESSIONS:
        meeting = Meeting.objects.get(group=group, key=key)
        if before is not None:
            read = before.fingerprint
            approve_acta(actor, before, at=meeting, read=read, looked_at=True)
        before = closed[key] = _close(actor, meeting)
    add_correction(actor, closed[CORRECTED], text=CORRECTION, made_on=NOTICED)
    drawn = draw_communique(actor, closed[TOLD])
    publish_communique(actor, drawn, looked_at=True, version=drawn.version)


def _close(actor: Actor, meeting: Meeting) -> Acta:
    acta = begin_acta(actor, meeting)
    read = fingerprint_of(text_of(compose(acta)))
    return close_acta(actor, acta, read=read, looked_at=True, closed_on=_day(meeting))


def _day(meeting: Meeting) -> date:
    assert meeting.held_on is not None
    return meeting.held_on.earliest
