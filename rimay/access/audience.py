"""Who will read a row if it is saved so: the tested inverse of `scope`.

Answers in roles and numbers. Names are for pages that already show the membership.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from rimay.access.actor import Actor, member
from rimay.access.rules import CLASS_TABLE, scope
from rimay.accounts.queries import Assurance
from rimay.core import clock, formatting
from rimay.core.classes import Class
from rimay.groups.models import (
    CircleMember,
    Classified,
    Group,
    Membership,
    Office,
    Person,
    Pillar,
    SeatHolder,
)
from rimay.groups.models.seats import WITH_SEAT
from rimay.groups.queries import holds, in_term, pillars_of, shut_out
from rimay.groups.roles import SEATS, Capacity, Role


@dataclass(frozen=True)
class Part:
    """Some of what a page shows, and who reads that: rows of one class, or a class."""

    what: str
    who: str


@dataclass(frozen=True)
class Audience:
    """The readers in words: a sentence, how far the voice carries, and the list.

    `readers` and `others` are who does and who does not; `parts` stand instead where a
    page shows what different people read.
    """

    access_class: Class
    sentence: str
    exclusion: str = ""
    readers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    is_ones_own: bool = False

    @property
    def reach(self) -> int:
        """Bars of the gauge, 1 to 6."""
        return self.access_class.reach

    @property
    def is_sealed(self) -> bool:
        return self.access_class == Class.SEALED and not self.is_ones_own


@dataclass(frozen=True)
class Shape:
    """How a group is composed today: what audiences are counted from."""

    seats: int = 0
    observers: int = 0
    secretariat: int = 0
    coordinators: int = 0
    assistants: int = 0
    per_pillar: dict[int, int] = field(default_factory=dict)
    pillars: dict[int, Pillar] = field(default_factory=dict)


def shape_of(group: Group) -> Shape:
    """Count the seats, observers and offices of a group today."""
    day = clock.today()
    held = Membership.objects.filter(holds(day), group=group).order_by()
    places = list(held.values_list("kind", "pillar_id"))
    seats = [pillar for kind, pillar in places if kind in WITH_SEAT]
    offices = Office.objects.filter(in_term(day), group=group)
    people = Counter(
        role for role, _person in {*offices.order_by().values_list("role", "person")}
    )
    assistants = SeatHolder.objects.filter(
        in_term(day), holds(day, "membership__"), group=group
    ).filter(capacity=Capacity.ASSISTANT, reads_group=True)
    return Shape(
        seats=len(seats),
        observers=len(places) - len(seats),
        secretariat=people[Role.SECRETARIAT],
        coordinators=people[Role.COORDINATOR],
        assistants=len({*assistants.order_by().values_list("person", flat=True)}),
        per_pillar=dict(Counter(pillar for pillar in seats if pillar)),
        pillars={pillar.pk: pillar for pillar in pillars_of(group)},
    )


def audience(row: Classified, shape: Shape | None = None) -> Audience:
    """Return who reads a row, saved or not, that has its group and class set."""
    return _of_class(Class(row.access_class), shape or shape_of(row.group), [row])


def of_class(access_class: Class, shape: Shape) -> Audience:
    """Return who reads a row of a class that names nobody on it."""
    return _of_class(access_class, shape, ())


def _of_class(
    access_class: Class, shape: Shape, rows: Sequence[Classified]
) -> Audience:
    if access_class == Class.PUBLIC:
        return Audience(Class.PUBLIC, _("Everybody can read this."))
    who = who_reads(access_class, shape, rows)
    opens = any(_is_open(row, shape) for row in rows)
    return Audience(
        access_class,
        _("This will be read by %(who)s.") % {"who": formatting.list_words(who)},
        _exclusion(access_class, opens=opens),
        tuple(who),
        _others(access_class, opens=opens),
    )


def who_reads(
    access_class: Class, shape: Shape, rows: Sequence[Classified] = ()
) -> list[str]:
    """Return who reads rows of a class; without rows, or where they name different
    people, in general words.
    """
    match access_class:
        case Class.PUBLIC:
            return [pgettext("who reads", "everybody")]
        case Class.PILLAR:
            return _who_of_pillar(shape, {row.access_pillar_id for row in rows})
        case Class.PARTY | Class.TEAM | Class.SEALED:
            circles = {row.access_circle_id for row in rows}
            return [_named(access_class, circles), *_by_role(access_class, shape)]
    return _by_role(access_class, shape)


def people_who_read(row: Classified) -> set[int]:
    """Return the ids of the persons of the group who read a saved row.

    Asks `scope` for each, so it is exact and slow: for checks and tests, not for pages.
    """
    people = Person.objects.filter(group=row.group).exclude(user=None)
    return {
        person.id
        for person in people
        if type(row)
        ._default_manager.filter(scope(_as(person), "read", type(row)), pk=row.pk)
        .exists()
    }


def _as(person: Person) -> Actor:
    assert person.user_id is not None
    return member(person.user_id, person.group, Assurance.STRONG)


def _roles_of(access_class: Class) -> frozenset[Role]:
    return next(line.roles for line in CLASS_TABLE if line.access_class == access_class)


def _by_role(access_class: Class, shape: Shape) -> list[str]:
    """Return who reads a class by what they are, with how many, none left out."""
    roles = _roles_of(access_class)
    found = []
    if roles >= SEATS:
        found.append(_seats(shape.seats))
    if Role.OBSERVER in roles and shape.observers:
        words = ngettext("%(n)s observer", "%(n)s observers", shape.observers)
        found.append(words % {"n": shape.observers})
    if Role.ASSISTANT in roles and shape.assistants:
        words = ngettext(
            "%(n)s assistant of a seat", "%(n)s assistants of seats", shape.assistants
        )
        found.append(words % {"n": shape.assistants})
    if Role.COORDINATOR in roles and shape.coordinators:
        found.append(_("coordination"))
    if Role.SECRETARIAT in roles:
        found.append(_secretariat(shape.secretariat))
    return found


def _seats(count: int) -> str:
    if not count:
        return _("the seats that come, none so far")
    return ngettext("the %(n)s seat", "the %(n)s seats", count) % {"n": count}


def _secretariat(count: int) -> str:
    if not count:
        return _("the secretariat")
    return ngettext(
        "the secretariat (%(n)s person)", "the secretariat (%(n)s people)", count
    ) % {"n": count}


def _who_of_pillar(shape: Shape, asked: set[int | None]) -> list[str]:
    pillar = shape.pillars.get(next(iter(asked)) or 0) if len(asked) == 1 else None
    if pillar is None:
        return [_("the seats of the pillar named on each")]
    count = shape.per_pillar.get(pillar.id, 0)
    words = ngettext(
        "the %(n)s seat of the pillar %(pillar)s",
        "the %(n)s seats of the pillar %(pillar)s",
        count,
    )
    if not count:
        words = _("the seats of the pillar %(pillar)s that come, none so far")
    found = [words % {"n": count, "pillar": pillar.name}]
    if pillar.opens_to_secretariat:
        found.append(_secretariat(shape.secretariat))
    return found


def _named(access_class: Class, circles: set[int | None]) -> str:
    """Return whom a circle names, by number; in general words for several circles."""
    if len(circles) != 1:
        return {
            Class.PARTY: _("the organisations named on each"),
            Class.TEAM: _("the team of each"),
        }.get(access_class, _("the persons named on each"))
    rows = CircleMember.objects.filter(circle__in=circles)
    n = rows.count()
    if access_class == Class.SEALED:
        n -= len(shut_out(rows))
    if access_class == Class.TEAM and not n:
        return _("the team, nobody named so far")
    words = {
        Class.PARTY: ngettext(
            "%(n)s organisation named here", "%(n)s organisations named here", n
        ),
        Class.TEAM: ngettext("the team: %(n)s person", "the team: %(n)s people", n),
    }.get(access_class, ngettext("%(n)s person named", "%(n)s people named", n))
    return words % {"n": n}


def _is_open(row: Classified, shape: Shape) -> bool:
    """Return whether a row's pillar lets the secretariat read its room."""
    pillar = shape.pillars.get(row.access_pillar_id or 0)
    return pillar is not None and pillar.opens_to_secretariat


