"""Sessions of the first year and the one to come, their agenda and who came."""

from tools.qantu.actas import with_words
from tools.qantu.sheets import Sheet

SEATS = ["ministerio", "policia", "killa", "chaska", "intiwasi", "ayni", "rimanakuy"]
# key, number, kind, title, day, from, to, place, regime, state
_MEETINGS = [
    (
        "fundacion", "1-2017", "founding", "Sesión de instalación", "Founding session",
        "2017-08-24", "09:30", "12:30", "Qantu Alto", "open", "held",
    ),
    (
        "setiembre", "2-2017", "ordinary", "Primera sesión ordinaria",
        "First ordinary session", "2017-09-21", "09:30", "12:15", "Qantu Bajo", "open",
        "held",
    ),
    (
        "octubre", "3-2017", "ordinary", "Segunda sesión ordinaria",
        "Second ordinary session", "2017-10-12", "09:30", "12:30", "Qantu Alto", "open",
        "held",
    ),
    (
        "bloqueo", "4-2017", "extraordinary",
        "Sesión extraordinaria sobre el bloqueo de la vía",
        "Extraordinary session on the road blockade", "2017-11-16", "15:00", "17:10",
        "Puna Wayra", "chatham", "held",
    ),
    (
        "reglamento", "5-2017", "ordinary", "Tercera sesión ordinaria",
        "Third ordinary session", "2017-11-30", "09:30", "13:00", "Yunga Sara", "open",
        "held",
    ),
    (
        "diciembre", "6-2017", "ordinary", "Cuarta sesión ordinaria",
        "Fourth ordinary session", "2017-12-14", "09:30", "12:30", "Puna Wayra",
        "no_attribution", "held",
    ),
    (
        "enero", "1-2018", "ordinary", "Quinta sesión ordinaria",
        "Fifth ordinary session", "2018-01-25", "09:30", "12:30", "Qantu Alto", "open",
        "convened",
    ),
]  # fmt: skip
meetings: Sheet = (
    [
        "key", "number", "kind", "title_es", "title_en", "held_on", "starts_at",
        "ends_at", "place", "regime", "state", "summary_es",
    ],
    [[*row, ""] for row in _MEETINGS],
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
            "s1", "setiembre", "1", "Reglas de reserva", "Rules of confidentiality",
            "decide", "open", "60",
        ],
        [
            "s2", "setiembre", "2", "Turnos y teléfonos en la vía minera",
            "Shifts and telephones on the mining road", "discuss", "open", "45",
        ],
        [
            "s3", "setiembre", "3", "Trato en los puestos de control",
            "Treatment at control posts", "discuss", "no_attribution", "50",
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
            "b1", "bloqueo", "1", "Bloqueo de la vía minera",
            "Blockade of the mining road", "discuss", "chatham", "80",
        ],
        [
            "b2", "bloqueo", "2", "Radio y aviso a las comunidades",
            "Radio and warning of communities", "discuss", "open", "40",
        ],
        [
            "r1", "reglamento", "1", "Reglamento interno", "Charter", "decide", "open",
            "90",
        ],
        [
            "r2", "reglamento", "2", "Cuentas y observadores", "Accounts and observers",
            "discuss", "open", "40",
        ],
        [
            "r3", "reglamento", "3", "Preocupación recibida por una integrante",
            "A concern that reached a member", "discuss", "sealed", "40",
        ],
        [
            "d1", "diciembre", "1", "Situación en la vía minera",
            "Situation on the mining road", "discuss", "chatham", "70",
        ],
        [
            "d2", "diciembre", "2", "Plan de trabajo 2018", "Workplan 2018", "decide",
            "open", "70",
        ],
        [
            "d3", "diciembre", "3", "Protocolo de aviso temprano",
            "Early-warning protocol", "discuss", "no_attribution", "40",
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

# Who was not there in person; at the blockade the companies had no quorum.
_NOT_PRESENT = {
    "setiembre": {"policia": "alternate", "ayni": "alternate"},
    "octubre": {"chaska": "excused"},
    "bloqueo": {"killa": "alternate", "chaska": "absent", "intiwasi": "excused"},
    "reglamento": {"intiwasi": "excused"},
    "diciembre": {"ministerio": "alternate", "policia": "alternate"},
}
_GUESTS = {"reglamento": "gore", "diciembre": "universidad"}


def _attendance() -> list[list[str]]:
    rows = []
    for key, *_rest, state in _MEETINGS:
        if state != "held":
            continue
        for seat in [*SEATS, "relaciones"]:
            presence = _NOT_PRESENT.get(key, {}).get(seat, "present")
            rows.append([f"{key}-{seat}", key, seat, "", presence])
        if key in _GUESTS:
            guest = _GUESTS[key]
            rows.append([f"{key}-{guest}", key, "", guest, "present"])
    return rows


attendance: Sheet = (
    ["key", "meeting", "membership", "organisation", "presence"],
    _attendance(),
)
SHEETS = {
    "meetings": meetings,
    "agenda-items": with_words(agenda),
    "session-attendance": attendance,
}
