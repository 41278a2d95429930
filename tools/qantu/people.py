"""Persons, posts, those who sit, and offices: all invented."""

from tools.qantu.sheets import Sheet

# key, name, sex, organisation, post (es, en), seat, capacity, office
_PEOPLE = [
    (
        "sec-2", "Ttito Rado, Wayra", "female", "rimanakuy",
        "Asistente de la secretaría", "Secretariat assistant", "", "", "secretariat",
    ),
    (
        "coord", "Olarte Sullca, Marcos", "male", "ministerio", "Director regional",
        "Regional director", "", "", "coordinator",
    ),
    (
        "min-t", "Quispe Arce, Elvira", "female", "ministerio",
        "Directora de industria", "Director of industry", "ministerio", "titular", "",
    ),
    (
        "min-a", "Huallpa Vera, Tomás", "male", "ministerio", "Especialista",
        "Specialist", "ministerio", "alternate", "",
    ),
    (
        "pol-t", "Condori Ayala, Raúl", "male", "policia", "Jefe de región",
        "Regional chief", "policia", "titular", "",
    ),
    (
        "pol-a", "Mamani Luna, Inés", "female", "policia", "Jefa de operaciones",
        "Head of operations", "policia", "alternate", "",
    ),
    (
        "pol-x", "Ccori Tapia, Bruno", "male", "policia", "Adjunto de la jefatura",
        "Adjutant", "policia", "assistant", "",
    ),
    (
        "kil-t", "Vargas Pinto, Lucía", "female", "killa",
        "Gerenta de asuntos sociales", "Social affairs manager", "killa", "titular", "",
    ),
    (
        "kil-a", "Soto Ríos, Javier", "male", "killa", "Jefe de seguridad",
        "Head of security", "killa", "alternate", "",
    ),
    (
        "cha-t", "Paredes Gil, Andrés", "male", "chaska", "Superintendente",
        "Superintendent", "chaska", "titular", "",
    ),
    (
        "int-t", "Luna Castro, Nadia", "female", "intiwasi", "Gerenta de relaciones",
        "Relations manager", "intiwasi", "titular", "",
    ),
    (
        "ayn-t", "Puma Challco, Rosa", "female", "ayni", "Directora", "Director",
        "ayni", "titular", "",
    ),
    (
        "ayn-a", "Apaza Ramos, Luis", "male", "ayni", "Coordinador", "Coordinator",
        "ayni", "alternate", "",
    ),
    (
        "rim-t", "Tello Huamán, Sara", "female", "rimanakuy", "Directora", "Director",
        "rimanakuy", "titular", "",
    ),
    (
        "obs-t", "Zárate León, Iván", "male", "relaciones", "Consejero", "Counsellor",
        "relaciones", "titular", "",
    ),
    (
        "don-1", "Keller Brun, Anna", "female", "fondo", "Oficial de programa",
        "Programme officer", "", "", "donor",
    ),
    ("eva-1", "Rojas Meza, Clara", "female", "", "", "", "", "", "evaluator"),
    (
        "ent-1", "Sullca Pari, Óscar", "male", "rimanakuy", "Entrevistador",
        "Interviewer", "", "", "",
    ),
    (
        "ent-2", "Layme Choque, Nora", "female", "rimanakuy", "Entrevistadora",
        "Interviewer", "", "", "",
    ),
    (
        "cap-1", "Ccama Huillca, Martín", "male", "rimanakuy", "Capacitador", "Trainer",
        "", "", "",
    ),
]  # fmt: skip
people: Sheet = (
    ["key", "name", "sex", "language", "organisation"],
    [
        [p[0], p[1], p[2], "es", p[3]]
        for p in [("secretaria", "Challco Vera, Illa", "female", "rimanakuy"), *_PEOPLE]
    ],
)  # fmt: skip
posts: Sheet = (
    ["key", "organisation", "title_es", "title_en", "unit"],
    [[f"post-{p[0]}", p[3], p[4], p[5], ""] for p in _PEOPLE if p[4]],
)  # fmt: skip
appointments: Sheet = (
    ["key", "person", "post", "starts_on", "is_acting"],
    [
        [
            f"app-{p[0]}",
            p[0],
            f"post-{p[0]}",
            "2017",
            "yes" if p[0] == "pol-t" else "no",
        ]
        for p in _PEOPLE
        if p[4]
    ],
)  # fmt: skip
contacts: Sheet = (
    ["key", "person", "kind", "value"],
    [[f"con-{p[0]}", p[0], "email", f"{p[0]}@qantu.invalid"] for p in _PEOPLE]
    + [
        [f"tel-{p[0]}", p[0], "phone", f"900 000 {number:03}"]
        for number, p in enumerate(_PEOPLE, start=1)
        if p[6]
    ],
)  # fmt: skip
seat_holders: Sheet = (
    [
        "key", "membership", "person", "capacity", "letter", "starts_on", "ends_on",
        "term_end", "reads_group",
    ],
    [
        [
            f"seat-{p[0]}",
            p[6],
            p[0],
            p[7],
            f"Oficio {number:03}-2017",
            "2017-08-24",
            "2018-12-31" if p[6] == "policia" else "",
            "round" if p[6] in {"policia", "ministerio"} else "replaced",
            "yes" if p[7] == "assistant" else "no",
        ]
        for number, p in enumerate((p for p in _PEOPLE if p[6]), start=101)
    ],
)  # fmt: skip
offices: Sheet = (
    ["key", "role", "person", "starts_on", "term_end"],
    [[f"off-{p[0]}", p[8], p[0], "2017-08-24", "replaced"] for p in _PEOPLE if p[8]],
)  # fmt: skip
holidays: Sheet = (
    ["key", "day", "name_es", "name_en", "is_worked"],
    [
        ["dia-qantu", "2018-02-02", "Día de Qantu", "Day of Qantu", "no"],
    ],
)  # fmt: skip
SHEETS = {
    "people": people,
    "posts": posts,
    "appointments": appointments,
    "contacts": contacts,
    "seat-holders": seat_holders,
    "offices": offices,
    "holidays": holidays,
}
