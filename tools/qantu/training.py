"""The trainings of the made-up group: 115 people, 83 of them police, 131 attendances."""

from tools.qantu.organisations import REGIONS
from tools.qantu.sheets import Sheet

_SURNAMES = [
    "Apaza",
    "Ccama",
    "Challco",
    "Condori",
    "Cusi",
    "Huamán",
    "Huillca",
    "Layme",
    "Luna",
    "Mamani",
    "Olarte",
    "Pari",
    "Paucar",
    "Puma",
    "Quispe",
    "Rado",
    "Ramos",
    "Rojas",
    "Sullca",
    "Tello",
    "Ttito",
    "Vega",
    "Vera",
    "Yupanqui",
    "Zárate",
]
_WOMEN = [
    "Alicia",
    "Beatriz",
    "Carmen",
    "Delia",
    "Elena",
    "Flora",
    "Gladys",
    "Hilda",
    "Irma",
    "Julia",
    "Nelly",
    "Rosa",
    "Silvia",
    "Teresa",
]
_MEN = [
    "Abel",
    "Benito",
    "César",
    "Darío",
    "Édgar",
    "Félix",
    "Gabino",
    "Hugo",
    "Isidro",
    "Jorge",
    "Luis",
    "Martín",
    "Néstor",
    "Óscar",
    "Percy",
    "Raúl",
    "Saúl",
    "Víctor",
    "Wilber",
]

# organisation, institution in words, subtype, pillar, how many, rank bands
_INSTITUTIONS = [
    ("policia", "", "police", "state", 83),
    ("ministerio", "", "ministry", "state", 6),
    ("gore", "", "regional_government", "state", 7),
    ("killa", "", "company", "companies", 5),
    ("chaska", "", "company", "companies", 5),
    ("amaru", "", "private_security", "companies", 5),
    ("ayni", "", "cso", "civil", 2),
    ("comunidad", "", "community", "civil", 2),
]
_REGION_SHARES = [
    "alto",
    "alto",
    "alto",
    "bajo",
    "puna",
    "yunga",
    "alto",
    "bajo",
    "alto",
    "puna",
    "alto",
    "yunga",
]
_EVENTS = ("setiembre", "noviembre", "diciembre")


def _name(n: int, *, woman: bool) -> str:
    given = (_WOMEN if woman else _MEN)[(n * 5 + n // 7) % (14 if woman else 19)]
    first, second = _SURNAMES[n % 25], _SURNAMES[(n * 7 + 3 + n // 25) % 25]
    return f"{first} {second}, {given}"


def _participants() -> list[list[str]]:
    rows: list[list[str]] = []
    for organisation, institution, subtype, pillar, count in _INSTITUTIONS:
        for place in range(count):
            n = len(rows) + 1
            woman = n % 5 == 0 or (organisation != "policia" and n % 2 == 0)
            sex = "" if n in {12, 31, 58, 77, 96} else "female" if woman else "male"
            event = (
                _EVENTS[0] if n % 3 == 1 else _EVENTS[1] if n % 3 == 2 else _EVENTS[2]
            )
            rank = ""
            if organisation == "policia":
                rank = "officer" if place % 6 == 0 else "non_commissioned"
            elif pillar == "civil":
                rank = "leader"
            else:
                rank = "staff"
            rows.append(
                [
                    f"P-{n:03}",
                    event,
                    _name(n, woman=woman),
                    "",
                    sex,
                    organisation,
                    institution,
                    subtype,
                    pillar,
                    f"Comisaría {REGIONS[n % 4].title()}"
                    if organisation == "policia"
                    else "",
                    rank,
                    _REGION_SHARES[n % 12],
                ]
            )
    assert len(rows) == 115
    return rows


participants: Sheet = (
    [
        "key",
        "event",
        "name",
        "code",
        "sex",
        "organisation",
        "institution",
        "subtype",
        "pillar",
        "unit",
        "rank",
        "region",
    ],
    _participants(),
)


def _participations() -> list[list[str]]:
    rows = []
    for n, person in enumerate(participants[1], start=1):
        attended = [person[1]]
        if n % 7 == 0:
            attended.append(_EVENTS[(_EVENTS.index(person[1]) + 1) % 3])
        for event in attended:
            rows.append(
                [f"{person[0]}-{event[:3]}", person[0], event, "participant", "2"]
            )
    assert len(rows) == 131
    return rows


tests: Sheet = (
    ["key", "event", "participant", "before", "after", "out_of"],
    [
        [
            f"test-{p[0]}",
            p[1],
            p[0],
            str(4 + n % 5),
            str(min(10, 4 + n % 5 + (n % 4))),
            "10",
        ]
        for n, p in enumerate(participants[1])
        if n % 2 == 0
    ],
)
follow_ups: Sheet = (
    ["key", "event", "participant", "asked_on", "applied", "words"],
    [
        [
            f"seg-{p[0]}",
            p[1],
            p[0],
            "2018-01-10",
            ("yes", "in_part", "no")[n % 3],
            "Lo usamos en la coordinación con la empresa." if n % 3 == 0 else "",
        ]
        for n, p in enumerate(participants[1][:90:5])
    ],
)
SHEETS = {
    "participants": participants,
    "participations": (
        ["key", "participant", "event", "role", "sessions_attended"],
        _participations(),
    ),
    "test-results": tests,
    "follow-ups": follow_ups,
}
