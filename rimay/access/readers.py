"""Who reads what a page shows, where that is more than one row.

Lists say it of their rows, pages put together for a reader of the classes that this
reader opens; both count with `audience`.
"""

from collections.abc import Callable, Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rimay.access.actor import Actor
from rimay.access.audience import (
    Audience,
    Part,
    Shape,
    audience,
    of_class,
    shape_of,
    who_reads,
)
from rimay.access.http import Request
from rimay.access.rules import CLASS_TABLE
from rimay.core import formatting
from rimay.core.classes import Class
from rimay.groups.models import Classified, Group
from rimay.groups.queries import Standing
from rimay.groups.roles import Role

WIDEST_FIRST = tuple(line.access_class for line in CLASS_TABLE)
_WHAT: dict[Class, str | Promise] = {
    Class.PUBLIC: gettext_lazy("What is for everybody"),
    Class.GROUP: gettext_lazy("What is for the table with its observers"),
    Class.MEMBERS: gettext_lazy("What is for the seats"),
    Class.PILLAR: gettext_lazy("What is for one pillar"),
    Class.PARTY: gettext_lazy("What is for the organisations named on it"),
    Class.TEAM: gettext_lazy("What is for a team"),
    Class.SECRETARIAT: gettext_lazy("What is the secretariat's"),
    Class.SEALED: gettext_lazy("What is sealed"),
}


def of_rows(rows: Iterable[Classified], shape: Shape) -> Audience | None:
    """Return who reads the rows of a page of a list; None for no row."""
    held: dict[Class, list[Classified]] = {}
    for row in rows:
        held.setdefault(Class(row.access_class), []).append(row)
    classes = [c for c in WIDEST_FIRST if c in held]
    if not classes:
        return None
    if classes == [Class.PUBLIC]:
        return Audience(Class.PUBLIC, _("Everybody can read this."))
    who = {c: _who(c, shape, held[c]) for c in classes}
    if len(classes) == 1:
        count = len(held[classes[0]])
        words = ngettext(
            "The row on this page is read by %(who)s.",
            "The %(n)s rows on this page are read by %(who)s.",
            count,
        )
        return Audience(classes[0], words % {"n": count, "who": who[classes[0]]})
    words = _(
        "Not all rows on this page have the same readers: the most open are read by "
        "%(most)s; the most reserved, by %(least)s."
    )
    parts = [Part(_rows(len(held[c])), who[c]) for c in classes]
    most, least = who[classes[0]], who[classes[-1]]
    sentence = words % {"most": most, "least": least}
    return Audience(classes[0], sentence, parts=tuple(parts))


def of_rows_to_come(access_class: Class, shape: Shape) -> Audience:
    """Return who would read rows of an empty list, unless they are given to others."""
    words = _("What is added here is read by %(who)s, unless it says otherwise.")
    return Audience(access_class, words % {"who": _who(access_class, shape)})


def of_child(parent: str, usual: Class) -> Audience:
    """Return who reads a row that is read as its parent is, before one is chosen."""
    words = _("Whoever reads the %(row)s chosen below will read this, and nobody else.")
    if usual == Class.TEAM:
        words = _("Only the team of the %(row)s chosen below will read this.")
    return Audience(usual, words % {"row": parent})


def of_page(actor: Actor, shape: Shape) -> Audience:
    """Return who reads what stands on a page that is put together for one reader."""
    classes = [c for c in WIDEST_FIRST if _opens(actor, c)]
    who = {c: _who(c, shape) for c in classes}
    words = _("This page is put together for you: it shows what you may read here.")
    if classes == [Class.PUBLIC]:
        return Audience(classes[0], words, _("Everybody can read this."))
    if len(classes) == 1:
        return Audience(
            classes[0], words, _("Read by %(who)s.") % {"who": who[classes[0]]}
        )
    told = _(
        "The most open of it is read by %(most)s; the most reserved, by %(least)s."
    )
    return Audience(
        classes[0],
        words,
        told % {"most": who[classes[0]], "least": who[classes[-1]]},
        parts=tuple(Part(str(_WHAT[c]), who[c]) for c in classes),
    )


def of_group(group: Group, shape: Shape) -> Audience:
    """Return who reads what a group says of itself: its own record has no class."""
    if group.is_public:
        words = _(
            "What stands here is shown on the public page: everybody can read it."
        )
        return Audience(Class.PUBLIC, words)
    who = [*who_reads(Class.GROUP, shape), _("donors"), _("evaluators")]
    words = _("What stands here is read by everybody in the group: %(who)s.")
    sentence = words % {"who": formatting.list_words(who)}
    return Audience(Class.GROUP, sentence, _("The public does not."))


