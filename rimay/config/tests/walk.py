"""Every route of the installation, and everybody of the cast before each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from rimay.access.http import Door
from rimay.access.tests.cast import sign_in
from rimay.accounts.models import User
from rimay.config.tests import founded
from rimay.groups.models import Classified, Group

# The cast, as people of the made-up group; the last three are not of it.
LOGINS = {
    "secretariat": "sec-2@qantu.invalid",
    "coordinator": "coord@qantu.invalid",
    "police_seat": "pol-t@qantu.invalid",
    "company_seat": "kil-t@qantu.invalid",
    "civil_seat": "ayn-t@qantu.invalid",
    "alternate": "min-a@qantu.invalid",
    "assistant": "pol-x@qantu.invalid",
    "observer": "obs-t@qantu.invalid",
    "donor": "don-1@qantu.invalid",
    "interviewer": "ent-1@qantu.invalid",
    "evaluator": "eva-1@qantu.invalid",
    "outsider": "outsider@nowhere.invalid",
    "other_secretariat": "secretaria@cusco.invalid",
}


@dataclass(frozen=True)
class Route:
    """One address as it is written, its name and its door."""

    name: str
    pattern: str
    door: Door | None

    @property
    def is_of_a_group(self) -> bool:
        return self.pattern.startswith("g/<slug:slug>/")


def routes() -> list[Route]:
    """Return every route that is mounted."""
    return list(_routes(get_resolver().url_patterns, ""))


def _routes(patterns: list[Any], before: str) -> Iterator[Route]:
    for held in patterns:
        path = before + str(held.pattern)
        if isinstance(held, URLResolver):
            yield from _routes(held.url_patterns, path)
        elif isinstance(held, URLPattern):
            yield Route(held.name or "", path, getattr(held.callback, "door", None))


def load_groups() -> Group:
    """Load the demonstration and return its made-up group."""
    founded.load()
    User.objects.create_user(LOGINS["outsider"])
    return Group.objects.get(slug="qantu")


def clients() -> dict[str, Client]:
    """Return a signed-in client for each of the cast, and one for nobody."""
    found = {"anonymous": Client()}
    for role, login in LOGINS.items():
        client = Client()
        sign_in(client, User.objects.get(login=login))
        found[role] = client
    return found


def samples(model: type[Classified], group: Group) -> dict[str, int]:
    """Return one row per class that rows of a model have in a group."""
    found: dict[str, int] = {}
    rows = model._default_manager.filter(group=group).order_by("id")
    for pk, access_class in rows.values_list("pk", "access_class"):
        found.setdefault(access_class, pk)
    return found
