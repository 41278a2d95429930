"""The study of the made-up group: 72 interviews in four regions, four workshops."""

from tools.qantu.organisations import REGIONS
from tools.qantu.sheets import Sheet

# How many people of each kind were heard in each region: 72 in all, none below five
# in a margin.
_GRID = {
    "government": (6, 6, 5, 6),
    "company": (5, 4, 5, 4),
    "private_security": (3, 3, 2, 3),
    "civil_society": (6, 5, 4, 5),
}
_PILLAR = {
    "government": "state",
    "company": "companies",
    "private_security": "companies",
    "civil_society": "civil",
}


def _interviews() -> list[list[str]]:
    rows = []
    for kind, counts in _GRID.items():
        for region, count in zip(REGIONS, counts, strict=True):
            for _ in range(count):
                n = len(rows) + 1
                quechua = n % 7 == 0
                rows.append(
                    [
                        f"E-{n:02}",
                        "factibilidad",
                        f"E-{n:02}",
                        f"2017-{2 + n % 5:02}",
                        region,
                        kind,
                        _PILLAR[kind],
                        "group" if n % 24 == 0 else "in_person",
                        "1",
                        "quz" if quechua else "es",
                        "yes" if n % 14 == 0 else "no",
                        "yes" if n % 3 == 0 else "no",
                        "yes",
                        "yes" if n % 2 else "no",
                        "no",
                        "ent-1" if n % 2 else "ent-2",
                    ]
                )
    assert len(rows) == 72
    return rows


studies: Sheet = (
    [
        "key",
        "title_es",
        "title_en",
        "questions_es",
        "questions_en",
        "method_es",
        "ethics_es",
        "starts_on",
        "ends_on",
        "organisation",
        "funder",
        "regions",
        "people",
    ],
    [
        [
            "factibilidad",
            "Estudio de factibilidad",
            "Feasibility study",
            "¿Qué asuntos de seguridad y derechos humanos preocupan en Qantu? ¿Es factible y pertinente un grupo de trabajo?",
            "Which security and human-rights issues worry people in Qantu? Is a working group feasible and relevant?",
            "Entrevistas semiestructuradas y un taller de validación en cada región.",
            "Nadie fuera del equipo lee una entrevista. Cada persona decide qué puede citarse.",
            "2017-02",
            "2017-06",
            "rimanakuy",
            "Fondo Puente",
            "; ".join(REGIONS),
            "ent-1; ent-2",
        ],
    ],
)
interviews: Sheet = (
    [
        "key",
        "study",
        "code",
        "held_on",
        "region",
        "stakeholder",
        "pillar",
        "mode",
        "heard",
        "language",
        "with_interpreter",
        "may_quote",
        "may_paraphrase",
        "may_contact",
        "may_record",
        "interviewer",
    ],
    _interviews(),
)
workshops: Sheet = (
    ["key", "study", "place", "held_on", "attendance", "note_es"],
    [
        [f"taller-{region}", "factibilidad", region, f"2017-06-{day}", str(people), ""]
        for region, day, people in zip(
            REGIONS, ("05", "09", "14", "20"), (24, 19, 17, 21), strict=True
        )
    ],
)
findings: Sheet = (
    [
        "key",
        "study",
        "number",
        "text_es",
        "text_en",
        "topic",
        "kind",
        "status",
        "reads",
    ],
    [
        [
            "h1",
            "factibilidad",
            "1",
            "Los compromisos sin plazo ni responsable se recuerdan como incumplidos.",
            "Commitments without a date or an owner are remembered as broken.",
            "Diálogo",
            "challenge",
            "final",
            "members",
        ],
        [
            "h2",
            "factibilidad",
            "2",
            "La rotación anual de la policía borra lo aprendido.",
            "The yearly rotation of the police erases what was learned.",
            "Capacitación",
            "challenge",
            "final",
            "members",
        ],
        [
            "h3",
            "factibilidad",
            "3",
            "Hay voluntad de reunirse si lo dicho no lleva nombre.",
            "People are willing to meet if what is said carries no name.",
            "Confianza",
            "feasibility",
            "final",
            "members",
        ],
        [
            "h4",
            "factibilidad",
            "4",
            "Los bloqueos se anuncian con semanas; nadie reúne los avisos.",
            "Blockades are announced weeks ahead; nobody gathers the signs.",
            "Prevención",
            "relevance",
            "final",
            "members",
        ],
        [
            "h5",
            "factibilidad",
            "5",
            "Las mujeres de las comunidades casi no fueron escuchadas.",
            "Women of the communities were hardly heard.",
            "Voces que faltan",
            "challenge",
            "discussed",
            "members",
        ],
    ],
)
reactions: Sheet = (
    ["key", "finding", "workshop", "reaction", "words_es"],
    [
        ["r1", "h1", "taller-alto", "agrees", ""],
        ["r2", "h1", "taller-bajo", "agrees", ""],
        ["r3", "h2", "taller-puna", "adds", "También rotan los funcionarios."],
        ["r4", "h4", "taller-yunga", "contests", "En la yunga los avisos sí llegan."],
        ["r5", "h5", "taller-alto", "agrees", ""],
    ],
)
decisions: Sheet = (
    [
        "key",
        "study",
        "decision_es",
        "decision_en",
        "chosen",
        "alternatives",
        "reasons_es",
        "reasons_en",
        "decided_on",
        "decided_by",
    ],
    [
        [
            "fundacion",
            "factibilidad",
            "Crear el grupo regional en Qantu Alto",
            "Set up the regional group in Upper Qantu",
            "alto",
            "puna",
            "Las tres partes tienen oficina allí y las cuatro regiones llegan en un día.",
            "All three sides have an office there and the four regions can reach it within a day.",
            "2017-08-10",
            "Entidad convocante con quienes fundaron el grupo",
        ],
    ],
)
SHEETS = {
    "studies": studies,
    "interviews": interviews,
    "workshops": workshops,
    "findings": findings,
    "workshop-reactions": reactions,
    "study-decisions": decisions,
}
