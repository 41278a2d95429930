"""Places, organisations, persons, seats and offices: all invented."""

Sheet = tuple[list[str], list[list[str]]]

REGIONS = ["alto", "bajo", "puna", "yunga"]

places: Sheet = (
    ["key", "name_es", "name_en", "kind", "codes", "in_scope", "is_seat", "reads"],
    [
        [
            "alto",
            "Qantu Alto",
            "Upper Qantu",
            "region",
            "QANTU=Q1",
            "yes",
            "yes",
            "public",
        ],
        [
            "bajo",
            "Qantu Bajo",
            "Lower Qantu",
            "region",
            "QANTU=Q2",
            "yes",
            "no",
            "public",
        ],
        [
            "puna",
            "Puna Wayra",
            "Puna Wayra",
            "region",
            "QANTU=Q3",
            "yes",
            "no",
            "public",
        ],
        [
            "yunga",
            "Yunga Sara",
            "Yunga Sara",
            "region",
            "QANTU=Q4",
            "yes",
            "no",
            "public",
        ],
    ],
)

_ORGANISATIONS = [
    # key, Spanish, English, short, pillar, subtype, membership
    (
        "ministerio",
        "Ministerio de Industria de Qantu",
        "Ministry of Industry of Qantu",
        "",
        "state",
        "ministry",
        "founder",
    ),
    (
        "policia",
        "Policía de Qantu",
        "Police of Qantu",
        "",
        "state",
        "police",
        "founder",
    ),
    ("killa", "Minera Killa", "Killa Mining", "", "companies", "company", "founder"),
    ("chaska", "Minera Chaska", "Chaska Mining", "", "companies", "company", "founder"),
    (
        "intiwasi",
        "Minera Inti Wasi",
        "Inti Wasi Mining",
        "",
        "companies",
        "company",
        "founder",
    ),
    ("ayni", "Asociación Ayni", "Ayni Association", "", "civil", "cso", "founder"),
    (
        "rimanakuy",
        "Centro Rimanakuy",
        "Rimanakuy Centre",
        "",
        "civil",
        "cso",
        "founder",
    ),
    (
        "relaciones",
        "Ministerio de Relaciones Exteriores de Qantu",
        "Ministry of Foreign Affairs of Qantu",
        "",
        "",
        "ministry",
        "observer",
    ),
    (
        "gore",
        "Gobierno regional de Qantu Alto",
        "Regional government of Upper Qantu",
        "",
        "state",
        "regional_government",
        "",
    ),
    (
        "amaru",
        "Seguridad Amaru",
        "Amaru Security",
        "",
        "companies",
        "private_security",
        "",
    ),
    (
        "pumasec",
        "Vigilancia Puma",
        "Puma Guards",
        "",
        "companies",
        "private_security",
        "",
    ),
    (
        "gremio",
        "Gremio Minero de Qantu",
        "Mining Guild of Qantu",
        "",
        "companies",
        "guild",
        "",
    ),
    (
        "comunidad",
        "Comunidad Sara Pampa",
        "Sara Pampa Community",
        "",
        "civil",
        "community",
        "",
    ),
    (
        "red",
        "Red de Mujeres de Qantu",
        "Women's Network of Qantu",
        "",
        "civil",
        "cso",
        "",
    ),
    (
        "universidad",
        "Universidad de Qantu",
        "University of Qantu",
        "",
        "civil",
        "academia",
        "",
    ),
    ("fondo", "Fondo Puente", "Bridge Fund", "", "", "international", ""),
]

organisations: Sheet = (
    [
        "key",
        "name_es",
        "name_en",
        "short_name",
        "pillar",
        "subtype",
        "country",
        "vpi_status",
        "vpi_as_of",
        "last_verified",
        "reads",
    ],
    [
        [
            k,
            es,
            en,
            short,
            pillar,
            sub,
            "",
            "member" if k in {"killa", "rimanakuy"} else "",
            "2017" if k in {"killa", "rimanakuy"} else "",
            "2017-11",
            "public" if kind or k == "fondo" else "group",
        ]
        for k, es, en, short, pillar, sub, kind in _ORGANISATIONS
    ],
)

memberships: Sheet = (
    [
        "key",
        "organisation",
        "kind",
        "pillar",
        "unit",
        "coordinates",
        "named_in_public",
        "starts_on",
        "reads",
    ],
    [
        [
            k,
            k,
            kind,
            pillar,
            {"policia": "Región policial Qantu", "killa": "Unidad Yana Orqo"}.get(
                k, ""
            ),
            "yes" if k == "ministerio" else "no",
            "no" if k == "chaska" else "yes",
            "2017-08-24",
            "public" if k != "chaska" else "group",
        ]
        for k, es, en, short, pillar, sub, kind in _ORGANISATIONS
        if kind
    ],
)

