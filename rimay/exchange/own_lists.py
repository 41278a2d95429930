"""Bring your own list: from the rows of a proposal to rows as a workbook has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core.text import sort_key
from rimay.exchange.grids import Cell, Grid, Row, Sheet
from rimay.exchange.lists import twins
from rimay.exchange.lists.proposal import CleanRow, Proposal
from rimay.exchange.lists.targets import Target
from rimay.exchange.models import RememberedHeading
from rimay.groups.models import Group, Organisation, Person
from rimay.records.kinds import Words
from rimay.training.models import Event, Participant

SEXES = {
    "female": ("mujer", "femenino", "f", "female", "woman"),
    "male": ("hombre", "masculino", "m", "male", "man"),
}
NAME = Target("name", "person_name", ("Nombre", "Name"))
SEX = Target("sex", "sex", ("Sexo", "Sex"), choices=SEXES)
INSTITUTION = Target("institution", "organisation", ("Institución", "Institution"))
UNIT = Target("unit", "text", ("Unidad", "Unit"), ("comisaría", "área", "dependencia"))
PHONE = Target("phone", "phone", ("Teléfono", "Telephone"))
EMAIL = Target("email", "email", ("Correo", "E-mail"))
SHORT = Target("short_name", "text", ("Siglas", "Short name"), ("sigla",))


@dataclass(frozen=True)
class Purpose:
    """What a list can be brought for."""

    code: str
    words: Words
    targets: tuple[Target, ...]
    needed: str


PURPOSES = (
    Purpose(
        "people",
        _("people and how to reach them"),
        (NAME, SEX, INSTITUTION, PHONE, EMAIL),
        "name",
    ),
    Purpose(
        "participants",
        _("who came to an event"),
        (NAME, SEX, INSTITUTION, UNIT),
        "name",
    ),
    Purpose(
        "organisations",
        _("organisations"),
        (
            Target(
                "institution",
                "organisation",
                ("Organización", "Organisation"),
                ("nombre", "institución"),
            ),
            SHORT,
        ),
        "institution",
    ),
)
BY_CODE = {purpose.code: purpose for purpose in PURPOSES}


@dataclass(frozen=True)
class Twin:
    """A row that may be somebody who stands here already, side by side."""

    row: CleanRow
    known: str
    key: str
    score: int


def remembered(group: Group, purpose: Purpose) -> dict[str, str]:
    """Return what headings meant the last time."""
    rows = RememberedHeading.objects.filter(group=group, purpose=purpose.code)
    return dict(rows.values_list("heading", "target"))


def twins_of(actor: Actor, purpose: Purpose, proposal: Proposal) -> list[Twin]:
    """Return rows that may be people whom the actor sees here already."""
    if purpose.code == "people":
        people = visible(actor, Person).order_by("id")[:5000]
        held = {row.key: str(row) for row in people}
    elif purpose.code == "participants":
        came = visible(actor, Participant).order_by("id")[:5000]
        held = {row.key: str(row) for row in came}
    else:
        return []
    rows = {str(n): row for n, row in enumerate(proposal.rows)}
    pairs = twins.duplicates(
        [_known(key, row) for key, row in rows.items()],
        [twins.Known(key, name) for key, name in held.items()],
    )
    best: dict[str, twins.Pair] = {}
    for pair in pairs:
        if pair.score >= 80:
            best.setdefault(pair.one, pair)
    return [
        Twin(rows[one], held[pair.other], pair.other, pair.score)
        for one, pair in best.items()
        if one in rows
    ]


def _known(key: str, row: CleanRow) -> twins.Known:
    phones, emails = row.values.get("phone", ()), row.values.get("email", ())
    return twins.Known(key, row.one("name"), tuple(phones), tuple(emails))


def grid_of(
    actor: Actor,
    purpose: Purpose,
    proposal: Proposal,
    *,
    event: Event | None = None,
    same: Mapping[int, str] | None = None,
) -> Grid:
    """Return the rows as sheets of a workbook; `same` maps a row's number to the key of
    the record that it is.
    """
    makers = {
        "people": _people,
        "participants": _participants,
        "organisations": _organisations,
    }
    rows = [row for row in proposal.rows if row.one(purpose.needed)]
    tables = makers[purpose.code](actor, rows, event, dict(same or {}))
    sheets = tuple(_sheet(title, held) for title, held in tables.items() if held)
    return Grid(str(purpose.words), "paste", sheets)


Lines = list[dict[str, str]]


def _people(
    actor: Actor, rows: list[CleanRow], event: Event | None, same: dict[int, str]
) -> dict[str, Lines]:
    known = _organisations_by_name(actor)
    people: Lines = []
    contacts: Lines = []
    for row in rows:
        key = same.get(row.number) or _key(row.one("name"), people)
        if row.number not in same:
            people.append(
                {
                    "key": key,
                    "name": row.one("name"),
                    "sex": row.one("sex"),
                    "organisation": known.get(sort_key(row.one("institution")), ""),
                }
            )
        for kind, column in (("phone", "phone"), ("email", "email")):
            for number, value in enumerate(row.values.get(column, ()), start=1):
                contacts.append(
                    {
                        "key": f"{key}-{kind}-{number}"[:80],
                        "person": key,
                        "kind": kind,
                        "value": value,
                    }
                )
    return {"people": people, "contacts": contacts}


def _participants(
    actor: Actor, rows: list[CleanRow], event: Event | None, same: dict[int, str]
) -> dict[str, Lines]:
    known = _organisations_by_name(actor)
    event_key = event.key if event else ""
    people: Lines = []
    came: Lines = []
    for row in rows:
        key = same.get(row.number) or f"{event_key}-{_key(row.one('name'), people)}"
        organisation = known.get(sort_key(row.one("institution")), "")
        if row.number not in same:
            people.append(
                {
                    "key": key,
                    "event": event_key,
                    "name": row.one("name"),
                    "sex": row.one("sex"),
                    "organisation": organisation,
                    "institution": "" if organisation else row.one("institution"),
                    "unit": row.one("unit"),
                }
            )
        came.append(
            {
                "key": f"{event_key}-{key}"[:80],
                "participant": key,
                "event": event_key,
            }
        )
    return {"participants": people, "participations": came}


def _organisations(
    actor: Actor, rows: list[CleanRow], event: Event | None, same: dict[int, str]
) -> dict[str, Lines]:
    known = _organisations_by_name(actor)
    found: Lines = []
    for row in rows:
        name = row.one("institution")
        if sort_key(name) not in known:
            found.append(
                {
                    "key": _key(name, found),
                    "name_es": name,
                    "short_name": row.one("short_name"),
                }
            )
    return {"organisations": found}


def _organisations_by_name(actor: Actor) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in visible(actor, Organisation).order_by("id")[:5000]:
        for words in (row.name.best("es"), row.name.best("en"), row.short_name):
            found.setdefault(sort_key(words), row.key)
    found.pop("", None)
    return found


def _key(words: str, rows: Lines) -> str:
    plain = "-".join(
        "".join(c if c.isalnum() else " " for c in sort_key(words)).split()
    )
    plain, taken = plain[:50] or "row", {row["key"] for row in rows}
    key, number = plain, 1
    while key in taken or any(t.endswith(f"-{key}") for t in taken):
        number += 1
        key = f"{plain}-{number}"
    return key


def _sheet(title: str, lines: Lines) -> Sheet:
    heads = list(dict.fromkeys(name for line in lines for name in line))
    rows = [Row(1, tuple(Cell(head, "text") for head in heads))]
    for number, line in enumerate(lines, start=2):
        cells = tuple(_cell(line.get(head, "")) for head in heads)
        rows.append(Row(number, cells))
    return Sheet(title, tuple(rows))


def _cell(words: str) -> Cell:
    return Cell(words, "text") if words else Cell()
