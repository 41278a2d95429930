"""Places, organisations and their seats: all invented."""

from tools.qantu.sheets import Sheet

REGIONS = ["alto", "bajo", "puna", "yunga"]
places: Sheet = (
    ["key", "name_es", "name_en", "kind", "codes", "in_scope", "is_seat", "reads"],
    [
        [
            "alto", "Qantu Alto", "Upper Qantu", "region", "QANTU=Q1", "yes", "yes",
            "public",
        ],
        [
            "bajo", "Qantu Bajo", "Lower Qantu", "region", "QANTU=Q2", "yes", "no",
            "public",
        ],
        [
            "puna", "Puna Wayra", "Puna Wayra", "region", "QANTU=Q3", "yes", "no",
            "public",
        ],
        [
            "yunga", "Yunga Sara", "Yunga Sara", "region", "QANTU=Q4", "yes", "no",
            "public",
        ],
    ],
)  # fmt: skip
# key, Spanish, English, short, pillar, subtype, membership
_ORGANISATIONS = [
    (
        "ministerio", "Ministerio de Industria de Qantu",
        "Ministry of Industry of Qantu", "", "state", "ministry", "founder",
    ),
    (
        "policia", "Policía de Qantu", "Police of Qantu", "", "state", "police",
        "founder",
    ),
    ("killa", "Minera Killa", "Killa Mining", "", "companies", "company", "founder"),
    ("chaska", "Minera Chaska", "Chaska Mining", "", "companies", "company", "founder"),
    (
        "intiwasi", "Minera Inti Wasi", "Inti Wasi Mining", "", "companies", "company",
        "founder",
    ),
    ("ayni", "Asociación Ayni", "Ayni Association", "", "civil", "cso", "founder"),
    (
        "rimanakuy", "Centro Rimanakuy", "Rimanakuy Centre", "", "civil", "cso",
        "founder",
    ),
    (
        "relaciones", "Ministerio de Relaciones Exteriores de Qantu",
        "Ministry of Foreign Affairs of Qantu", "", "", "ministry", "observer",
    ),
    (
        "gore", "Gobierno regional de Qantu Alto", "Regional government of Upper Qantu",
        "", "state", "regional_government", "",
    ),
    (
        "amaru", "Seguridad Amaru", "Amaru Security", "", "companies",
        "private_security", "",
    ),
    (
        "pumasec", "Vigilancia Puma", "Puma Guards", "", "companies",
        "private_security", "",
    ),
    (
        "gremio", "Gremio Minero de Qantu", "Mining Guild of Qantu", "", "companies",
        "guild", "",
    ),
    (
        "comunidad", "Comunidad Sara Pampa", "Sara Pampa Community", "", "civil",
        "community", "",
    ),
    (
        "red", "Red de Mujeres de Qantu", "Women's Network of Qantu", "", "civil",
        "cso", "",
    ),
    (
        "universidad", "Universidad de Qantu", "University of Qantu", "", "civil",
        "academia", "",
    ),
    ("fondo", "Fondo Puente", "Bridge Fund", "", "", "international", ""),
]  # fmt: skip
organisations: Sheet = (
    [
        "key", "name_es", "name_en", "short_name", "pillar", "subtype", "country",
        "vpi_status", "vpi_as_of", "last_verified", "reads",
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
)  # fmt: skip
memberships: Sheet = (
    [
        "key", "organisation", "kind", "pillar", "unit", "coordinates",
        "named_in_public", "starts_on", "reads",
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
)  # fmt: skip
SHEETS = {
    "places": places,
    "organisations": organisations,
    "memberships": memberships,
}
