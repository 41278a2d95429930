"""What was said at the sessions, and the topics: all invented."""

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
SHEETS = {
    "session-notes": notes_of_sessions,
    "topics": topics,
}
