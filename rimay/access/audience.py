"""Who will read a row if it is saved so: the tested inverse of `scope`.

Answers in roles and numbers. Names are for pages that already show the membership.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor, member
from rimay.access.rules import scope
from rimay.accounts.queries import Assurance
from rimay.core import clock, formatting
from rimay.core.classes import Class
from rimay.groups.models import CircleMember, Classified, Group, Office, Person, Pillar
from rimay.groups.queries import current_memberships, in_term
from rimay.groups.roles import Role


@dataclass(frozen=True)
class Audience:
    """The readers in words: a sentence, how far the voice carries, and the list."""

    access_class: Class
    sentence: str
    exclusion: str = ""
    readers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def reach(self) -> int:
        """Bars of the gauge, 1 to 6."""
        return self.access_class.reach

    @property
    def is_sealed(self) -> bool:
        return self.access_class == Class.SEALED


@dataclass(frozen=True)
class Shape:
    """How a group is composed today: what audiences are counted from."""

    seats: int = 0
    observers: int = 0
    secretariat: int = 0
    per_pillar: dict[int, int] = field(default_factory=dict)
    pillars: dict[int, Pillar] = field(default_factory=dict)


def shape_of(group: Group) -> Shape:
    """Count the seats, observers and secretariat of a group today."""
    memberships = current_memberships(group.id)
    seats = [m for m in memberships if m.has_seat]
    per_pillar: dict[int, int] = {}
    for seat in seats:
        if seat.pillar_id:
            per_pillar[seat.pillar_id] = per_pillar.get(seat.pillar_id, 0) + 1
    offices = Office.objects.filter(
        in_term(clock.today()), group=group, role=Role.SECRETARIAT
    )
    return Shape(
        seats=len(seats),
        observers=sum(m.kind == "observer" for m in memberships),
        secretariat=offices.values("person").distinct().count(),
        per_pillar=per_pillar,
        pillars={p.id: p for p in Pillar.objects.filter(group=group)},
    )


def audience(row: Classified, shape: Shape | None = None) -> Audience:
    """Return who reads a row, saved or not, that has its group and class set."""
    shape = shape or shape_of(row.group)
    match Class(row.access_class):
        case Class.PUBLIC:
            return Audience(Class.PUBLIC, _("Everybody can read this."))
        case Class.GROUP:
            return _of_group(shape)
        case Class.MEMBERS:
            return _of_members(shape)
        case Class.PILLAR:
            return _of_pillar(row, shape)
        case Class.SECRETARIAT:
            return _of_secretariat(shape)
        case circle:
            return _of_circle(row, circle, shape)


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


def _seats(count: int) -> str:
    if not count:
        return _("the seats that come, none so far")
    return ngettext("the %(n)s seat", "the %(n)s seats", count) % {"n": count}


def _observers(count: int) -> str:
    return ngettext("%(n)s observer", "%(n)s observers", count) % {"n": count}


def _secretariat(count: int) -> str:
    if not count:
        return _("the secretariat")
    return ngettext(
        "the secretariat (%(n)s person)", "the secretariat (%(n)s people)", count
    ) % {"n": count}


def _will_read(who: list[str]) -> str:
    return _("This will be read by %(who)s.") % {"who": formatting.list_words(who)}


def _of_group(shape: Shape) -> Audience:
    who = [_seats(shape.seats)]
    if shape.observers:
        who.append(_observers(shape.observers))
    who.append(_secretariat(shape.secretariat))
    return Audience(
        Class.GROUP,
        _will_read(who),
        _("Donors, evaluators and the public do not."),
        (*who, _("coordination"), _("assistants, where their seat says so")),
        (_("donors"), _("evaluators"), _("the public")),
    )


def _of_members(shape: Shape) -> Audience:
    who = [_seats(shape.seats), _secretariat(shape.secretariat)]
    return Audience(
        Class.MEMBERS,
        _will_read(who),
        _("Neither observers nor donors do."),
        (*who, _("coordination")),
        (
            _("observers"),
            _("assistants"),
            _("donors"),
            _("evaluators"),
            _("the public"),
        ),
    )


def _of_pillar(row: Classified, shape: Shape) -> Audience:
    pillar = shape.pillars[row.access_pillar_id or 0]
    count = shape.per_pillar.get(pillar.id, 0)
    who = [
        ngettext(
            "the %(n)s seat of the pillar %(pillar)s",
            "the %(n)s seats of the pillar %(pillar)s",
            count,
        )
        % {"n": count, "pillar": pillar.name}
    ]
    out = [_("the other pillars"), _("observers"), _("donors"), _("the public")]
    if pillar.opens_to_secretariat:
        who.append(_secretariat(shape.secretariat))
        return Audience(Class.PILLAR, _will_read(who), "", tuple(who), tuple(out))
    exclusion = _("The secretariat does not.")
    out.insert(0, _("the secretariat"))
    return Audience(Class.PILLAR, _will_read(who), exclusion, tuple(who), tuple(out))


def _of_secretariat(shape: Shape) -> Audience:
    who = [_secretariat(shape.secretariat)]
    out = (_("the seats"), _("coordination"), _("observers"), _("donors"))
    return Audience(
        Class.SECRETARIAT, _will_read(who), _("No seat does."), tuple(who), out
    )


def _of_circle(row: Classified, circle: Class, shape: Shape) -> Audience:
    count = CircleMember.objects.filter(circle=row.access_circle_id).count()
    if circle == Class.PARTY:
        who = [
            ngettext(
                "%(n)s organisation named here", "%(n)s organisations named here", count
            )
            % {"n": count},
            _secretariat(shape.secretariat),
        ]
        out = (_("the other seats"), _("observers"), _("donors"))
        return Audience(circle, _will_read(who), "", tuple(who), out)
    named = ngettext("%(n)s person named", "%(n)s people named", count) % {"n": count}
    if circle == Class.TEAM:
        named = ngettext("the team: %(n)s person", "the team: %(n)s people", count) % {
            "n": count
        }
    out = (_("the seats"), _("coordination"), _("the secretariat, unless named"))
    exclusion = _("No seat does.")
    if circle == Class.SEALED:
        exclusion = _("Each reading is logged, this one too.")
    return Audience(circle, _will_read([named]), exclusion, (named,), out)
