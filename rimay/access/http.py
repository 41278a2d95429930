"""The doors: each address is `@opens(Model, verb)` or `@public("reason")`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from rimay.access import viewing
from rimay.access.actor import ANONYMOUS, Actor, member
from rimay.access.asking import WITHOUT_A_ROW, Hidden, Refused, can, visible
from rimay.access.recording import note_shown
from rimay.access.rules import opens_kind
from rimay.accounts.queries import Assurance, assurance
from rimay.core import clock
from rimay.core.classes import Class
from rimay.groups.models import Classified, Group
from rimay.groups.queries import needs_strong

if TYPE_CHECKING:
    from rimay.access.audience import Shape

P = ParamSpec("P")
Row = TypeVar("Row", bound=Model)


class Request(HttpRequest):
    """A request that came through a door: it knows who asks, in which group, and which
    row the door opened. A page says once who reads it, counted from the group's shape.
    """

    actor: Actor
    group: Group | None
    opened: Model | None
    shape: "Shape | None"
    says_readers: bool


View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Door:
    """What a route opens, for the test that walks every route."""

    model: type[Model] | None
    verb: str
    reason: str = ""


def opens(
    model: type[Row], verb: str = "read"
) -> Callable[
    [Callable[Concatenate[Request, Row, P], HttpResponseBase]],
    Callable[..., HttpResponseBase],
]:
    """Open a row of a group to whoever may use the verb on it.

    The address carries the group's `slug`, and `pk` unless the row is the group. Signed
    out: to the sign-in page and back. What may not be seen answers like what is not
    there; what may be seen but not done, 403.
    """

    def decorate(
        view: Callable[Concatenate[Request, Row, P], HttpResponseBase],
    ) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def door(
            request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            asked = cast(Request, request)
            if not request.user.is_authenticated:
                return to_sign_in(request)
            if _enter(asked, slug) is None:
                return _to_second_factor(request)
            row = _row(asked, model, verb, cast(Any, kwargs).pop("pk", None))
            asked.opened = row
            try:
                return view(asked, cast(Row, row), *args, **kwargs)
            except (Hidden, Refused) as refusal:
                raise _answer(asked, refusal) from None

        return _marked(door, Door(model, verb))

    return decorate


def opens_list(
    model: type[Model], verb: str = "list"
) -> Callable[
    [Callable[Concatenate[Request, Group, P], HttpResponseBase]],
    Callable[..., HttpResponseBase],
]:
    """Open the page of a kind of row, or of making one, and hand over its group."""

    def decorate(
        view: Callable[Concatenate[Request, Group, P], HttpResponseBase],
    ) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def door(
            request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            asked = cast(Request, request)
            if not request.user.is_authenticated:
                return to_sign_in(request)
            group = _enter(asked, slug)
            if group is None:
                return _to_second_factor(request)
            if not opens_kind(asked.actor, verb, model):
                listed = opens_kind(asked.actor, "list", model)
                raise _answer(asked, Refused(verb) if listed else Hidden(verb))
            try:
                return view(asked, group, *args, **kwargs)
            except (Hidden, Refused) as refusal:
                raise _answer(asked, refusal) from None

        return _marked(door, Door(model, verb))

    return decorate


def public(reason: str) -> Callable[[View], View]:
    """Open an address to everybody, and say why."""

    def decorate(view: View) -> View:
        return _marked(view, Door(None, "public", reason))

    return decorate


def to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Send whoever is signed out to the one sign-in page, and back afterwards."""
    return _and_back(request, "sign-in")


def _to_second_factor(request: HttpRequest) -> HttpResponseBase:
    """Send whoever is of the group, but only with a second factor, to confirm it."""
    return _and_back(request, "second-factor-required")


def _and_back(request: HttpRequest, name: str) -> HttpResponseBase:
    """Lead to a page that leads back; what was posted is not carried along.

    The path is quoted whole: it is whatever somebody wrote, line breaks included.
    """
    answer = redirect(name)
    if request.method in {"GET", "HEAD"}:
        answer["Location"] += f"?next={quote(request.path)}"
    return answer


def _enter(request: Request, slug: str) -> Group | None:
    """Bring the asker into the group, or answer that there is nothing here.

    Returns None for those who would be inside with a second factor.
    """
    group = Group.objects.filter(slug=slug).first()
    if group is None:
        raise Http404
    # Terms and deadlines end with the day where the group is.
    clock.stay_in(group.time_zone)
    actor = actor_in(request, group)
    if not actor.is_inside:
        if lacks_second_factor(request, group):
            return None
        raise Http404
    request.actor, request.group = actor, group
    return group


def actor_in(request: HttpRequest, group: Group) -> Actor:
    """Return who asks, as they stand in a group, seen as another role if they chose."""
    if not request.user.is_authenticated:
        return ANONYMOUS
    actor = member(request.user.pk, group, assurance(request))
    if not actor.is_inside:
        return actor
    other = viewing.chosen(request, group, actor)
    return actor.as_other(other) if other is not None else actor


def lacks_second_factor(request: HttpRequest, group: Group) -> bool:
    """Return whether signing in with a second factor would open more here."""
    if not request.user.is_authenticated or assurance(request) == Assurance.STRONG:
        return False
    return needs_strong(request.user.pk, group)


def _row(request: Request, model: type[Model], verb: str, pk: int | None) -> Model:
    actor = request.actor
    if verb in WITHOUT_A_ROW:
        raise TypeError("a verb without a row goes through opens_list")
    # Whoever came in reads the group itself.
    row: Model | None = request.group
    if model is not Group:
        row = visible(actor, model).filter(pk=pk).first()
    if row is None:
        raise Http404
    if isinstance(row, Classified):
        assert request.group is not None
        row.group = request.group
        if row.access_class == Class.SEALED:
            note_shown(actor, row)
    if verb != "read" and not can(actor, verb, row):
        raise PermissionDenied
    return row


def _answer(request: Request, refusal: Exception) -> Exception:
    return Http404() if isinstance(refusal, Hidden) else PermissionDenied()


def _marked(view: View, door: Door) -> View:
    view.door = door  # type: ignore[attr-defined]
    return view