# key, name, sex, organisation, post (es, en), seat, capacity, office
_PEOPLE = [
    (
        "sec-2",
        "Ttito Rado, Wayra",
        "female",
        "rimanakuy",
        "Asistente de la secretaría",
        "Secretariat assistant",
        "",
        "",
        "secretariat",
    ),
    (
        "coord",
        "Olarte Sullca, Marcos",
        "male",
        "ministerio",
        "Director regional",
        "Regional director",
        "",
        "",
        "coordinator",
    ),
    (
        "min-t",
        "Quispe Arce, Elvira",
        "female",
        "ministerio",
        "Directora de industria",
        "Director of industry",
        "ministerio",
        "titular",
        "",
    ),
    (
        "min-a",
        "Huallpa Vera, Tomás",
        "male",
        "ministerio",
        "Especialista",
        "Specialist",
        "ministerio",
        "alternate",
        "",
    ),
    (
        "pol-t",
        "Condori Ayala, Raúl",
        "male",
        "policia",
        "Jefe de región",
        "Regional chief",
        "policia",
        "titular",
        "",
    ),
    (
        "pol-a",
        "Mamani Luna, Inés",
        "female",
        "policia",
        "Jefa de operaciones",
        "Head of operations",
        "policia",
        "alternate",
        "",
    ),
    (
        "pol-x",
        "Ccori Tapia, Bruno",
        "male",
        "policia",
        "Adjunto de la jefatura",
        "Adjutant",
        "policia",
        "assistant",
        "",
    ),
    (
        "kil-t",
        "Vargas Pinto, Lucía",
        "female",
        "killa",
        "Gerenta de asuntos sociales",
        "Social affairs manager",
        "killa",
        "titular",
        "",
    ),
    (
        "kil-a",
        "Soto Ríos, Javier",
        "male",
        "killa",
        "Jefe de seguridad",
        "Head of security",
        "killa",
        "alternate",
        "",
    ),
    (
        "cha-t",
        "Paredes Gil, Andrés",
        "male",
        "chaska",
        "Superintendente",
        "Superintendent",
        "chaska",
        "titular",
        "",
    ),
    (
        "int-t",
        "Luna Castro, Nadia",
        "female",
        "intiwasi",
        "Gerenta de relaciones",
        "Relations manager",
        "intiwasi",
        "titular",
        "",
    ),
    (
        "ayn-t",
        "Puma Challco, Rosa",
        "female",
        "ayni",
        "Directora",
        "Director",
        "ayni",
        "titular",
        "",
    ),
    (
        "ayn-a",
        "Apaza Ramos, Luis",
        "male",
        "ayni",
        "Coordinador",
        "Coordinator",
        "ayni",
        "alternate",
        "",
    ),
    (
        "rim-t",
        "Tello Huamán, Sara",
        "female",
        "rimanakuy",
        "Directora",
        "Director",
        "rimanakuy",
        "titular",
        "",
    ),
    (
        "obs-t",
        "Zárate León, Iván",
        "male",
        "relaciones",
        "Consejero",
        "Counsellor",
        "relaciones",
        "titular",
        "",
    ),
    (
        "don-1",
        "Keller Brun, Anna",
        "female",
        "fondo",
        "Oficial de programa",
        "Programme officer",
        "",
        "",
        "donor",
    ),
    ("eva-1", "Rojas Meza, Clara", "female", "", "", "", "", "", "evaluator"),
    (
        "ent-1",
        "Sullca Pari, Óscar",
        "male",
        "rimanakuy",
        "Entrevistador",
        "Interviewer",
        "",
        "",
        "",
    ),
    (
        "ent-2",
        "Layme Choque, Nora",
        "female",
        "rimanakuy",
        "Entrevistadora",
        "Interviewer",
        "",
        "",
        "",
    ),
    (
        "cap-1",
        "Ccama Huillca, Martín",
        "male",
        "rimanakuy",
        "Capacitador",
        "Trainer",
        "",
        "",
        "",
    ),
]

people: Sheet = (
    ["key", "name", "sex", "language", "organisation"],
    [
        [p[0], p[1], p[2], "es", p[3]]
        for p in [("secretaria", "Challco Vera, Illa", "female", "rimanakuy"), *_PEOPLE]
    ],
)

posts: Sheet = (
    ["key", "organisation", "title_es", "title_en", "unit"],
    [[f"post-{p[0]}", p[3], p[4], p[5], ""] for p in _PEOPLE if p[4]],
)

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
)

contacts: Sheet = (
    ["key", "person", "kind", "value"],
    [[f"con-{p[0]}", p[0], "email", f"{p[0]}@qantu.invalid"] for p in _PEOPLE]
    + [
        [f"tel-{p[0]}", p[0], "phone", f"900 000 {number:03}"]
        for number, p in enumerate(_PEOPLE, start=1)
        if p[6]
    ],
)

seat_holders: Sheet = (
    [
        "key",
        "membership",
        "person",
        "capacity",
        "letter",
        "starts_on",
        "ends_on",
        "term_end",
        "reads_group",
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
)

offices: Sheet = (
    ["key", "role", "person", "starts_on", "term_end"],
    [[f"off-{p[0]}", p[8], p[0], "2017-08-24", "replaced"] for p in _PEOPLE if p[8]],
)

holidays: Sheet = (
    ["key", "day", "name_es", "name_en", "is_worked"],
    [["dia-qantu", "2018-02-02", "Día de Qantu", "Day of Qantu", "no"]],
)

SHEETS = {
    "places": places,
    "organisations": organisations,
    "people": people,
    "posts": posts,
    "appointments": appointments,
    "contacts": contacts,
    "memberships": memberships,
    "seat-holders": seat_holders,
    "offices": offices,
    "holidays": holidays,
}
