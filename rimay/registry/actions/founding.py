"""Founding a group: its pillars, and who keeps its desk."""

from dataclasses import dataclass

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import Hidden
from rimay.access.recording import record
from rimay.accounts.actions import NewAccount, open_account
from rimay.accounts.models import User
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import Group, Office, Organisation, Person, Pillar
from rimay.groups.roles import Role
from rimay.registry.queries import is_empty_installation


class AlreadyFounded(Exception):
    """The address is taken by another group."""


@dataclass(frozen=True)
class NewPillar:
    """One side of the table: its key in workbooks, its name, its slot of colour."""

    key: str
    name: Text
    slot: int
    basis: str = ""


@dataclass(frozen=True)
class NewGroup:
    """What must be known to found a group; all else is filled in later."""

    slug: str
    name: Text
    level: str
    country: str
    language: str
    pillars: tuple[NewPillar, ...]
    region: str = ""
    currency: str = "PEN"
    is_fictional: bool = False
    parent: Group | None = None
    convenor: str = ""


# Three sides, as in the Initiative itself; a charter may name others.
THREE_PILLARS = (
    NewPillar("state", Text.of("es", es="Estado", en="State"), 1),
    NewPillar("companies", Text.of("es", es="Empresas", en="Companies"), 2),
    NewPillar("civil", Text.of("es", es="Sociedad civil", en="Civil society"), 3),
)

# Under these every group that is founded here has its desk and who convened it.
DESK_KEY, CONVENOR_KEY = "secretaria", "convenor"


@transaction.atomic
def found_group(
    actor: Actor, new: NewGroup, *, secretary_name: str, user: User | None = None
) -> tuple[Group, Person]:
    """Found a group with its pillars and the first person of its secretariat.

    Whoever runs the installation founds its groups: there is nothing yet to ask leave
    of. Raises AlreadyFounded for an address in use.
    """
    if Group.objects.filter(slug=new.slug).exists():
        raise AlreadyFounded(new.slug)
    group = Group.objects.create(
        slug=new.slug,
        name=new.name,
        level=new.level,
        country=new.country,
        language=new.language,
        scope_name=new.region,
        currency=new.currency,
        is_fictional=new.is_fictional,
        parent=new.parent,
    )
    for pillar in new.pillars:
        Pillar.objects.create(
            group=group, key=pillar.key, name=pillar.name, slot=pillar.slot
        )
    convenor = _convenor(actor, group, new)
    person = Person.objects.create(
        group=group,
        organisation=convenor,
        key=DESK_KEY,
        name=secretary_name,
        user=user,
        access_class=Class.GROUP,
    )
    office = Office.objects.create(group=group, person=person, role=Role.SECRETARIAT)
    for row in (group, person, office):
        record(actor, f"{row._meta.model_name}.found", row)
    return group, person


def _convenor(actor: Actor, group: Group, new: NewGroup) -> Organisation | None:
    """Make the organisation that convenes, where it was named."""
    if not new.convenor:
        return None
    made = Organisation.objects.create(
        group=group,
        key=CONVENOR_KEY,
        name=Text.of(new.language, **{new.language: new.convenor}),
        country=new.country,
        access_class=Class.GROUP,
    )
    record(actor, "organisation.create", made)
    return made


@transaction.atomic
def found_installation(
    actor: Actor, new: NewGroup, *, secretary_name: str, account: NewAccount
) -> tuple[Group, User]:
    """Make the first group with its desk. Hidden once anything stands here.

    The page asked for the set-up code; from here on there is a group whose secretariat
    acts, so the rules hold as everywhere.
    """
    if actor.user_id is not None or not is_empty_installation():
        raise Hidden("found")
    user = open_account(account)
    group, _person = found_group(actor, new, secretary_name=secretary_name, user=user)
    return group, user
