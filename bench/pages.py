"""Server time of pages, with the demonstration alone and with 1,000 groups beside it."""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django

Path(os.environ["RIMAY_HOME"], "demonstration").touch()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rimay.config.settings")
os.environ["RIMAY_HOSTS"] = "testserver"
django.setup()

from django.db import transaction
from django.test import Client

from bench import table
from rimay.access import search
from rimay.access.tests.cast import sign_in
from rimay.accounts.models import User
from rimay.config import demo, installation
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import Circle, CircleMember, Group, Office, Person
from rimay.groups.roles import Role
from rimay.training.models import Event, Participant, Participation

# The least disturbed of several rounds counts: other work on the machine only adds.
ROUNDS, TIMES = 6, 12


def main() -> int:
    """Measure the demonstration alone, then again inside a large installation."""
    installation.prepare(lambda words: None)
    demo.load(lambda words: None)
    # A word that fills a page in each: what is compared is the search, not the rows.
    alone = measure("qantu", "secretaria@qantu.invalid", "comisaria")
    for name, held in alone.items():
        table.line(f"{name}, demonstration alone", held, "ms", 60)
    grow()
    for groups, login in ((1, "reader-1"), (4, "reader-4"), (1000, "reader-1000")):
        inside = measure("g-0", login, "quispe")
        for name, held in inside.items():
            table.line(f"{name}, 1,000 groups, reader of {groups}", held, "ms", 60)
            if alone.get(name):
                table.line("   times as much", held / alone[name], "", 1.2)
    return 1 if table.missed else 0


def measure(slug: str, login: str, word: str) -> dict[str, float]:
    """Return the median server time of each page in milliseconds."""
    client = Client()
    sign_in(client, User.objects.get(login=login))
    at = f"/g/{slug}/"
    people = f"{at}participants/"
    last = f"{people}?before={'~'}999999999"
    pages = {
        "home": at,
        "participants, first page": people,
        "participants, last page": last,
        "participants, search": f"{people}?q={word}",
        "figure": f"{at}figures/training.participants/",
    }
    return {name: median(lambda p=page: get(client, p)) for name, page in pages.items()}


def get(client: Client, page: str) -> None:
    answer = client.get(page)
    if answer.status_code != 200:
        sys.exit(f"{page}: {answer.status_code}")


def median(work: Callable[[], None]) -> float:
    """Return the median time of some work in milliseconds, warm and undisturbed."""
    work()
    return min(_round(work) for _turn in range(ROUNDS))


def _round(work: Callable[[], None]) -> float:
    times = []
    for _turn in range(TIMES):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


@transaction.atomic
def grow() -> None:
    """Add 1,000 groups; the first has 10,000 participants."""
    groups = Group.objects.bulk_create(
        Group(
            slug=f"g-{n}",
            name=Text.of(es=f"Grupo {n}"),
            level="regional",
            is_fictional=True,
        )
        for n in range(1000)
    )
    for count in (1, 4, 1000):
        user = User.objects.create(login=f"reader-{count}")
        people = Person.objects.bulk_create(
            Person(
                group=group,
                key=f"r{count}",
                name="Lector",
                user=user,
                access_class=Class.GROUP,
            )
            for group in groups[:count]
        )
        Office.objects.bulk_create(
            Office(
                group=p.group,
                key=f"o{count}",
                person=p,
                role=Role.SECRETARIAT,
                access_class=Class.GROUP,
            )
            for p in people
        )
    first = groups[0]
    circle = Circle.objects.create(group=first, kind=Circle.Kind.TEAM, name="equipo")
    for person in Person.objects.filter(group=first):
        CircleMember.objects.create(circle=circle, person=person)
    event = Event.objects.create(
        group=first, key="e", title=Text.of(es="Evento"), access_class=Class.GROUP
    )
    rows = [
        Participant(
            group=first, key=f"p{n}", event=event, name=f"Quispe Mamani {n:05}",
            sort=f"quispe mamani {n:05}", access_class=Class.TEAM, access_circle=circle,
        )
        for n in range(10_000)
    ]  # fmt: skip
    made = Participant.objects.bulk_create(rows, batch_size=500)
    Participation.objects.bulk_create(
        [
            Participation(group=first, key=f"a{n}", participant=row, event=event,
                          access_class=Class.TEAM, access_circle=circle)
            for n, row in enumerate(made)
        ],
        batch_size=500,
    )  # fmt: skip
    search.renew_many(made)
    release(first)


def release(group: Group) -> None:
    """Give the group's figures out, as its secretariat would."""
    from rimay.access.actor import console
    from rimay.records.actions import Reading
    from rimay.results.actions import release_figures
    from rimay.results.figures import ALL

    release_figures(console(group), group, list(ALL), reading=Reading(Class.GROUP))


if __name__ == "__main__":
    sys.exit(main())
