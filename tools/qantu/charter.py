"""Charter and rules of confidentiality of the made-up group, and who read them."""

from pathlib import Path

from tools.qantu.sheets import Sheet

DRAFTS = Path(__file__).parents[2] / "rimay" / "dialogue" / "drafts"

_HEADS = [
    "key", "kind", "title_es", "title_en", "edition", "state", "adopted_on",
    "adopted_by", "decision_rule", "when_short", "observers", "chair",
    "sessions_a_year", "term_months", "default_regime", "convene_days", "observe_days",
    "round_days", "ratify_days", "day_unit", "silence_is_no_objection",
]  # fmt: skip
charter: Sheet = (
    _HEADS,
    [
        [
            "reserva", "confidentiality", "Reglas de reserva", "Rules of confidentiality",
            "1", "adopted", "2017-09-21", "a-reserva", "consensus", "informative", "voice",
            "coordination", "4", "0", "open", "5", "5", "10", "30", "working", "no",
        ],
        [
            "reglamento", "charter", "Reglamento interno", "Charter", "1", "adopted",
            "2017-11-30", "a-reglamento", "consensus", "informative", "voice",
            "coordination", "4", "12", "open", "5", "5", "10", "30", "working", "no",
        ],
        [
            "reglamento-2", "charter", "Reglamento interno", "Charter", "2", "draft", "",
            "", "consensus", "ad_referendum", "voice", "turns", "5", "12", "open", "8",
            "5", "10", "20", "working", "yes",
        ],
    ],
)  # fmt: skip


def _texts(kind: str) -> list[list[str]]:
    """Return heading and text in both languages, article by article, as proposed."""
    read = []
    for language in ("es", "en"):
        words = (DRAFTS / f"{kind}.{language}.txt").read_text(encoding="utf-8")
        parts = [part.strip().removeprefix("# ") for part in words.split("\n# ")]
        read.append([part.partition("\n") for part in parts])
    return [
        [es[0].strip(), en[0].strip(), es[2].strip(), en[2].strip()]
        for es, en in zip(*read, strict=True)
    ]


# What the group changed in the proposed words, and what its second version would change.
_CHANGED = {
    "reglamento": [
        (
            "Cada organización designa por carta a una persona titular",
            "Cada organización designa por carta, firmada por su máxima autoridad, a una "
            "persona titular",
        ),
        (
            "Each organisation designates a representative by letter",
            "Each organisation designates by letter, signed by its highest authority, a "
            "representative",
        ),
    ],
    "reglamento-2": [
        (
            "Una sesión extraordinaria se convoca a pedido de cualquier integrante, que "
            "dice el motivo.",
            "Una sesión extraordinaria se convoca a pedido de cualquier integrante, que "
            "dice el motivo. Al menos una sesión al año se celebra en una comunidad de la "
            "vía minera, con interpretación al quechua.",
        ),
        (
            "An extraordinary session is convened at the request of any member, who says "
            "why.",
            "An extraordinary session is convened at the request of any member, who says "
            "why. At least once a year the group meets in a community on the mining road, "
            "with interpretation into Quechua.",
        ),
        (
            "el grupo puede indicar cuál es.",
            "la secretaría técnica tiene una lista de autoridades y la entrega a quien la "
            "pida.",
        ),
        (
            "the group may say which one that is.",
            "the technical secretariat keeps a list of authorities and gives it to whoever "
            "asks.",
        ),
    ],
}


def _articles() -> list[list[str]]:
    rows = []
    for key, kind, changes in (
        ("reserva", "confidentiality", ()),
        ("reglamento", "charter", _CHANGED["reglamento"]),
        (
            "reglamento-2",
            "charter",
            (*_CHANGED["reglamento"], *_CHANGED["reglamento-2"]),
        ),
    ):
        for number, (heading, heading_en, *texts) in enumerate(_texts(kind), start=1):
            for place, text in enumerate(texts):
                for before, now in changes:
                    text = text.replace(before, now)
                texts[place] = text
            name = f"{key}-{number}"
            rows.append([name, key, str(number), heading, heading_en, *texts])
    return rows


articles: Sheet = (
    ["key", "charter", "number", "heading_es", "heading_en", "text_es", "text_en"],
    _articles(),
)
pillar_rules: Sheet = (
    ["key", "charter", "pillar", "quorum", "is_required"],
    [
        ["regla-estado", "reglamento", "state", "1", "yes"],
        ["regla-empresas", "reglamento", "companies", "2", "yes"],
        ["regla-civil", "reglamento", "civil", "1", "yes"],
        ["regla-estado-2", "reglamento-2", "state", "1", "yes"],
        ["regla-empresas-2", "reglamento-2", "companies", "2", "yes"],
        ["regla-civil-2", "reglamento-2", "civil", "2", "yes"],
    ],
)
comments: Sheet = (
    ["key", "article", "organisation", "said_on", "text", "answer"],
    [
        [
            "com-1", "reglamento-2-5", "killa", "2018-01-09",
            "La sesión en comunidad debería avisarse con más tiempo: hay turnos en la "
            "unidad minera.",
            "Se amplió el plazo de convocatoria en las reglas del borrador.",
        ],
        [
            "com-2", "reglamento-2-6", "ayni", "2018-01-10",
            "Con dos representaciones de sociedad civil en el quórum, ninguna sesión se "
            "cierra sin las dos. ¿Es lo que queremos?",
            "",
        ],
        [
            "com-3", "reglamento-2-16", "policia", "2018-01-12",
            "La lista de autoridades debería decir también a qué comisaría se acude.",
            "",
        ],
    ],
)  # fmt: skip

_READERS = (
    # person, seat, who reads that they read
    ("min-t", "ministerio", "members"),
    ("min-a", "ministerio", "members"),
    ("pol-t", "policia", "members"),
    ("pol-x", "policia", "members"),
    ("kil-t", "killa", "members"),
    ("int-t", "intiwasi", "members"),
    ("ayn-t", "ayni", "members"),
    ("rim-t", "rimanakuy", "members"),
    ("obs-t", "relaciones", "group"),
    ("coord", "", "members"),
)
acknowledgements: Sheet = (
    ["key", "charter", "person", "membership", "given_on", "given", "reads"],
    [
        [f"ack-{text}-{person}", text, person, seat, day, "signed", reads]
        for text, day in (("reserva", "2017-09-21"), ("reglamento", "2017-11-30"))
        for person, seat, reads in _READERS
    ],
)
SHEETS = {
    "charter": charter,
    "charter-articles": articles,
    "pillar-rules": pillar_rules,
    "article-comments": comments,
    "acknowledgements": acknowledgements,
}
