"""See it as …: a page as another role of the group would get it, and never more.

The choice lives in the session. It can only narrow: `scope` asks both standings.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import names_of
from rimay.groups.models import Group, Membership
from rimay.groups.queries import Standing, standing_of_role, standing_of_seat
from rimay.groups.roles import Role

SESSION_KEY = "seen_as"
ROLES = (
    Role.SECRETARIAT,
    Role.COORDINATOR,
    Role.OBSERVER,
    Role.ASSISTANT,
    Role.DONOR,
    Role.EVALUATOR,
)


@dataclass(frozen=True)
class Choice:
    """One role to look through; `code` is what the session keeps."""

    code: str
    words: str


def choices(actor: Actor, group: Group) -> list[Choice]:
    """Return the roles and seats that a page can be seen as, by who may name them."""
    found = [Choice(role.value, str(role.label)) for role in ROLES]
    found.append(Choice("public", _("anybody from the public")))
    seats = visible(actor, Membership).filter(kind__in=("founder", "member"))
    held = list(seats.order_by("id"))
    for seat, name in zip(held, names_of(actor, held), strict=True):
        words = _("the seat of %(organisation)s") % {"organisation": name}
        found.append(Choice(f"seat-{seat.pk}", words))
    return found


def chosen(request: HttpRequest, group: Group, actor: Actor) -> Standing | None:
    """Return the standing that the asker chose to look through in this group."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept.get("group") != group.id:
        return None
    return standing_for(str(kept.get("code")), group, actor)


def standing_for(code: str, group: Group, actor: Actor) -> Standing | None:
    """Return the standing that a code means; None for a code that means nothing."""
    if code == "public":
        return Standing()
    if code in {role.value for role in ROLES}:
        return standing_of_role(group, Role(code))
    if code.startswith("seat-") and code[5:].isdecimal():
        seat = visible(actor, Membership).filter(pk=int(code[5:])).first()
        return standing_of_seat(seat, Role.TITULAR) if seat else None
    return None


def words_of(code: str, group: Group, actor: Actor) -> str:
    """Return the words of a chosen code, for the line that says so on each page."""
    return next((c.words for c in choices(actor, group) if c.code == code), "")
