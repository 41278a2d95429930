"""What was said and decided at the sessions, and the topics: all invented."""

from tools.qantu.sheets import Sheet

# The open items first: what is said under the other rules waits behind the gate.
notes_of_sessions: Sheet = (
    ["key", "item", "kind", "text", "agreement"],
    [
        [
            "n-f1-1", "f1", "summary",
            "El Centro Rimanakuy presentó el estudio: 72 entrevistas en cuatro "
            "regiones y cuatro talleres. La mesa agradeció el trabajo.",
            "",
        ],
        [
            "n-f1-2", "f1", "pending",
            "Enviar a cada institución la versión pública del estudio.", "",
        ],
        [
            "n-f2-1", "f2", "summary",
            "Las siete representaciones se presentaron y leyeron su mandato. Faltan "
            "tres cartas de designación.",
            "",
        ],
        [
            "n-f2-2", "f2", "agreement", "Crear el grupo de trabajo regional de Qantu.",
            "a1",
        ],
        ["n-f2-3", "f2", "agreement", "Designar titulares y alternos por carta.", "a2"],
        [
            "n-s1-1", "s1", "summary",
            "Se preguntó si las notas de la sesión se pueden enviar a la sede de cada "
            "institución. Se aclaró que el acta sí, la ayuda memoria no.",
            "",
        ],
        ["n-s1-2", "s1", "agreement", "Adoptar las reglas de reserva.", "a-reserva"],
        [
            "n-s1-3", "s1", "agreement", "Traducir las reglas de reserva al quechua.",
            "a12",
        ],
        [
            "n-s2-1", "s2", "summary",
            "De noche responden tres teléfonos distintos para el mismo tramo de la vía.",
            "",
        ],
        [
            "n-o1-1", "o1", "summary",
            "Cada representación propuso hasta tres temas. Se juntaron los que decían "
            "lo mismo y quedaron cuatro.",
            "",
        ],
        ["n-o1-2", "o1", "agreement", "Adoptar cuatro temas prioritarios.", "a3"],
        [
            "n-o2-1", "o2", "summary",
            "La capacitación de noviembre será en dos días seguidos, con un módulo "
            "sobre uso de la fuerza y otro sobre diálogo.",
            "",
        ],
        [
            "n-o2-2", "o2", "agreement",
            "Prestar el local de Killa para la capacitación de noviembre.", "a4",
        ],
        ["n-o2-3", "o2", "pending", "Ver quién traduce al quechua los materiales.", ""],
        [
            "n-b2-1", "b2", "summary",
            "La radio del puesto no cubre la quebrada. Mientras tanto se avisa por "
            "mensajero.",
            "",
        ],
        [
            "n-b2-2", "b2", "agreement",
            "Reunirse con las tres comunidades de la puna antes de la temporada de "
            "lluvias.",
            "a16",
        ],
        [
            "n-r1-1", "r1", "summary",
            "Se leyeron los artículos. Se pidió que la designación la firme la máxima "
            "autoridad de cada organización.",
            "",
        ],
        ["n-r1-2", "r1", "agreement", "Adoptar el reglamento interno.", "a-reglamento"],
        [
            "n-r2-1", "r2", "pending",
            "Preguntar al cooperante en qué formato quiere las cuentas.", "",
        ],
        [
            "n-d2-1", "d2", "summary",
            "Se leyó el plan de trabajo 2018 objetivo por objetivo. Se corrigió el "
            "mes de la segunda capacitación.",
            "",
        ],
        ["n-d2-2", "d2", "agreement", "Adoptar el plan de trabajo 2018.", "a6"],
        [
            "n-d1-1", "d1", "summary",
            "Se compartió un panorama de los bloqueos de vía de los últimos tres "
            "meses y de los avisos que los precedieron.",
            "",
        ],
        [
            "n-d1-2", "d1", "summary",
            "Se pidió que los avisos lleguen a la vez a comisarías, municipalidades y "
            "comunidades, y no por canales separados.",
            "",
        ],
        [
            "n-d1-3", "d1", "pending", "Conocer cómo resolvió esto el grupo nacional.",
            "",
        ],
        [
            "n-s3-1", "s3", "summary",
            "Se contaron tres casos en que la revisión se entendió como amenaza. En dos "
            "de ellos bastó con que la persona se presentara.",
            "",
        ],
        [
            "n-b1-1", "b1", "summary",
            "Se reconstruyó hora por hora cómo se supo del bloqueo y a quién se avisó.",
            "",
        ],
        [
            "n-d3-1", "d3", "summary",
            "Quedó en duda quién avisa primero en feriado. Se deja al texto final.",
            "",
        ],
    ],
)  # fmt: skip
topics: Sheet = (
    ["key", "title_es", "title_en", "rank", "root_cause", "raised_in", "adopted_on"],
    [
        ["t1", "Conflictos sociales", "Social conflicts", "1", "", "", "2017-10-12"],
        ["t2", "Diálogo", "Dialogue", "2", "", "", "2017-10-12"],
        ["t3", "Prevención", "Prevention", "3", "", "", "2017-10-12"],
        [
            "t4", "Capacitación en seguridad y derechos humanos",
            "Training on security and human rights", "4", "", "", "2017-10-12",
        ],
    ],
)  # fmt: skip
# Acted: seats rank, and the order is shown at the October session.
rankings: Sheet = (
    ["key", "title_es", "title_en", "method", "topics"],
    [
        [
            "orden-2017", "Temas prioritarios de 2017", "Priority topics of 2017",
            "order", "t1; t2; t3; t4",
        ],
    ],
)  # fmt: skip
# Decided at the table, and brought as they ended.
proposals: Sheet = (
    [
        "key", "item", "number", "text_es", "text_en", "state", "put_on", "closed_on",
        "outcome", "act_es", "act_en", "review_on", "agreement",
    ],
    [
        [
            "p1", "f2", "1-2017", "Crear el grupo de trabajo regional de Qantu.",
            "Create the regional working group of Qantu.", "closed", "2017-08-24",
            "2017-08-24", "adopted", "Adoptada por consenso el 24 de agosto de 2017.",
            "Adopted by consensus on 24 August 2017.", "", "a1",
        ],
        [
            "p2", "o2", "2-2017", "Abrir la capacitación de noviembre a la prensa.",
            "Open the November training to the press.", "closed", "2017-10-12",
            "2017-10-12", "not_adopted",
            "No adoptada el 12 de octubre de 2017: quedó en pie una objeción fundada, "
            "que la prensa haría callar a quienes vienen de las comunidades.",
            "Not adopted on 12 October 2017: a founded objection stood, that the press "
            "would silence those who come from the communities.",
            "", "",
        ],
        [
            "p3", "r1", "3-2017", "Adoptar el reglamento interno.", "Adopt the charter.",
            "closed", "2017-11-30", "2017-11-30", "adopted",
            "Adoptada por consenso el 30 de noviembre de 2017. Se revisa al año.",
            "Adopted by consensus on 30 November 2017. It is reviewed after a year.",
            "2018-11-30", "a-reglamento",
        ],
        [
            "p4", "d2", "4-2017", "Adoptar el plan de trabajo 2018.",
            "Adopt the workplan for 2018.", "closed", "2017-12-14", "2017-12-14",
            "adopted", "Adoptada por consenso el 14 de diciembre de 2017.",
            "Adopted by consensus on 14 December 2017.", "", "a6",
        ],
    ],
)  # fmt: skip
SHEETS = {
    "session-notes": notes_of_sessions,
    "topics": topics,
    "rankings": rankings,
    "proposals": proposals,
}
