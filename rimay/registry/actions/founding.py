"""The first act of an installation: its group, who convenes, and who keeps the desk."""

from dataclasses import dataclass, replace

from django.db import transaction

from rimay.access.actor import Actor, console
from rimay.access.asking import Hidden, require
from rimay.access.recording import record
from rimay.accounts.actions import NewAccount, open_account
from rimay.accounts.models import User
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import Group, Office, Organisation, Person, Pillar
from rimay.groups.roles import Role
from rimay.registry.queries import is_empty_installation

PILLARS = (
    ("state", Text.of("es", es="Estado", en="State")),
    ("companies", Text.of("es", es="Empresas", en="Companies")),
    ("civil-society", Text.of("es", es="Sociedad civil", en="Civil society")),
)


@dataclass(frozen=True)
class Founding:
    """What the first page asks for."""

    name: Text
    slug: str
    level: str
    scope_name: str
    country: str
    currency: str
    language: str
    convenor: str
    person: str
    account: NewAccount


@transaction.atomic
def found_installation(actor: Actor, *, chosen: Founding) -> tuple[Group, User]:
    """Make the first group with its desk. Hidden once anything stands here.

    The setup code was asked for by the page; from here on there is a group whose
    secretariat acts, so the rules hold as everywhere.
    """
    if actor.user_id is not None or not is_empty_installation():
        raise Hidden("found")
    user = open_account(chosen.account)
    group = Group.objects.create(
        slug=chosen.slug,
        name=chosen.name,
        level=chosen.level,
        scope_name=chosen.scope_name,
        country=chosen.country,
        currency=chosen.currency,
        language=chosen.language,
    )
    desk = replace(console(group), user_id=user.pk, is_console=False)
    require(desk, "change", group)
    record(desk, "group.create", group)
    for slot, (key, name) in enumerate(PILLARS, start=1):
        Pillar.objects.create(group=group, key=key, name=name, slot=slot)
    _seat_the_desk(desk, group, user, chosen)
    return group, user


def _seat_the_desk(desk: Actor, group: Group, user: User, chosen: Founding) -> None:
    convenor = Organisation.objects.create(
        group=group,
        key="convenor",
        name=Text.of(chosen.language, **{chosen.language: chosen.convenor}),
        country=chosen.country,
        access_class=Class.GROUP,
    )
    record(desk, "organisation.create", convenor)
    person = Person.objects.create(
        group=group,
        key="secretariat",
        name=chosen.person,
        language=chosen.language,
        organisation=convenor,
        user=user,
        access_class=Class.GROUP,
    )
    record(desk, "person.create", person)
    office = Office.objects.create(
        group=group, person=person, role=Role.SECRETARIAT, access_class=Class.GROUP
    )
    record(desk, "office.create", office)
