"""Who asks: an account in one group, with what its sign-in proved."""

from dataclasses import dataclass, replace

from rimay.accounts.queries import Assurance
from rimay.groups.models import Group, Membership
from rimay.groups.queries import STRANGER, Standing, standing_of, standing_of_role
from rimay.groups.roles import Role


@dataclass(frozen=True)
class Actor:
    """One asker in one group, or outside any.

    `seen_as` narrows what is read to what another role would get as well ("see it
    as …"); such an actor reads only.
    """

    user_id: int | None = None
    group_id: int | None = None
    standing: Standing = STRANGER
    assurance: Assurance = Assurance.NONE
    seen_as: Standing | None = None
    is_console: bool = False
    is_link: bool = False

    @property
    def is_inside(self) -> bool:
        """Whether the actor is anything at all in the group, if only named on a row."""
        return bool(self.standing.roles or self.standing.circle_ids)

    def has(self, *roles: Role) -> bool:
        """For words on pages only; what may be done is asked of `can`."""
        return bool(self.standing.roles.intersection(roles))

    def as_other(self, other: Standing | None) -> "Actor":
        """Return the actor seeing what another standing would see, and no more; None
        for seeing as themselves.
        """
        return replace(self, seen_as=other)


ANONYMOUS = Actor()


def member(user_id: int, group: Group, assurance: Assurance) -> Actor:
    """Return the account as it stands in a group today."""
    strong = assurance == Assurance.STRONG
    standing = standing_of(user_id, group, strong=strong)
    return Actor(user_id, group.id, standing, assurance)


def passer_by(group: Group) -> Actor:
    """Return somebody from the public, in front of a group with a public page."""
    return Actor(group_id=group.id)


def bearer(membership: Membership, *, pledged: bool = False) -> Actor:
    """Return whoever holds a seat's personal link: the seat, as far as a link carries.

    It reads what any seat reads of open matters, or any observer where it is no seat:
    no pillar's room, no party's, nothing behind the charter's gate unless the page
    proved more (`pledged`). What it may open at all is the link's own matter, which
    its pages ask for by key.
    """
    role = Role.TITULAR if membership.has_seat else Role.OBSERVER
    standing = Standing(
        roles=frozenset({role}),
        organisation_ids=frozenset({membership.organisation_id}),
        membership_ids=frozenset({membership.pk}),
        pledged=pledged,
    )
    return Actor(group_id=membership.group_id, standing=standing, is_link=True)


def console(group: Group) -> Actor:
    """Return the operator at the machine, acting for the secretariat's desk.

    Who has the machine can read what the secretariat reads (docs/threats.md says so);
    what is sealed, a team's or a pillar's stays closed to commands as well.
    """
    standing = standing_of_role(group, Role.SECRETARIAT)
    return Actor(group_id=group.id, standing=standing, is_console=True)
