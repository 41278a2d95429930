"""Workplan, aims and changes noticed of the made-up group."""

from tools.qantu.sheets import Sheet

workplans: Sheet = (
    ["key", "year", "title_es", "title_en", "adopted_on", "adopted_by", "status"],
    [
        [
            "plan-2018", "2018", "Plan de trabajo 2018", "Workplan 2018", "2017-12-14",
            "a6", "adopted",
        ],
    ],
)  # fmt: skip
objectives: Sheet = (
    ["key", "workplan", "number", "title_es", "title_en"],
    [
        [
            "ob1", "plan-2018", "1", "Prevenir conflictos con avisos compartidos",
            "Prevent conflicts with shared warnings",
        ],
        [
            "ob2", "plan-2018", "2",
            "Capacitar a quienes llegan con el cambio de colocación",
            "Train those who arrive with the yearly reassignment",
        ],
        ["ob3", "plan-2018", "3", "Ampliar la mesa", "Widen the table"],
        [
            "ob4", "plan-2018", "4", "Sostener el grupo con aportes propios",
            "Sustain the group with its own contributions",
        ],
    ],
)  # fmt: skip
activities: Sheet = (
    [
        "key", "objective", "title_es", "title_en", "organisation", "first_month",
        "last_month", "status", "budget", "currency", "paid_by", "indicator_es",
        "evidence", "agreement",
    ],
    [
        [
            "ac1", "ob1", "Redactar el protocolo de aviso temprano",
            "Draft the early-warning protocol", "ministerio", "1", "6", "under_way",
            "4000", "PEN", "Fondo Puente", "Protocolo adoptado", "", "a10",
        ],
        [
            "ac2", "ob1", "Mapa de compromisos de la vía minera",
            "Map of commitments on the mining road", "ayni", "2", "4", "pending",
            "2500", "PEN", "Fondo Puente", "Mapa publicado", "", "",
        ],
        [
            "ac3", "ob1", "Sesión temática sobre protesta",
            "Thematic session on protest", "rimanakuy", "5", "5", "pending", "", "", "",
            "Sesión realizada", "", "",
        ],
        [
            "ac4", "ob2", "Curso de refuerzo de marzo", "Refresher course in March",
            "rimanakuy", "3", "3", "pending", "9000", "PEN", "Fondo Puente",
            "Personas capacitadas", "", "a8",
        ],
        [
            "ac5", "ob2", "Formación de formadores", "Training of trainers", "policia",
            "6", "8", "pending", "6000", "PEN", "Fondo Puente", "Formadores activos",
            "", "",
        ],
        [
            "ac6", "ob2", "Seguimiento a los tres meses",
            "Follow-up after three months", "rimanakuy", "1", "6", "under_way", "", "",
            "", "Respuestas recibidas", "", "",
        ],
        [
            "ac7", "ob3", "Invitar a seguridad privada", "Invite private security",
            "killa", "1", "3", "under_way", "", "", "", "Cartas recibidas", "", "",
        ],
        [
            "ac8", "ob3", "Invitar a la Red de Mujeres", "Invite the Women's Network",
            "rimanakuy", "1", "2", "under_way", "", "", "", "Carta de adhesión", "",
            "a11",
        ],
        [
            "ac9", "ob3", "Encuentro con comunidades de la puna",
            "Meeting with communities of the puna", "ayni", "7", "7", "pending", "3000",
            "PEN", "", "Encuentro realizado", "", "",
        ],
        [
            "ac10", "ob4", "Plan de aportes en especie",
            "Plan of in-kind contributions", "killa", "1", "4", "pending", "", "", "",
            "Plan acordado", "", "a9",
        ],
        [
            "ac11", "ob4", "Propuesta a otro cooperante", "Proposal to another donor",
            "rimanakuy", "4", "9", "pending", "", "", "", "Propuesta enviada", "", "",
        ],
        [
            "ac12", "ob4", "Revisión de medio año", "Mid-year review", "rimanakuy", "6",
            "6", "pending", "", "", "", "Acta de revisión", "", "",
        ],
    ],
)  # fmt: skip
aims: Sheet = (
    ["key", "code", "title_es", "title_en", "measured", "note_es", "note_en", "reads"],
    [
        [
            "a", "understand", "Los actores de la región conocen buenas prácticas",
            "Regional stakeholders understand good practices", "partly", "", "",
            "public",
        ],
        [
            "b", "apply", "Las aplican en sus actividades",
            "They apply them in their activities", "partly", "", "", "public",
        ],
        [
            "c", "joint", "Trabajan juntos ante los desafíos de seguridad",
            "They work together on security challenges", "partly", "", "", "public",
        ],
    ],
)  # fmt: skip
changes: Sheet = (
    [
        "key", "change_es", "organisation", "since", "contribution_es",
        "other_causes_es", "evidence", "strength", "confirmed_by", "aim",
    ],
    [
        [
            "cn1", "La empresa avisa a la comisaría antes de mover maquinaria.",
            "killa", "2017-11", "Se acordó en la sesión de octubre.",
            "Nueva jefatura de seguridad.", "Registro de avisos", "fair", "ayni", "c",
        ],
        [
            "cn2", "Dos comisarías usan la ficha común de incidentes.", "policia",
            "2017-12", "La ficha salió de la capacitación.", "", "Fichas llenas",
            "fair", "rimanakuy", "b",
        ],
        [
            "cn3", "Ministerio y ONG visitaron juntos la vía minera.", "ministerio",
            "2018-01", "Se acordó en diciembre.", "", "Informe de visita", "strong",
            "ayni", "c",
        ],
    ],
)  # fmt: skip
SHEETS = {
    "workplans": workplans,
    "objectives": objectives,
    "activities": activities,
    "aims": aims,
    "changes-noticed": changes,
}
