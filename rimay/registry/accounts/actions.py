"""What the secretariat and the invited do with accounts."""

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.accounts import actions as accounts
from rimay.accounts.actions import InvitationClosed, NewAccount
from rimay.accounts.models import Delivery, Invitation, User
from rimay.core.classes import Class
from rimay.groups.models import Group, Person
from rimay.registry.accounts.queries import Invited, is_of_this_group_only


@transaction.atomic
def invite(actor: Actor, person: Person, *, email: str) -> Invitation:
    """Invite a person to open an account; an earlier open invitation ends."""
    require(actor, "invite", person.group)
    require(actor, "read", person)
    made = accounts.make_invitation(
        person.group_id, person.pk, email=email, made_by=actor.user_id
    )
    # Whoever hands an invitation out could use it: so the whole group sees that there
    # was one, and that it opened.
    record(actor, "invitation.create", made, known_to=Class.GROUP)
    return made


@transaction.atomic
def note_delivery(
    actor: Actor, group: Group, *, invitation: Invitation, state: Delivery, reason: str
) -> None:
    """Keep how an invitation was delivered, or that it was refused and why."""
    require(actor, "invite", group)
    accounts.note_delivery(invitation, state, reason)
    record(actor, f"invitation.{state}", invitation)


@transaction.atomic
def revoke(actor: Actor, group: Group, *, invitation: Invitation) -> None:
    """Take an invitation back before it is used."""
    require(actor, "invite", group)
    accounts.revoke_invitation(invitation)
    record(actor, "invitation.revoke", invitation)


@transaction.atomic
def accept_as_new(invited: Invited, *, chosen: NewAccount) -> User:
    """Open an account for the invited, or open theirs again from the start.

    Their account of before is taken over only where it stands for nobody elsewhere:
    one group's secretariat must not open what another group gave.
    """
    person, before = invited.person, invited.person.user
    if before is not None and is_of_this_group_only(before, invited.group.id):
        user = accounts.renew_account(before, chosen)
    else:
        user = accounts.open_account(chosen)
    _accept(invited, user, person)
    return user


@transaction.atomic
def accept_as(invited: Invited, *, user: User) -> None:
    """Let the invited come in with the account they are signed in to."""
    _accept(invited, user, invited.person)


def _accept(invited: Invited, user: User, person: Person) -> None:
    accounts.accept_invitation(invited.invitation, user)
    person.user = user
    person.save(update_fields=["user"])
    actor = Actor(user_id=user.pk, group_id=invited.group.id)
    record(actor, "invitation.accept", invited.invitation, known_to=Class.GROUP)


__all__ = [
    "InvitationClosed",
    "accept_as",
    "accept_as_new",
    "invite",
    "note_delivery",
    "revoke",
]
