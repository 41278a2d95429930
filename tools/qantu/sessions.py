"""Sessions, their agenda and who came: all invented."""

from tools.qantu.actas import with_words
from tools.qantu.sheets import Sheet

_SEATS = ["ministerio", "policia", "killa", "chaska", "intiwasi", "ayni", "rimanakuy"]
# key, number, kind, title, day, place, regime, state
_MEETINGS = [
    (
        "fundacion", "1-2017", "founding", "Sesión de instalación", "Founding session",
        "2017-08-24", "Qantu Alto", "open", "held",
    ),
    (
        "octubre", "2-2017", "ordinary", "Primera sesión ordinaria",
        "First ordinary session", "2017-10-12", "Qantu Alto", "open", "held",
    ),
    (
        "diciembre", "3-2017", "ordinary", "Segunda sesión ordinaria",
        "Second ordinary session", "2017-12-14", "Puna Wayra", "no_attribution", "held",
    ),
    (
        "enero", "1-2018", "ordinary", "Tercera sesión ordinaria",
        "Third ordinary session", "2018-01-25", "Qantu Alto", "open", "convened",
    ),
]  # fmt: skip
meetings: Sheet = (
    [
        "key", "number", "kind", "title_es", "title_en", "held_on", "starts_at",
        "ends_at", "place", "regime", "state", "summary_es",
    ],
    [
        [k, n, kind, es, en, day, "09:30", "12:30", place, regime, state, ""]
        for k, n, kind, es, en, day, place, regime, state in _MEETINGS
    ],
)  # fmt: skip
agenda: Sheet = (
    ["key", "meeting", "number", "title_es", "title_en", "purpose", "regime", "length"],
    [
        [
            "f1", "fundacion", "1", "Resultado del estudio", "Result of the study",
            "inform", "open", "60",
        ],
        [
            "f2", "fundacion", "2", "Creación del grupo", "Creation of the group",
            "decide", "open", "90",
        ],
        [
            "o1", "octubre", "1", "Temas prioritarios", "Priority topics", "decide",
            "open", "90",
        ],
        [
            "o2", "octubre", "2", "Capacitación de noviembre", "November training",
            "discuss", "open", "60",
        ],
        [
            "d1", "diciembre", "1", "Situación en la vía minera",
            "Situation on the mining road", "discuss", "chatham", "80",
        ],
        [
            "d2", "diciembre", "2", "Plan de trabajo 2018", "Workplan 2018", "decide",
            "open", "90",
        ],
        [
            "e1", "enero", "1", "Acta anterior", "Previous minutes", "inform", "open",
            "10",
        ],
        [
            "e2", "enero", "2", "Situación en la vía minera",
            "Situation on the mining road", "discuss", "chatham", "60",
        ],
        [
            "e3", "enero", "3", "Aportes en especie de 2018",
            "In-kind contributions for 2018", "decide", "open", "40",
        ],
        [
            "e4", "enero", "4", "Nuevos integrantes", "New members", "discuss",
            "no_attribution", "45",
        ],
    ],
)  # fmt: skip


def _attendance() -> list[list[str]]:
    rows = []
    for key, *_rest in _MEETINGS[:3]:
        for place, seat in enumerate(_SEATS):
            presence = "present"
            if key == "octubre" and seat == "chaska":
                presence = "excused"
            if key == "diciembre" and place in {0, 1}:
                presence = "alternate"
            rows.append([f"{key}-{seat}", key, seat, presence])
        rows.append([f"{key}-relaciones", key, "relaciones", "present"])
    return rows


SHEETS = {
    "meetings": meetings,
    "agenda-items": with_words(agenda),
    "session-attendance": (["key", "meeting", "membership", "presence"], _attendance()),
}
