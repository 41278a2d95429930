"""The two groups of the demonstration: founded, imported and published as any are."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils.translation import override

from rimay.access.actor import Actor, console, member
from rimay.access.models import Channel
from rimay.accounts.actions import create_demo_account
from rimay.accounts.models import User
from rimay.accounts.queries import Assurance
from rimay.config import demo_actas, demo_decisions, demo_sessions
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.actions import rounds
from rimay.dialogue.models import RoundQuestion
from rimay.dialogue.models.rounds import RoundAnswer
from rimay.exchange import actions as exchange
from rimay.exchange.folders import read_folder
from rimay.exchange.kinds import ALL
from rimay.exchange.planning import make_plan
from rimay.groups.models import Group, Office, Person, SeatHolder
from rimay.groups.models.seats import MembershipKind
from rimay.groups.roles import Role
from rimay.records.actions import Reading
from rimay.registry.actions.founding import THREE_PILLARS, NewGroup, found_group
from rimay.results.actions import (
    Cover,
    Words,
    begin_report,
    publish_report,
    release_figures,
    retitle_report,
    write_section,
)
from rimay.results.figures import ALL as FIGURES
from rimay.results.models import Picture

FOLDER = Path(__file__).parent / "demonstration"
# Ten working days after the demonstration's day.
ROUND_UNTIL = date(2018, 1, 31)
Say = Callable[[str], None]


@dataclass(frozen=True)
class Setting:
    """How one group of the demonstration is founded, and what it says of itself."""

    new: NewGroup
    secretary_name: str
    words: dict[str, object]
    parent: str = ""


# What is real of the real groups stands in demonstration/cusco and /peru, each row with
# its basis and source. Here is only what the group's own record needs.
SETTINGS = (
    Setting(
        NewGroup(
            slug="peru",
            name=Text.of(
                "es",
                es="Grupo de Trabajo de Principios Voluntarios del Perú",
                en="Working Group on the Voluntary Principles in Peru",
            ),
            level="national",
            country="PE",
            language="es",
            pillars=THREE_PILLARS,
            region="Perú",
        ),
        "Secretaría técnica",
        {
            "founded_on": PartialDate("2010"),
            "seat_town": "Lima",
            "status": "active",
            "basis": "stated",
            "source": "Nota de caso publicada del piloto (S4)",
        },
    ),
    Setting(
        NewGroup(
            slug="cusco",
            name=Text.of(
                "es",
                es="Grupo de Trabajo Macro Sur",
                en="Macro Sur Working Group",
            ),
            level="regional",
            country="PE",
            language="es",
            pillars=THREE_PILLARS,
            region="Macro Sur",
        ),
        "Secretaría técnica",
        {
            "founded_on": PartialDate("2017-08"),
            "seat_town": "Cusco",
            "status": "active",
            "basis": "stated",
            "source": "Nota de caso publicada del piloto (G1, S8)",
            "vision": Text.of(
                "es",
                es=(
                    "Mejor aplicación de los Principios Voluntarios en la Macro Sur, "
                    "con enfoques multiactor ante los desafíos de seguridad."
                ),
                en=(
                    "Better implementation of the Voluntary Principles in the Macro "
                    "Sur, through multi-stakeholder approaches to security challenges."
                ),
            ),
        },
        parent="peru",
    ),
    Setting(
        NewGroup(
            slug="qantu",
            name=Text.of(
                "es",
                es="Grupo de Trabajo de Qantu",
                en="Qantu Working Group",
            ),
            level="regional",
            country="",
            language="es",
            pillars=THREE_PILLARS,
            region="Qantu",
            is_fictional=True,
        ),
        "Challco Vera, Illa",
        {
            "founded_on": PartialDate("2017-08-24"),
            "seat_town": "Qantu Alto",
            "status": "active",
            "vision": Text.of(
                "es",
                es="Que nadie salga herido donde se encuentran minas y comunidades.",
                en="That nobody gets hurt where mines and communities meet.",
            ),
            "objectives": Text.of(
                "es",
                es="Conocer buenas prácticas, aplicarlas y trabajar juntos.",
                en="Learn good practices, apply them and work together.",
            ),
            "limits": Text.of(
                "es",
                es="No es un mecanismo de quejas ni certifica a nadie.",
                en="It is not a grievance mechanism and certifies nobody.",
            ),
            "call_instead": Text.of(
                "es",
                es="En peligro, llame a la Defensoría de Qantu (institución ficticia).",
                en="In danger, call the Ombudsman of Qantu (a fictional institution).",
            ),
        },
    ),
)


def load(say: Say) -> bool:
    """Found and fill the groups that are missing; return whether any was."""
    held = set(Group._default_manager.values_list("slug", flat=True))
    missing = [setting for setting in SETTINGS if setting.new.slug not in held]
    for setting in missing:
        say(f"group {setting.new.slug}")
        with override("es"):
            _load(setting)
    return bool(missing)


@transaction.atomic
def _found(setting: Setting) -> tuple[Group, Actor]:
    new = setting.new
    group, person = found_group(
        Actor(is_console=True), new, secretary_name=setting.secretary_name
    )
    group.parent = Group._default_manager.filter(slug=setting.parent).first()
    for name, value in setting.words.items():
        setattr(group, name, value)
    group.is_public = True
    outlines = FOLDER / new.slug / "outlines.geojson"
    if outlines.exists():
        group.outlines = json.loads(outlines.read_text(encoding="utf-8"))
    group.save()
    user = _demo_account(
        person, Text.of("es", es="Secretaría técnica", en="Technical secretariat")
    )
    return group, member(user.pk, group, Assurance.STRONG)


def _demo_account(person: Person, words: Text) -> User:
    """Give a person an account that the page of roles signs in to."""
    login = f"{person.key}@{person.group.slug}.invalid"
    user = create_demo_account(login, person.group_id, person.pk, words)
    person.user = user
    person.save(update_fields=["user"])
    return user


def _load(setting: Setting) -> None:
    group, actor = _found(setting)
    folder = FOLDER / group.slug
    grid, content = read_folder(folder)
    plan = make_plan(actor, group, grid, ALL)
    if not plan.is_clean:
        told = "\n".join(f"{p.place}: {p.message}" for p in plan.problems[:40])
        raise ValueError(f"{group.slug}: {len(plan.problems)} problems\n{told}")
    exchange.carry_out(actor, group, plan, content)
    _open_accounts(group)
    _ask_who_sits(actor, group)
    demo_decisions.play(actor, group)
    demo_actas.play(actor, group)
    demo_sessions.play(actor, group)
    release_figures(console(group), group, list(FIGURES), reading=Reading(Class.PUBLIC))
    _publish(actor, group)


def _publish(actor: Actor, group: Group) -> None:
    """Write the group's report as its secretariat would, and publish it."""
    path = FOLDER / group.slug / "report.json"
    if not path.exists():
        return
    held = json.loads(path.read_text(encoding="utf-8"))
    report = begin_report(actor, group)
    cover = Cover(
        Text.of("es", **held["title"]),
        Text.of("es", **held["lead"]),
        PartialDate(held["period_from"]),
        PartialDate(held["period_to"]),
    )
    report = retitle_report(actor, report, cover=cover, version=report.version)
    for section, body in zip(report.sections.all(), held["body"], strict=True):
        words = Words(section.title, Text.of("es", **body), Picture(section.picture))
        write_section(actor, section, words=words, version=section.version)
    publish_report(actor, report, looked_at=False, reading=Reading(Class.PUBLIC))


