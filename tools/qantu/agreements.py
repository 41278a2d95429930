"""What was agreed, and what was reported on it: all invented."""

from tools.qantu.actas import with_items
from tools.qantu.charter import DECISIONS
from tools.qantu.sheets import Sheet

agreements: Sheet = (
    [
        "key", "number", "text_es", "text_en", "kind", "is_founding", "meeting",
        "agreed_on", "organisation", "others", "due_on", "no_due_reason", "follow_up",
        "status", "verification", "reads",
    ],
    [
        [
            "a1", "1", "Crear el grupo de trabajo regional de Qantu.",
            "Create the regional working group of Qantu.", "decision", "yes",
            "fundacion", "2017-08-24", "", "", "", "La decisión se cumplió al tomarse",
            "rimanakuy", "fulfilled", "Acta de instalación", "public",
        ],
        [
            "a2", "2", "Designar titulares y alternos por carta.",
            "Designate representatives and alternates by letter.", "commitment", "no",
            "fundacion", "2017-08-24", "ministerio",
            "policia; killa; chaska; intiwasi; ayni; rimanakuy", "2017-09-29", "",
            "rimanakuy", "partly", "Cartas recibidas", "group",
        ],
        [
            "a3", "3", "Adoptar cuatro temas prioritarios.",
            "Adopt four priority topics.", "decision", "no", "octubre", "2017-10-12",
            "", "", "", "La decisión se cumplió al tomarse", "rimanakuy", "fulfilled",
            "Acta 2-2017", "public",
        ],
        [
            "a4", "4", "Prestar el local de Killa para la capacitación de noviembre.",
            "Lend Killa's venue for the November training.", "commitment", "no",
            "octubre", "2017-10-12", "killa", "", "2017-11-09", "", "rimanakuy",
            "fulfilled", "Constancia de uso", "group",
        ],
        [
            "a5", "5", "Entregar la lista de comisarías de la vía minera.",
            "Hand over the list of police stations on the mining road.", "commitment",
            "no", "octubre", "2017-10-12", "policia", "", "2017-11-30", "", "ayni",
            "not_fulfilled", "Lista", "members",
        ],
        [
            "a6", "6", "Adoptar el plan de trabajo 2018.",
            "Adopt the workplan for 2018.", "decision", "no", "diciembre", "2017-12-14",
            "", "", "", "La decisión se cumplió al tomarse", "rimanakuy", "fulfilled",
            "Plan adoptado", "public",
        ],
        [
            "a7", "7", "Enviar el acta de diciembre a quienes asistieron.",
            "Send the December minutes to those who attended.", "commitment", "no",
            "diciembre", "2017-12-14", "rimanakuy", "", "2018-01-12", "", "ministerio",
            "under_way", "Correo enviado", "group",
        ],
        [
            "a8", "8", "Proponer fechas de capacitación para el primer semestre.",
            "Propose training dates for the first half of the year.", "commitment",
            "no", "diciembre", "2017-12-14", "ayni", "rimanakuy", "2018-01-31", "",
            "ministerio", "pending", "Propuesta escrita", "group",
        ],
        [
            "a9", "9", "Definir los aportes en especie de cada integrante.",
            "Settle the in-kind contributions of each member.", "commitment", "no",
            "diciembre", "2017-12-14", "killa", "chaska; intiwasi", "",
            "Depende del presupuesto 2018", "rimanakuy", "pending", "Cartas de aporte",
            "group",
        ],
        [
            "a10", "10", "Publicar un protocolo común de aviso temprano.",
            "Publish a common early-warning protocol.", "recommendation", "no",
            "diciembre", "2017-12-14", "ministerio", "policia", "2018-06", "", "ayni",
            "to_ratify", "Protocolo", "members",
        ],
        [
            "a11", "11", "Invitar a la Red de Mujeres de Qantu.",
            "Invite the Women's Network of Qantu.", "commitment", "no", "diciembre",
            "2017-12-14", "rimanakuy", "", "2018-01-19", "", "ayni", "under_way",
            "Carta enviada", "group",
        ],
        *DECISIONS,
    ],
)  # fmt: skip
updates: Sheet = (
    [
        "key", "agreement", "reported_on", "organisation", "text", "status",
        "new_due_on", "evidence",
    ],
    [
        [
            "u1", "a4", "2017-11-10", "killa", "El local se prestó los dos días.",
            "fulfilled", "", "Fotos del evento",
        ],
        ["u2", "a2", "2017-10-12", "rimanakuy", "Falta una carta.", "partly", "", ""],
        [
            "u3", "a11", "2018-01-09", "rimanakuy", "La carta salió el 9 de enero.",
            "under_way", "", "Carta 003-2018",
        ],
    ],
)  # fmt: skip
SHEETS = {
    "agreements": with_items(agreements),
    "agreement-updates": updates,
}