def _exclusion(access_class: Class, *, opens: bool) -> str:
    """Return who does not read it, where that tells the most."""
    if access_class == Class.PILLAR:
        return "" if opens else _("The secretariat does not.")
    return {
        Class.GROUP: _("Donors, evaluators and the public do not."),
        Class.MEMBERS: _("Neither observers nor donors do."),
        Class.PARTY: "",
        Class.TEAM: _("The secretariat does not, unless named."),
        Class.SEALED: _("Each reading is logged, this one too."),
    }.get(access_class, _("No seat does."))


def _others(access_class: Class, *, opens: bool) -> tuple[str, ...]:
    """Return who does not read it, whom the readers do not already name."""
    roles = _roles_of(access_class)
    seats = _("the other seats") if access_class in _NAMING else _("the seats")
    if access_class == Class.PILLAR:
        roles = frozenset({Role.SECRETARIAT} if opens else ())
        seats = _("the other pillars")
    unless_named = access_class in {Class.TEAM, Class.SEALED}
    desk = _("the secretariat, unless named") if unless_named else _("the secretariat")
    every = (
        (Role.TITULAR, seats),
        (Role.OBSERVER, _("observers")),
        (Role.ASSISTANT, _("assistants")),
        (Role.COORDINATOR, _("coordination")),
        (Role.SECRETARIAT, desk),
        (Role.DONOR, _("donors")),
        (Role.EVALUATOR, _("evaluators")),
    )
    return (*(words for role, words in every if role not in roles), _("the public"))


# Classes that may name somebody who has a seat.
_NAMING = frozenset({Class.PARTY, Class.SEALED, Class.TEAM})