def _ask_who_sits(actor: Actor, group: Group) -> None:
    """Open the yearly round of the made-up group: one says "still me", one has left."""
    if not group.is_fictional:
        return
    rounds.open_round(actor, group, answer_by=ROUND_UNTIL)
    for key, answer in (("seat-min-t", "still"), ("seat-pol-a", "left")):
        question = RoundQuestion.objects.get(holder__group=group, holder__key=key)
        said = rounds.Said(Channel.TELEPHONE, clock.today(), "Llamada a la institución")
        rounds.answer_round(actor, question, answer=RoundAnswer(answer), said=said)


@transaction.atomic
def _open_accounts(group: Group) -> None:
    """Give each person of the made-up group an account to look through."""
    if not group.is_fictional:
        return
    people = Person.objects.filter(group=group, user=None).order_by("id")
    for person in people:
        words = _words_of(person)
        if words:
            _demo_account(person, words)


_OF_STUDY = {"es": "Equipo del estudio", "en": "Study team"}
_OF_TRAINING = {"es": "Equipo de capacitación", "en": "Training team"}


def _words_of(person: Person) -> Text | None:
    """Return what a person is in the group, in both languages; None for nobody."""
    office = Office.objects.filter(person=person).first()
    seat = SeatHolder.objects.filter(person=person).select_related("membership").first()
    in_team = person.circlemember_set.exists()
    studies = person.circlemember_set.filter(circle__studies__isnull=False).exists()
    found = {}
    for language in ("es", "en"):
        with override(language):
            if office:
                found[language] = str(office.get_role_display())
            elif seat:
                organisation = seat.membership.organisation.name.best(language)
                observes = seat.membership.kind == MembershipKind.OBSERVER
                capacity = (
                    Role.OBSERVER.label if observes else seat.get_capacity_display()
                )
                found[language] = f"{capacity}: {organisation}"
            elif in_team:
                words = _OF_STUDY if studies else _OF_TRAINING
                found[language] = words[language]
    return Text.of("es", **found) if found else None
