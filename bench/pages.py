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
LISTS = ("participants, first page", "participants, last page", "participants, search")
WHOLE = ("home", *LISTS, "figure")
# By the clock, and of that this process's own.
Times = tuple[float, float]


def main() -> int:
    """Measure the demonstration alone, then again inside a large installation."""
    installation.prepare(lambda words: None)
    demo.load(lambda words: None)
    reader = User.objects.get(login="secretaria@qantu.invalid")
    # A word that fills a page in each: what is compared is the search, not the rows.
    alone = measure(reader, "qantu", "comisaria", WHOLE)
    for name, (wall, own) in alone.items():
        table.line(f"{name}, demonstration alone", wall, "ms", 60)
        table.line("   of it this process's own", own, "ms")
    groups = grow()
    joined = 1
    for count in (1, 4, 1000):
        join(reader, groups[joined - 1 : count - 1])
        joined = count
        found = measure(reader, "qantu", "comisaria", WHOLE)
        if count > 1:
            large = measure(reader, "g-0", "quispe", LISTS)
            found |= {f"{name} of 10,000": times for name, times in large.items()}
        for name, (wall, own) in found.items():
            table.line(f"{name}, 1,000 groups, reader of {count}", wall, "ms", 60)
            # By the process's own time: that of others beside it says nothing here.
            before = alone[name.removesuffix(" of 10,000")]
            table.line("   times its own alone", own / before[1], "", 1.2)
    return 1 if table.missed else 0


def measure(
    reader: User, slug: str, word: str, names: tuple[str, ...]
) -> dict[str, Times]:
    """Return the median server time of each page, in milliseconds."""
    client = Client()
    sign_in(client, reader)
    at = f"/g/{slug}/"
    people = f"{at}participants/"
    pages = {
        "home": at,
        "participants, first page": people,
        "participants, last page": f"{people}?before=~999999999",
        "participants, search": f"{people}?q={word}",
        "figure": f"{at}figures/training.participants/",
    }
    return {name: median(lambda p=pages[name]: get(client, p)) for name in names}


def get(client: Client, page: str) -> None:
    answer = client.get(page)
    if answer.status_code != 200:
        sys.exit(f"{page}: {answer.status_code}")


def median(work: Callable[[], None]) -> Times:
    """Return the median times of some work in milliseconds, warm and undisturbed."""
    work()
    rounds = [_round(work) for _turn in range(ROUNDS)]
    return min(wall for wall, _own in rounds), min(own for _wall, own in rounds)


def _round(work: Callable[[], None]) -> Times:
    walls, owns = [], []
    for _turn in range(TIMES):
        begun, own = time.perf_counter(), time.process_time()
        work()
        walls.append((time.perf_counter() - begun) * 1000)
        owns.append((time.process_time() - own) * 1000)
    return statistics.median(walls), statistics.median(owns)


@transaction.atomic
def grow() -> list[Group]:
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
    first = groups[0]
    circle = Circle.objects.create(group=first, kind=Circle.Kind.TEAM, name="equipo")
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
    return groups


@transaction.atomic
def join(reader: User, groups: list[Group]) -> None:
    """Make a reader the secretariat of more groups, and of the first one's team."""
    people = Person.objects.bulk_create(
        Person(
            group=group, key="r", name="Lector", user=reader, access_class=Class.GROUP
        )
        for group in groups
    )
    Office.objects.bulk_create(
        Office(
            group=person.group,
            key="o",
            person=person,
            role=Role.SECRETARIAT,
            access_class=Class.GROUP,
        )
        for person in people
    )
    for circle in Circle.objects.filter(group__in=groups[:1], name="equipo"):
        CircleMember.objects.create(circle=circle, person=people[0])


def release(group: Group) -> None:
    """Give the group's figures out, as its secretariat would."""
    from rimay.access.actor import console
    from rimay.records.actions import Reading
    from rimay.results.actions import release_figures
    from rimay.results.figures import ALL

    release_figures(console(group), group, list(ALL), reading=Reading(Class.GROUP))


if __name__ == "__main__":
    sys.exit(main())
