"""Workplan, changes noticed, outreach, money and pathway of the made-up group."""

from tools.qantu.people import Sheet

workplans: Sheet = (
    ["key", "year", "title_es", "title_en", "adopted_on", "adopted_by", "status"],
    [["plan-2018", "2018", "Plan de trabajo 2018", "Workplan 2018", "2017-12-14", "a6", "adopted"]],
)
objectives: Sheet = (
    ["key", "workplan", "number", "title_es", "title_en"],
    [
        ["ob1", "plan-2018", "1", "Prevenir conflictos con avisos compartidos", "Prevent conflicts with shared warnings"],
        ["ob2", "plan-2018", "2", "Capacitar a quienes llegan con el cambio de colocación", "Train those who arrive with the yearly reassignment"],
        ["ob3", "plan-2018", "3", "Ampliar la mesa", "Widen the table"],
        ["ob4", "plan-2018", "4", "Sostener el grupo con aportes propios", "Sustain the group with its own contributions"],
    ],
)
activities: Sheet = (
    ["key", "objective", "title_es", "title_en", "organisation", "first_month", "last_month", "status", "budget", "currency", "paid_by", "indicator_es", "evidence", "agreement"],
    [
        ["ac1", "ob1", "Redactar el protocolo de aviso temprano", "Draft the early-warning protocol", "ministerio", "1", "6", "under_way", "4000", "PEN", "Fondo Puente", "Protocolo adoptado", "", "a10"],
        ["ac2", "ob1", "Mapa de compromisos de la vía minera", "Map of commitments on the mining road", "ayni", "2", "4", "pending", "2500", "PEN", "Fondo Puente", "Mapa publicado", "", ""],
        ["ac3", "ob1", "Sesión temática sobre protesta", "Thematic session on protest", "rimanakuy", "5", "5", "pending", "", "", "", "Sesión realizada", "", ""],
        ["ac4", "ob2", "Curso de refuerzo de marzo", "Refresher course in March", "rimanakuy", "3", "3", "pending", "9000", "PEN", "Fondo Puente", "Personas capacitadas", "", "a8"],
        ["ac5", "ob2", "Formación de formadores", "Training of trainers", "policia", "6", "8", "pending", "6000", "PEN", "Fondo Puente", "Formadores activos", "", ""],
        ["ac6", "ob2", "Seguimiento a los tres meses", "Follow-up after three months", "rimanakuy", "1", "6", "under_way", "", "", "", "Respuestas recibidas", "", ""],
        ["ac7", "ob3", "Invitar a seguridad privada", "Invite private security", "killa", "1", "3", "under_way", "", "", "", "Cartas recibidas", "", ""],
        ["ac8", "ob3", "Invitar a la Red de Mujeres", "Invite the Women's Network", "rimanakuy", "1", "2", "under_way", "", "", "", "Carta de adhesión", "", "a11"],
        ["ac9", "ob3", "Encuentro con comunidades de la puna", "Meeting with communities of the puna", "ayni", "7", "7", "pending", "3000", "PEN", "", "Encuentro realizado", "", ""],
        ["ac10", "ob4", "Plan de aportes en especie", "Plan of in-kind contributions", "killa", "1", "4", "pending", "", "", "", "Plan acordado", "", "a9"],
        ["ac11", "ob4", "Propuesta a otro cooperante", "Proposal to another donor", "rimanakuy", "4", "9", "pending", "", "", "", "Propuesta enviada", "", ""],
        ["ac12", "ob4", "Revisión de medio año", "Mid-year review", "rimanakuy", "6", "6", "pending", "", "", "", "Acta de revisión", "", ""],
    ],
)
aims: Sheet = (
    ["key", "code", "title_es", "title_en", "measured", "note_es", "note_en"],
    [
        ["a", "understand", "Los actores de la región conocen buenas prácticas", "Regional stakeholders understand good practices", "partly", "", ""],
        ["b", "apply", "Las aplican en sus actividades", "They apply them in their activities", "partly", "", ""],
        ["c", "joint", "Trabajan juntos ante los desafíos de seguridad", "They work together on security challenges", "partly", "", ""],
    ],
)
changes: Sheet = (
    ["key", "change_es", "organisation", "since", "contribution_es", "other_causes_es", "evidence", "strength", "confirmed_by", "aim"],
    [
        ["cn1", "La empresa avisa a la comisaría antes de mover maquinaria.", "killa", "2017-11", "Se acordó en la sesión de octubre.", "Nueva jefatura de seguridad.", "Registro de avisos", "fair", "ayni", "c"],
        ["cn2", "Dos comisarías usan la ficha común de incidentes.", "policia", "2017-12", "La ficha salió de la capacitación.", "", "Fichas llenas", "fair", "rimanakuy", "b"],
        ["cn3", "Ministerio y ONG visitaron juntos la vía minera.", "ministerio", "2018-01", "Se acordó en diciembre.", "", "Informe de visita", "strong", "ayni", "c"],
    ],
)
prospects: Sheet = (
    ["key", "name_es", "is_kind_of_actor", "organisation", "pillar", "subtype", "reason_es", "champion", "stage", "declined_reason", "next_step", "next_on", "reads"],
    [
        ["pr-red", "Red de Mujeres de Qantu", "no", "red", "civil", "cso", "Voz que falta", "rimanakuy", "approached", "", "Llamar a la presidenta", "2018-01-22", "members"],
        ["pr-amaru", "Seguridad Amaru", "no", "amaru", "companies", "private_security", "Guarda la vía minera", "killa", "interested", "", "Invitar como observador", "2018-01-25", "members"],
        ["pr-puma", "Vigilancia Puma", "no", "pumasec", "companies", "private_security", "Guarda dos campamentos", "chaska", "identified", "", "Buscar contacto", "2018-02-05", "secretariat"],
        ["pr-gore", "Gobierno regional de Qantu Alto", "no", "gore", "state", "regional_government", "Decide sobre caminos", "ministerio", "committed", "", "Esperar la carta", "2018-01-31", "members"],
        ["pr-gremio", "Gremio Minero de Qantu", "no", "gremio", "companies", "guild", "Llega a empresas pequeñas", "intiwasi", "declined", "No tiene personal este año", "", "", "secretariat"],
        ["pr-comunidad", "Comunidad Sara Pampa", "no", "comunidad", "civil", "community", "Vive junto a la vía", "ayni", "interested", "", "Visita con intérprete", "2018-02-10", "secretariat"],
        ["pr-uni", "Universidad de Qantu", "no", "universidad", "civil", "academia", "Puede evaluar", "rimanakuy", "letter", "", "Presentar en sesión", "2018-01-25", "members"],
    ],
)
contacts: Sheet = (
    ["key", "prospect", "held_on", "channel", "who", "said", "given", "next_step", "next_on", "outcome"],
    [
        ["co1", "pr-red", "2018-01-09", "letter", "Secretaría", "Se entregó la invitación.", "Perfil del grupo", "Llamar", "2018-01-22", ""],
        ["co2", "pr-amaru", "2017-12-14", "event", "Minera Killa", "Preguntaron por los costos.", "Folleto", "Invitar", "2018-01-25", ""],
        ["co3", "pr-gore", "2017-11-20", "meeting", "Ministerio", "Apoyan; falta la firma.", "Reglas de reserva", "Esperar la carta", "2018-01-31", ""],
        ["co4", "pr-gremio", "2017-10-30", "telephone", "Minera Inti Wasi", "Este año no pueden.", "", "", "", ""],
        ["co5", "pr-comunidad", "2017-12-02", "meeting", "Asociación Ayni", "Piden intérprete.", "", "Visita", "2018-02-10", ""],
        ["co6", "pr-uni", "2017-12-18", "email", "Secretaría", "Enviaron la carta.", "Estudio público", "Presentar", "2018-01-25", ""],
    ],
)
grants: Sheet = (
    ["key", "title_es", "title_en", "donor", "fund", "partner", "amount", "currency", "starts_on", "ends_on", "number", "purpose_es", "purpose_en"],
    [["puente-2017", "Fundación de un grupo regional", "Founding a regional group", "fondo", "Ventanilla de paz", "rimanakuy", "180000", "PEN", "2017-02-01", "2018-04-30", "FP-2017-08", "Estudio, fundación y primeras capacitaciones.", "Study, founding and first trainings."]],
)
amendments: Sheet = (
    ["key", "grant", "kind", "months", "amount", "currency", "purpose_es", "purpose_en", "money_from", "agreed_on"],
    [["am1", "puente-2017", "costed", "4", "45000", "PEN", "Más actores, nuevas actividades y aportes de los integrantes.", "More stakeholders, new activities and members' contributions.", "Fondo Puente", "2017-12-20"]],
)
contributions: Sheet = (
    ["key", "organisation", "kind", "description_es", "quantity", "unit", "value", "currency", "valued_by", "pledged_on", "received_on", "activity", "acknowledged", "letter"],
    [
        ["ap1", "killa", "cash", "Aporte para la capacitación de noviembre", "", "", "6000", "PEN", "monto recibido", "2017-10-12", "2017-11-03", "", "yes", ""],
        ["ap2", "intiwasi", "cash", "Aporte para materiales", "", "", "2500", "PEN", "monto recibido", "2017-10-12", "2017-11-20", "", "yes", ""],
        ["ap3", "fondo", "cash", "Aporte adicional para traducción", "", "", "800", "USD", "monto recibido", "2017-11-02", "2017-11-28", "", "no", ""],
        ["ap4", "killa", "venue", "Local por dos días", "2", "días", "1800", "PEN", "precio de lista", "2017-10-12", "2017-11-09", "", "yes", ""],
        ["ap5", "policia", "time", "Instructores", "16", "horas", "960", "PEN", "tarifa pública", "2017-09-01", "2017-09-15", "", "no", ""],
        ["ap6", "ministerio", "venue", "Sala de sesiones", "3", "medios días", "900", "PEN", "precio de lista", "2017-08-24", "2017-12-14", "", "yes", ""],
        ["ap7", "ayni", "expertise", "Facilitación en quechua", "12", "horas", "1200", "PEN", "honorario usual", "2017-09-01", "2017-12-06", "", "yes", ""],
        ["ap8", "chaska", "transport", "Transporte de participantes", "2", "viajes", "1400", "PEN", "cotización", "2017-11-01", "2017-11-09", "", "no", ""],
        ["ap9", "rimanakuy", "catering", "Refrigerios", "115", "raciones", "1150", "PEN", "boletas", "2017-09-01", "2017-12-06", "", "no", ""],
        ["ap10", "intiwasi", "materials", "Impresión de guías", "120", "ejemplares", "", "", "", "2017-12-14", "", "", "no", ""],
    ],
)
_STEPS = [
    ("Definir el alcance y explorar", "Scope and explore", "done", "2017-02", "studies:factibilidad"),
    ("Mapear actores y entrevistar", "Map actors and interview", "done", "2017-06", "studies:factibilidad"),
    ("Devolver los hallazgos en cada región", "Take the findings back to each region", "done", "2017-06", "workshops:taller-alto\nworkshops:taller-bajo\nworkshops:taller-puna\nworkshops:taller-yunga"),
    ("Decidir si es factible y pertinente", "Decide whether it is feasible and relevant", "done", "2017-08", "study-decisions:fundacion"),
    ("Formar el grupo impulsor", "Form the founding core group", "done", "2017-08", "agreements:a1\nmeetings:fundacion"),
    ("Acordar las reglas", "Agree the rules", "under_way", "", "charter:reglamento\ncharter:reserva"),
    ("Priorizar los temas", "Prioritise topics", "done", "2017-10", "agreements:a3"),
    ("Adoptar el plan de trabajo", "Adopt the workplan", "done", "2017-12", "workplans:plan-2018\nagreements:a6"),
    ("Capacitar y ampliar la mesa", "Train and widen the table", "under_way", "", "events:setiembre\nevents:noviembre\nevents:diciembre"),
    ("Sostenerse, aprender y replicar", "Sustain, learn and replicate", "open", "", "notes:p1"),
]
pathway: Sheet = (
    ["key", "position", "title_es", "title_en", "state", "happened_on", "evidence", "is_default", "reads"],
    [[f"paso-{n}", str(n), es, en, state, when, evidence, "yes", "public"] for n, (es, en, state, when, evidence) in enumerate(_STEPS, start=1)],
)
SHEETS = {
    "workplans": workplans,
    "objectives": objectives,
    "activities": activities,
    "aims": aims,
    "changes-noticed": changes,
    "prospects": prospects,
    "outreach-contacts": contacts,
    "grants": grants,
    "amendments": amendments,
    "contributions": contributions,
    "pathway": pathway,
}
