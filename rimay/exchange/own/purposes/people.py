"""Lists of people, of those who came to an event, and of organisations."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from rimay.exchange.lists.targets import Target
from rimay.exchange.own.declaring import (
    Asked,
    Below,
    Field,
    Given,
    Naming,
    Purpose,
    named_beside,
)
from rimay.exchange.own.known import SOURCES
from rimay.exchange.own.likeness import People
from rimay.exchange.own.lines import Line
from rimay.exchange.own.named import Named
from rimay.groups.models import Person
from rimay.training.models import Event, Participant, RankBand

SEXES = {
    "female": ("mujer", "femenino", "f", "female", "woman"),
    "male": ("hombre", "masculino", "m", "male", "man"),
}
NAME = Target("name", "person_name", ("Nombre", "Name"))
SEX = Target("sex", "sex", ("Sexo", "Sex"), choices=SEXES)
INSTITUTION = Target("institution", "organisation", ("Institución", "Institution"))
UNIT = Target("unit", "text", ("Unidad", "Unit"), ("comisaría", "área", "sede"))
PHONE = Target("phone", "phone", ("Teléfono", "Telephone"))
EMAIL = Target("email", "email", ("Correo electrónico", "E-mail"), ("correo",))
RANK = Target("rank", "rank", ("Grado", "Rank"))

# Bands, not ranks: a rank with a unit and a year names a person.
_BANDS = {
    RankBand.SENIOR_OFFICER: ("general", "coronel", "comandante", "mayor"),
    RankBand.OFFICER: ("capitán", "teniente", "alférez"),
    RankBand.NON_COMMISSIONED: ("suboficial", "sargento", "cabo"),
}


def band(rank: str) -> str:
    """Return the band of a rank in full, "" where it is none of a force."""
    plain = rank.casefold()
    if plain.startswith("teniente coronel"):
        return RankBand.SENIOR_OFFICER.value
    found = (b.value for b, ranks in _BANDS.items() if plain.startswith(ranks))
    return next(found, "")


def _with_band(given: Given) -> Callable[[Line], str]:
    def finish(line: Line) -> str:
        rank = line.cells.get("@rank", "")
        line.put("rank", band(rank), "rank")
        if rank:
            line.notes.append("rank_as_band")
        return ""

    return finish


PEOPLE = Purpose(
    code="people",
    words=_("people and how to reach them"),
    hint=_("A directory: names, institutions, telephones, e-mail addresses."),
    kind="people",
    fields=(
        Field(NAME, "name", keeps=True),
        Field(SEX, "sex", keeps=True),
        Field(
            INSTITUTION, "organisation", Naming("organisations", "leave"), keeps=True
        ),
        Field(PHONE),
        Field(EMAIL),
    ),
    needed=("name",),
    likeness=People(Person),
    below=(Below("contacts", "person", ("kind", "value"), each=("phone", "email")),),
)

PARTICIPANTS = Purpose(
    code="participants",
    words=_("who came to a training event"),
    hint=_("A sign-in sheet: one line per person, with ranks, units, telephones."),
    kind="participants",
    fields=(
        Field(NAME, "name", keeps=True),
        Field(SEX, "sex", keeps=True),
        Field(RANK, "@rank"),
        Field(
            INSTITUTION,
            "organisation",
            Naming("organisations", "leave"),
            words="institution",
            keeps=True,
        ),
        Field(UNIT, "unit", keeps=True),
    ),
    needed=("name",),
    likeness=People(Participant),
    asked=(
        Asked(
            "event",
            _("Which event"),
            rows=lambda actor: named_beside(actor, Event).order_by("-starts_on", "-id"),
            column="event",
            is_required=True,
        ),
    ),
    below=(
        Below("participations", "participant", ("event",), asked={"event": "event"}),
    ),
    finish=_with_band,
    kept=("event", "rank"),
    key_from="event",
)

ORGANISATIONS = Purpose(
    code="organisations",
    words=_("organisations"),
    hint=_("Names of institutions, with their short names and pillars."),
    kind="organisations",
    fields=(
        Field(
            Target(
                "institution",
                "organisation",
                ("Organización", "Organisation"),
                ("nombre", "institución", "razón social"),
            ),
            "name_{language}",
            keeps=True,
        ),
        Field(
            Target("short_name", "text", ("Siglas", "Short name"), ("sigla",)),
            "short_name",
        ),
        Field(
            Target("pillar", "names", ("Pilar", "Pillar"), ("sector",)),
            "pillar",
            Naming("pillars"),
        ),
    ),
    needed=("institution",),
    likeness=Named(SOURCES["organisations"].read, "name"),
)
