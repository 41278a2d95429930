"""What else a seat's link to a session shows, besides its answer and the agenda."""

from collections.abc import Callable
from dataclasses import dataclass

from rimay.access.actor import Actor
from rimay.access.models import SeatLink
from rimay.dialogue.models import Meeting
from rimay.dialogue.views import acta_link


@dataclass(frozen=True)
class Section:
    """One part of the page. `compose` gathers what `template` shows under the name
    `part`, or answers None while there is nothing of it for this seat.
    """

    template: str
    compose: Callable[[Actor, SeatLink, Meeting], object | None]


@dataclass(frozen=True)
class Part:
    """A section with what it shows."""

    template: str
    part: object


# In the order of the page. The acta to observe and the seat's agreements stand here.
SECTIONS: tuple[Section, ...] = (Section("dialogue/acta_link.html", acta_link.part_of),)


def parts_of(actor: Actor, link: SeatLink, meeting: Meeting) -> list[Part]:
    """Return the sections that have something for this seat."""
    composed = [(s.template, s.compose(actor, link, meeting)) for s in SECTIONS]
    return [Part(template, part) for template, part in composed if part is not None]
