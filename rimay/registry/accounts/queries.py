"""What the pages of accounts ask: who is invited to what, and who needs more proof."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rimay.access.actor import Actor, member
from rimay.access.asking import Hidden, require, visible
from rimay.accounts import queries as accounts
from rimay.accounts import tokens
from rimay.accounts.models import DemoAccount, Invitation, User
from rimay.accounts.queries import Assurance
from rimay.core import clock
from rimay.groups.models import (
    Circle,
    Contact,
    Group,
    Membership,
    Office,
    Person,
    SeatHolder,
)
from rimay.groups.queries import holds, in_term, needs_strong
from rimay.groups.roles import Role


@dataclass(frozen=True)
class Invited:
    """An invitation with the names that its reader needs."""

    invitation: Invitation
    group: Group
    person: Person
    opens: tuple[str, ...]


@dataclass(frozen=True)
class Chair:
    """One account of the demonstration, as the page of roles offers it."""

    account: DemoAccount
    name: str
    slot: int = 0


@dataclass(frozen=True)
class Family:
    """The accounts that stand to a group in one way, and what they get to read."""

    title: str
    reads: str
    chairs: tuple[Chair, ...]


@dataclass(frozen=True)
class Table:
    """The demonstration's accounts of one group."""

    group: Group
    families: tuple[Family, ...]


def invitations(actor: Actor, group: Group) -> list[tuple[Invitation, str]]:
    """Return the group's invitations, newest first, each with the person's name."""
    require(actor, "invite", group)
    rows = list(accounts.invitations_of(group.id)[:200])
    people = visible(actor, Person).in_bulk({row.person_id for row in rows})
    return [(row, str(people.get(row.person_id, ""))) for row in rows]


def invitation(actor: Actor, group: Group, number: int) -> Invited:
    """Return one invitation of the group; Hidden where there is none."""
    require(actor, "invite", group)
    row = accounts.invitations_of(group.id).filter(pk=number).first()
    found = _named(row) if row else None
    if found is None or not visible(actor, Person).filter(pk=found.person.pk).exists():
        raise Hidden("invite")
    return found


def opened_by(words: str) -> Invited | None:
    """Return what these words open. Whoever has them was given them."""
    row = accounts.open_invitation(words)
    return _named(row) if row else None


def words_of(row: Invitation) -> str:
    """Return an open invitation's words; "" if the installation's key has changed."""
    words = tokens.words_for(row.nonce)
    same = tokens.fingerprint(words) == row.token_hash
    return words if row.is_open and same else ""


def people_to_invite(actor: Actor, group: Group) -> QuerySet[Person]:
    """Return the persons of the group whom the actor may invite, by name."""
    require(actor, "invite", group)
    return visible(actor, Person).order_by("sort", "id")


def email_of(actor: Actor, person: Person) -> str:
    """Return the e-mail that the secretariat keeps of a person, if it may be read."""
    rows = visible(actor, Contact).filter(person=person, kind=Contact.Kind.EMAIL)
    found = rows.order_by("id").first()
    return found.value if found else ""


def what_it_opens(person: Person) -> tuple[str, ...]:
    """Return in words what a person is in the group today."""
    day = clock.today()
    offices = Office.objects.filter(in_term(day), person=person).order_by("id")
    seats = SeatHolder.objects.filter(
        in_term(day), holds(day, "membership__"), person=person
    ).order_by("id")
    words = [str(office.get_role_display()) for office in offices]
    words += [
        f"{seat.get_capacity_display()}: {seat.membership}"
        for seat in seats.select_related("membership__organisation")
    ]
    if person.circlemember_set.filter(circle__kind=Circle.Kind.TEAM).exists():
        words.append(str(Role.TEAM.label))
    return tuple(words)


def is_of_this_group_only(user: User, group_id: int) -> bool:
    """Return whether the account stands for persons of this group and no other."""
    return not Person.objects.filter(user=user).exclude(group_id=group_id).exists()


def needs_second_factor(user: User) -> bool:
    """Return whether a second factor would open more to the account in any group."""
    groups = Group.objects.filter(
        pk__in=Person.objects.filter(user=user).values("group")
    )
    return any(needs_strong(user.pk, group) for group in groups)


def is_open_without(user: User, address: str) -> bool:
    """Return whether an address may open without a second factor; False only where it
    leads into a group that is the account's, and closed to it until then.
    """
    slug = address.removeprefix("/g/").partition("/")[0]
    group = Group.objects.filter(slug=slug).first()
    if group is None or not needs_strong(user.pk, group):
        return True
    return member(user.pk, group, Assurance.NONE).is_inside


def demonstration() -> list[Table]:
    """Return the demonstration's accounts, the group with most of them first."""
    found: dict[int, list[DemoAccount]] = {}
    for account in accounts.demo_accounts():
        found.setdefault(account.group_id, []).append(account)
    groups = Group.objects.in_bulk(found)
    return [
        Table(groups[group_id], _families(held))
        for group_id, held in sorted(found.items(), key=lambda item: -len(item[1]))
        if group_id in groups
    ]


def _families(held: list[DemoAccount]) -> tuple[Family, ...]:
    """Return accounts by how they stand to the group: desk, seats, beside, team."""
    ids = [account.person_id for account in held]
    names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
    roles = dict(Office.objects.filter(person__in=ids).values_list("person", "role"))
    seats = {
        seat.person_id: seat.membership
        for seat in SeatHolder.objects.filter(person__in=ids).select_related(
            "membership__pillar"
        )
    }
    chairs: dict[int, list[Chair]] = {}
    for account in held:
        seat = seats.get(account.person_id)
        pillar = seat.pillar if seat and seat.has_seat else None
        chair = Chair(
            account, names.get(account.person_id, ""), pillar.slot if pillar else 0
        )
        place = _place(roles.get(account.person_id), seat)
        chairs.setdefault(place, []).append(chair)
    return tuple(
        Family(str(title), str(reads), tuple(chairs[place]))
        for place, (title, reads) in enumerate(_FAMILIES)
        if place in chairs
    )


def _place(role: str | None, seat: Membership | None) -> int:
    if role in {Role.SECRETARIAT, Role.COORDINATOR}:
        return 0
    if seat is not None and seat.has_seat:
        return 1
    return 2 if role or seat else 3


_FAMILIES = (
    (
        _("The desk"),
        _(
            "Keeps the records. It reads no interview, no pillar's own room and "
            "nothing sealed unless it is named there."
        ),
    ),
    (_("The seats"), _("Read what the table reads, and what their pillar keeps.")),
    (
        _("Beside the table"),
        _(
            "Observers read what is shared with them; who pays or evaluates reads "
            "what was given out."
        ),
    ),
    (
        _("Teams"),
        _("Read the interviews or the participants of their own study or event."),
    ),
)


def table_of(account: DemoAccount) -> Group | None:
    """Return the group that an account of the demonstration belongs to."""
    return Group.objects.filter(pk=account.group_id).first()


def _named(row: Invitation) -> Invited | None:
    person = Person.objects.filter(pk=row.person_id, group_id=row.group_id)
    found = person.select_related("group", "user").first()
    if found is None:
        return None
    return Invited(row, found.group, found, what_it_opens(found))
