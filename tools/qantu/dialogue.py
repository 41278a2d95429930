"""Meetings, agreements, topics, charter, letters and library of the made-up group."""

from tools.qantu.people import Sheet

_SEATS = ["ministerio", "policia", "killa", "chaska", "intiwasi", "ayni", "rimanakuy"]
_MEETINGS = [
    # key, number, kind, title, day, place, regime, state
    ("fundacion", "1-2017", "founding", "Sesión de instalación", "Founding session", "2017-08-24", "Qantu Alto", "open", "held"),
    ("octubre", "2-2017", "ordinary", "Primera sesión ordinaria", "First ordinary session", "2017-10-12", "Qantu Alto", "open", "held"),
    ("diciembre", "3-2017", "ordinary", "Segunda sesión ordinaria", "Second ordinary session", "2017-12-14", "Puna Wayra", "no_attribution", "held"),
    ("enero", "1-2018", "ordinary", "Tercera sesión ordinaria", "Third ordinary session", "2018-01-25", "Qantu Alto", "open", "convened"),
]
meetings: Sheet = (
    ["key", "number", "kind", "title_es", "title_en", "held_on", "starts_at", "ends_at", "place", "regime", "state", "summary_es"],
    [[k, n, kind, es, en, day, "09:30", "12:30", place, regime, state, ""] for k, n, kind, es, en, day, place, regime, state in _MEETINGS],
)
agenda: Sheet = (
    ["key", "meeting", "number", "title_es", "title_en", "purpose", "regime"],
    [
        ["f1", "fundacion", "1", "Resultado del estudio", "Result of the study", "inform", "open"],
        ["f2", "fundacion", "2", "Creación del grupo", "Creation of the group", "decide", "open"],
        ["o1", "octubre", "1", "Temas prioritarios", "Priority topics", "decide", "open"],
        ["o2", "octubre", "2", "Capacitación de noviembre", "November training", "discuss", "open"],
        ["d1", "diciembre", "1", "Situación en la vía minera", "Situation on the mining road", "discuss", "chatham"],
        ["d2", "diciembre", "2", "Plan de trabajo 2018", "Workplan 2018", "decide", "open"],
        ["e1", "enero", "1", "Acta anterior", "Previous minutes", "inform", "open"],
        ["e2", "enero", "2", "Situación en la vía minera", "Situation on the mining road", "discuss", "chatham"],
        ["e3", "enero", "3", "Aportes en especie de 2018", "In-kind contributions for 2018", "decide", "open"],
        ["e4", "enero", "4", "Nuevos integrantes", "New members", "discuss", "no_attribution"],
    ],
)


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