def of_given_out(shape: Shape) -> Audience:
    """Return who reads what is given out, with and without the mark "for everybody"."""
    words = _("Read by %(who)s; by everybody where you mark it below.")
    return Audience(Class.GROUP, words % {"who": _who(Class.GROUP, shape)})


def of_upload(shape: Shape) -> Audience:
    """Return who reads a file that is brought, before and after one says yes."""
    words = _("Until you say yes, only you read it; it waits for an hour.")
    then = _(
        "Each row that it makes says who reads it; that it was brought is read by "
        "%(who)s."
    )
    who = {"who": _who(Class.SECRETARIAT, shape)}
    return Audience(Class.SECRETARIAT, words, then % who)


def of_everybody() -> Audience:
    """Return the readers of a public page."""
    return Audience(Class.PUBLIC, _("Everybody can read this page."))


def of_oneself() -> Audience:
    """Return the reader of one's own sign-in."""
    return Audience(
        Class.SEALED,
        _("Only you read this page."),
        _("Nobody reads your password or your codes, the secretariat neither."),
        is_ones_own=True,
    )


def of_founding() -> Audience:
    """Return who will read what somebody writes to found a group."""
    return Audience(
        Class.GROUP,
        _("Whoever comes into the group will read its words and your name."),
        _("Nobody reads your password."),
    )


def to_be_named(access_class: Class, shape: Shape) -> str:
    """Return who would read a row of a class that is still to name them."""
    who = {
        Class.PILLAR: _("the seats of the pillar you choose below"),
        Class.PARTY: _("the organisations you choose below"),
        Class.SEALED: _("the persons you choose below"),
    }.get(access_class, _("the people named on it"))
    every = [who, *who_reads(access_class, shape)[1:]]
    words = _("Only %(who)s will read it.") % {"who": formatting.list_words(every)}
    if access_class == Class.SEALED:
        words += " " + _("Each reading is logged.")
    return words


def shape_in(request: Request) -> Shape:
    """Return how the group of a request is composed; asked once for a page."""
    if request.shape is None:
        assert request.group is not None
        request.shape = shape_of(request.group)
    return request.shape


def of_request(request: Request) -> Audience | None:
    """Return who reads a page that does not say it itself: the row that its door
    opened, or else all that is put together for the reader.
    """
    if request.group is None:
        return None
    if isinstance(request.opened, Classified):
        return audience(request.opened, shape_in(request))
    return of_page(request.actor, shape_in(request))


def _who(access_class: Class, shape: Shape, rows: Iterable[Classified] = ()) -> str:
    return formatting.list_words(who_reads(access_class, shape, list(rows)))


def _rows(count: int) -> str:
    return ngettext("%(n)s row", "%(n)s rows", count) % {"n": count}


def _opens(actor: Actor, access_class: Class) -> bool:
    """Return whether a reader opens rows of a class, as far as their roles tell."""
    seen = [actor.standing, *([actor.seen_as] if actor.seen_as else [])]
    return all(_opens_to(standing, access_class) for standing in seen)


def _opens_to(standing: Standing, access_class: Class) -> bool:
    line = next(line for line in CLASS_TABLE if line.access_class == access_class)
    if access_class == Class.PUBLIC or line.roles & standing.roles:
        return True
    match access_class:
        case Class.PILLAR:
            return bool(standing.pillar_ids)
        case Class.PARTY:
            return bool(standing.organisation_ids)
        case Class.TEAM:
            return Role.TEAM in standing.roles
    return False


def _group_in(request: Request) -> Audience:
    assert request.group is not None
    return of_group(request.group, shape_in(request))


OUTSIDE_A_GROUP: dict[str, Callable[[], Audience]] = {
    "oneself": of_oneself,
    "everybody": of_everybody,
    "founding": of_founding,
}
INSIDE_A_GROUP: dict[str, Callable[[Request], Audience]] = {
    "page": lambda request: of_page(request.actor, shape_in(request)),
    "group": _group_in,
    "given_out": lambda request: of_given_out(shape_in(request)),
    "upload": lambda request: of_upload(shape_in(request)),
    "desk": lambda request: of_class(Class.SECRETARIAT, shape_in(request)),
    "table": lambda request: of_class(Class.GROUP, shape_in(request)),
}
