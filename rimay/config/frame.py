"""What stands around every page: banner, header, hem, navigation, foot."""

from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rimay.access import viewing
from rimay.access.actor import Actor
from rimay.access.audience import Shape
from rimay.access.http import Request, lacks_second_factor
from rimay.access.readers import shape_in
from rimay.config.navigation import Family, Here, families, here
from rimay.core import clock, formatting
from rimay.groups.models import Group, Membership, Person
from rimay.groups.roles import SEATS, Role
from rimay.ui.components import Named, Stretch

SEATED = SEATS | {Role.OBSERVER, Role.ASSISTANT}


@dataclass(frozen=True)
class Frame:
    """The frame as templates read it; outside a group most of it is empty."""

    is_demonstration: bool
    day_words: str
    languages: list[tuple[str, str, bool]]
    foot: list[Named]
    here: str
    me: str = ""
    me_url: str = ""
    group: Group | None = None
    group_url: str = ""
    hem: tuple[Stretch, ...] = ()
    nav: tuple[Family, ...] = ()
    room: Here | None = None
    search_url: str = ""
    query: str = ""
    other_groups: tuple[Named, ...] = ()
    seen_as: str = ""
    see_as_url: str = ""
    second_factor_url: str = ""
    printed: str = ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of a page; a context processor."""
    user = getattr(request, "user", None)
    is_in = bool(user is not None and user.is_authenticated)
    held: dict[str, Any] = {
        "is_demonstration": settings.DEMONSTRATION,
        "day_words": formatting.weekday_words(clock.today())
        if settings.DEMONSTRATION
        else "",
        "languages": _languages(),
        "foot": _foot(),
        # Not with an address that somebody else put into the query.
        "here": request.path if "next" in request.GET else request.get_full_path(),
    }
    if is_in:
        held |= {"me": _("My sign-in"), "me_url": reverse("my-sign-in")}
    group = getattr(request, "group", None)
    actor = getattr(request, "actor", None)
    if is_in and group is not None and actor is not None:
        held |= _of_group(request, actor, group)
    return {"frame": Frame(**held)}


def _of_group(request: HttpRequest, actor: Actor, group: Group) -> dict[str, Any]:
    chosen = request.session.get(viewing.SESSION_KEY) or {}
    seen_as = ""
    if actor.seen_as is not None:
        seen_as = viewing.words_of(str(chosen.get("code")), group, actor)
    return {
        "me": _who(actor) or _("My sign-in"),
        "printed": formatting.date_words(clock.today()),
        "group": group,
        "group_url": _address("group", group),
        "hem": _hem(shape_in(cast(Request, request))),
        "nav": families(actor, group, request.path),
        "room": here(actor, group, request.path),
        "search_url": _address("search", group),
        "query": request.GET.get("q", "")[:80] if "/search/" in request.path else "",
        "other_groups": _others(actor),
        "seen_as": seen_as,
        "see_as_url": _address("see-as", group),
        "second_factor_url": reverse("my-sign-in")
        if lacks_second_factor(request, group)
        else "",
    }


# In this order: what a person is to the group before what else they do in it.
_PRIORITY = tuple(Role)


def _who(actor: Actor) -> str:
    """Return who reads, as office or seat."""
    role = next((r for r in _PRIORITY if actor.has(r)), None)
    if role is None:
        return ""
    words = str(role.label)
    if role in SEATED and actor.standing.membership_ids:
        rows = Membership.objects.filter(pk__in=sorted(actor.standing.membership_ids))
        seat = rows.select_related("organisation").first()
        words = f"{seat.organisation} · {words}" if seat else words
    return words[:1].upper() + words[1:]


def _others(actor: Actor) -> tuple[Named, ...]:
    """Return the way to the reader's other groups, if there may be any."""
    own = Person.objects.filter(user_id=actor.user_id or 0)
    if len(own.order_by().values_list("pk")[:2]) < 2:
        return ()
    return (Named(_("All my groups"), reverse("landing")),)


def _hem(shape: Shape) -> tuple[Stretch, ...]:
    """Return one stretch per pillar, as wide as its seats: the group's signature."""
    seats = [(shape.pillars[pk].slot, n) for pk, n in shape.per_pillar.items()]
    return tuple(Stretch(str(slot), count) for slot, count in sorted(seats))


def _languages() -> list[tuple[str, str, bool]]:
    active = (get_language() or settings.LANGUAGE_CODE)[:2]
    return [(code, name, code == active) for code, name in settings.LANGUAGES]


def _foot() -> list[Named]:
    pages = (
        ("about-reading", _("Who can read what")),
        ("about-accessibility", _("Accessibility")),
        ("about-personal-data", _("Personal data")),
        ("verify", _("Check an acta")),
    )
    return [Named(words, url) for name, words in pages if (url := _address(name))]


def _address(name: str, group: Group | None = None) -> str:
    try:
        return reverse(name, args=[group.slug] if group else [])
    except NoReverseMatch:
        return ""