agreements: Sheet = (
    ["key", "number", "text_es", "text_en", "kind", "is_founding", "meeting", "agreed_on", "organisation", "others", "due_on", "no_due_reason", "follow_up", "status", "verification", "reads"],
    [
        ["a1", "1", "Crear el grupo de trabajo regional de Qantu.", "Create the regional working group of Qantu.", "decision", "yes", "fundacion", "2017-08-24", "", "", "", "La decisión se cumplió al tomarse", "rimanakuy", "fulfilled", "Acta de instalación", "public"],
        ["a2", "2", "Designar titulares y alternos por carta.", "Designate representatives and alternates by letter.", "commitment", "no", "fundacion", "2017-08-24", "ministerio", "policia; killa; chaska; intiwasi; ayni; rimanakuy", "2017-09-29", "", "rimanakuy", "partly", "Cartas recibidas", "group"],
        ["a3", "3", "Adoptar cuatro temas prioritarios.", "Adopt four priority topics.", "decision", "no", "octubre", "2017-10-12", "", "", "", "La decisión se cumplió al tomarse", "rimanakuy", "fulfilled", "Acta 2-2017", "public"],
        ["a4", "4", "Prestar el local de Killa para la capacitación de noviembre.", "Lend Killa's venue for the November training.", "commitment", "no", "octubre", "2017-10-12", "killa", "", "2017-11-09", "", "rimanakuy", "fulfilled", "Constancia de uso", "group"],
        ["a5", "5", "Entregar la lista de comisarías de la vía minera.", "Hand over the list of police stations on the mining road.", "commitment", "no", "octubre", "2017-10-12", "policia", "", "2017-11-30", "", "ayni", "not_fulfilled", "Lista", "members"],
        ["a6", "6", "Adoptar el plan de trabajo 2018.", "Adopt the workplan for 2018.", "decision", "no", "diciembre", "2017-12-14", "", "", "", "La decisión se cumplió al tomarse", "rimanakuy", "fulfilled", "Plan adoptado", "public"],
        ["a7", "7", "Enviar el acta de diciembre a quienes asistieron.", "Send the December minutes to those who attended.", "commitment", "no", "diciembre", "2017-12-14", "rimanakuy", "", "2018-01-12", "", "ministerio", "under_way", "Correo enviado", "group"],
        ["a8", "8", "Proponer fechas de capacitación para el primer semestre.", "Propose training dates for the first half of the year.", "commitment", "no", "diciembre", "2017-12-14", "ayni", "rimanakuy", "2018-01-31", "", "ministerio", "pending", "Propuesta escrita", "group"],
        ["a9", "9", "Definir los aportes en especie de cada integrante.", "Settle the in-kind contributions of each member.", "commitment", "no", "diciembre", "2017-12-14", "killa", "chaska; intiwasi", "", "Depende del presupuesto 2018", "rimanakuy", "pending", "Cartas de aporte", "group"],
        ["a10", "10", "Publicar un protocolo común de aviso temprano.", "Publish a common early-warning protocol.", "recommendation", "no", "diciembre", "2017-12-14", "ministerio", "policia", "2018-06", "", "ayni", "to_ratify", "Protocolo", "members"],
        ["a11", "11", "Invitar a la Red de Mujeres de Qantu.", "Invite the Women's Network of Qantu.", "commitment", "no", "diciembre", "2017-12-14", "rimanakuy", "", "2018-01-19", "", "ayni", "under_way", "Carta enviada", "group"],
    ],
)
updates: Sheet = (
    ["key", "agreement", "reported_on", "organisation", "text", "status", "new_due_on", "evidence"],
    [
        ["u1", "a4", "2017-11-10", "killa", "El local se prestó los dos días.", "fulfilled", "", "Fotos del evento"],
        ["u2", "a2", "2017-10-12", "rimanakuy", "Falta una carta.", "partly", "", ""],
        ["u3", "a11", "2018-01-09", "rimanakuy", "La carta salió el 9 de enero.", "under_way", "", "Carta 003-2018"],
    ],
)
topics: Sheet = (
    ["key", "title_es", "title_en", "rank", "root_cause", "raised_in", "adopted_on"],
    [
        ["t1", "Conflictos sociales", "Social conflicts", "1", "", "", "2017-10-12"],
        ["t2", "Diálogo", "Dialogue", "2", "", "", "2017-10-12"],
        ["t3", "Prevención", "Prevention", "3", "", "", "2017-10-12"],
        ["t4", "Capacitación en seguridad y derechos humanos", "Training on security and human rights", "4", "", "", "2017-10-12"],
    ],
)
charter: Sheet = (
    ["key", "kind", "title_es", "title_en", "edition", "state", "adopted_on", "text_es"],
    [
        ["reglamento", "charter", "Reglamento interno", "Charter", "1", "draft", "", "Artículo 1. El grupo decide por consenso; cada pilar debe estar presente."],
        ["reserva", "confidentiality", "Reglas de reserva", "Rules of confidentiality", "1", "adopted", "2017-10-12", "Lo dicho sin atribución no lleva nombre en ninguna parte."],
    ],
)
acknowledgements: Sheet = (
    ["key", "charter", "person", "membership", "given_on", "given"],
    [
        [f"ack-{person}", "reserva", person, seat, "2017-10-12", "signed"]
        for person, seat in (("min-t", "ministerio"), ("pol-t", "policia"), ("kil-t", "killa"), ("int-t", "intiwasi"), ("ayn-t", "ayni"), ("rim-t", "rimanakuy"))
    ],
)
letters: Sheet = (
    ["key", "direction", "kind", "number", "series", "dated_on", "subject", "organisation", "delivery", "delivered_on", "file_number", "answer_due", "answered_by"],
    [
        ["c1", "out", "letter", "001-2017", "GT-Qantu", "2017-08-28", "Solicitud de designación", "policia", "desk", "2017-08-29", "EXP-1201", "2017-09-15", "c2"],
        ["c2", "in", "official", "140-2017", "Región policial", "2017-09-11", "Designa titular y alterna", "policia", "desk", "2017-09-12", "", "", ""],
        ["c3", "out", "letter", "002-2017", "GT-Qantu", "2017-08-28", "Solicitud de designación", "chaska", "email", "2017-08-28", "", "2017-09-15", ""],
        ["c4", "out", "letter", "003-2018", "GT-Qantu", "2018-01-09", "Invitación a participar", "red", "hand", "2018-01-09", "", "2018-01-30", ""],
        ["c5", "out", "official_many", "004-2018", "GT-Qantu", "2018-01-11", "Convocatoria a la sesión del 25 de enero", "", "messenger", "2018-01-11", "", "", ""],
    ],
)
documents: Sheet = (
    ["key", "title_es", "title_en", "kind", "author", "organisation", "published_on", "languages", "summary_es", "reads"],
    [
        ["informe-estudio", "Estudio de factibilidad: versión pública", "Feasibility study: public version", "study", "Centro Rimanakuy", "rimanakuy", "2017-07", "es", "Sin entrevistas ni nombres.", "public"],
        ["acta-1", "Acta de instalación", "Founding minutes", "minutes", "", "", "2017-08-24", "es", "", "group"],
        ["guia", "Guía de conversación para talleres", "Conversation guide for workshops", "tool", "Asociación Ayni", "ayni", "2017-05", "es, quz", "", "group"],
    ],
)
references: Sheet = (
    ["key", "framework", "edition", "code", "title_es", "title_en"],
    [["pv-publica", "vps", "2000", "II", "Relación con la seguridad pública", "Interactions with public security"]],
)
notes: Sheet = (
    ["key", "kind", "title_es", "title_en", "text_es", "text_en", "learned_from", "as_of", "reads"],
    [
        ["l1", "lesson", "Convocar por puesto, no por nombre", "Convene by post, not by name", "Cuando cambió la jefatura, la carta al puesto llegó igual.", "When the chief changed, the letter to the post still arrived.", "", "2017-11", "group"],
        ["p1", "question", "¿Quién paga 2019?", "Who pays in 2019?", "El financiamiento termina en 2018; los aportes aún no cubren la secretaría.", "The grant ends in 2018; contributions do not yet cover the secretariat.", "", "2018-01", "members"],
    ],
)
SHEETS = {
    "meetings": meetings,
    "agenda-items": agenda,
    "session-attendance": (["key", "meeting", "membership", "presence"], _attendance()),
    "agreements": agreements,
    "agreement-updates": updates,
    "topics": topics,
    "charter": charter,
    "acknowledgements": acknowledgements,
    "letters": letters,
    "documents": documents,
    "references": references,
    "notes": notes,
}
