"""Letters, documents, references and notes of the library: all invented."""

from tools.qantu.sheets import Sheet

letters: Sheet = (
    [
        "key", "direction", "kind", "number", "series", "dated_on", "subject",
        "organisation", "delivery", "delivered_on", "file_number", "answer_due",
        "answered_by",
    ],
    [
        [
            "c1", "out", "letter", "001-2017", "GT-Qantu", "2017-08-28",
            "Solicitud de designación", "policia", "desk", "2017-08-29", "EXP-1201",
            "2017-09-15", "c2",
        ],
        [
            "c2", "in", "official", "140-2017", "Región policial", "2017-09-11",
            "Designa titular y alterna", "policia", "desk", "2017-09-12", "", "", "",
        ],
        [
            "c3", "out", "letter", "002-2017", "GT-Qantu", "2017-08-28",
            "Solicitud de designación", "chaska", "email", "2017-08-28", "",
            "2017-09-15", "",
        ],
        [
            "c4", "out", "letter", "003-2018", "GT-Qantu", "2018-01-09",
            "Invitación a participar", "red", "hand", "2018-01-09", "", "2018-01-30",
            "",
        ],
        [
            "c5", "out", "official_many", "004-2018", "GT-Qantu", "2018-01-11",
            "Convocatoria a la sesión del 25 de enero", "", "messenger", "2018-01-11",
            "", "", "",
        ],
    ],
)  # fmt: skip
documents: Sheet = (
    [
        "key", "title_es", "title_en", "kind", "author", "organisation", "published_on",
        "languages", "summary_es", "reads",
    ],
    [
        [
            "informe-estudio", "Estudio de factibilidad: versión pública",
            "Feasibility study: public version", "study", "Centro Rimanakuy",
            "rimanakuy", "2017-07", "es", "Sin entrevistas ni nombres.", "public",
        ],
        [
            "acta-1", "Acta de instalación", "Founding minutes", "minutes", "", "",
            "2017-08-24", "es", "", "group",
        ],
        [
            "guia", "Guía de conversación para talleres",
            "Conversation guide for workshops", "tool", "Asociación Ayni", "ayni",
            "2017-05", "es, quz", "", "group",
        ],
    ],
)  # fmt: skip
references: Sheet = (
    ["key", "framework", "edition", "code", "title_es", "title_en"],
    [
        [
            "pv-publica", "vps", "2000", "II", "Relación con la seguridad pública",
            "Interactions with public security",
        ],
    ],
)  # fmt: skip
notes: Sheet = (
    [
        "key", "kind", "title_es", "title_en", "text_es", "text_en", "learned_from",
        "as_of", "reads",
    ],
    [
        [
            "l1", "lesson", "Convocar por puesto, no por nombre",
            "Convene by post, not by name",
            "Cuando cambió la jefatura, la carta al puesto llegó igual.",
            "When the chief changed, the letter to the post still arrived.", "",
            "2017-11", "group",
        ],
        [
            "p1", "question", "¿Quién paga 2019?", "Who pays in 2019?",
            "El financiamiento termina en 2018; los aportes aún no cubren la "
            "secretaría.",
            "The grant ends in 2018; contributions do not yet cover the secretariat.",
            "", "2018-01", "members",
        ],
    ],
)  # fmt: skip
SHEETS = {
    "letters": letters,
    "documents": documents,
    "references": references,
    "notes": notes,
}
