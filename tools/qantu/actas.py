"""What the actas of the made-up group say of each item, and what was agreed where."""

from tools.qantu.sheets import Sheet

# Fit to be published: nobody is named, and nothing tells who said what.
_WORDS = {
    "f1": (
        "Se presentó el estudio de factibilidad: 72 entrevistas en cuatro regiones y "
        "cuatro talleres de validación.\n"
        "Quienes asistieron lo encontraron útil y pidieron una versión corta para las "
        "comunidades.",
        "The feasibility study was presented: 72 interviews in four regions and four "
        "validation workshops.\n"
        "Those present found it useful and asked for a short version for communities.",
    ),
    "f2": (
        "El grupo se crea como un espacio de diálogo sobre seguridad y derechos "
        "humanos. No recibe quejas ni certifica a nadie.",
        "The group is created as a space for dialogue on security and human rights. It "
        "takes no grievances and certifies nobody.",
    ),
    "s1": (
        "Se leyeron las reglas de reserva una por una. Quienes asistieron firmaron que "
        "las leyeron.",
        "The rules of confidentiality were read one by one. Those present signed that "
        "they had read them.",
    ),
    "s2": (
        "Cada institución dijo quién responde de noche y en feriados. Faltan los "
        "teléfonos de dos turnos.",
        "Each institution said who answers at night and on holidays. The telephones of "
        "two shifts are missing.",
    ),
    "s3": (
        "Se conversó sobre el trato en los puestos de control. El grupo coincide en que "
        "quien revisa debe decir quién es y por qué revisa.",
        "Treatment at control posts was talked about. The group agrees that whoever "
        "searches should say who they are and why they search.",
    ),
    "o1": (
        "Cada representación ordenó los temas por separado; el orden común se leyó en "
        "voz alta.",
        "Each seat ranked the topics on its own; the common order was read aloud.",
    ),
    "o2": (
        "La capacitación de noviembre dura dos días. Se abre a efectivos policiales, "
        "vigilantes y organizaciones de las cuatro regiones.",
        "The November training lasts two days. It is open to police officers, guards "
        "and organisations of the four regions.",
    ),
    "b1": (
        "La vía estuvo cerrada dos días y se abrió sin heridos. El grupo lamenta que el "
        "aviso llegara tarde a tres comunidades.\nSin quórum en un pilar, la sesión fue "
        "informativa: nada se puso a decisión.",
        "The road was closed for two days and was opened without anybody hurt. The "
        "group regrets that the warning reached three communities late.\nWithout quorum "
        "in one pillar the session was informative: nothing was put to a decision.",
    ),
    "b2": (
        "Quienes asistieron asumieron un compromiso por su cuenta, mientras el grupo "
        "acuerda un aviso común. Minera Killa revisará la radio de su puesto.",
        "Those present took on a commitment of their own, until the group agrees on a "
        "common warning. Killa Mining will look at the radio of its post.",
    ),
    "r1": (
        "Se leyó el reglamento artículo por artículo, con los cambios que pidieron las "
        "integrantes.",
        "The charter was read article by article, with the changes that members asked "
        "for.",
    ),
    "r2": (
        "Se vio el orden de las cuentas de los aportes y cómo se invita a quien observa.",
        "The order of the accounts of contributions was looked at, and how observers are "
        "invited.",
    ),
    "r3": (
        "Se trató el punto entre las personas nombradas. De lo dicho no consta nada aquí.",
        "The item was dealt with among the persons named. Nothing of what was said "
        "stands here.",
    ),
    "d1": (
        "Se intercambió información sobre la vía minera. El grupo coincide en que los "
        "avisos deben llegar a la vez a comisarías, municipalidades y comunidades.",
        "Information on the mining road was shared. The group agrees that warnings "
        "should reach police stations, municipalities and communities at once.",
    ),
    "d2": (
        "Se leyó el plan de trabajo actividad por actividad, con responsables y meses.",
        "The workplan was read activity by activity, with who answers and the months.",
    ),
    "d3": (
        "Se leyó el borrador del protocolo. El texto final va a consulta escrita hasta "
        "fin de año.",
        "The draft of the protocol was read. The final text goes to a written round "
        "until the end of the year.",
    ),
}
_ITEMS = {
    "a1": "f2", "a2": "f2", "a-reserva": "s1", "a12": "s1", "a13": "s2", "a3": "o1",
    "a4": "o2", "a5": "o2", "a14": "o2", "a16": "b2", "a-reglamento": "r1",
    "a17": "r2", "a18": "r2", "a6": "d2", "a8": "d2", "a9": "d2", "a10": "d3",
}  # fmt: skip


def with_words(agenda: Sheet) -> Sheet:
    """Return the agenda with what the acta says of each item."""
    heads, rows = agenda
    return (
        [*heads, "minutes_text_es", "minutes_text_en"],
        [[*row, *_WORDS.get(row[0], ("", ""))] for row in rows],
    )


def with_items(agreements: Sheet) -> Sheet:
    """Return the agreements with the item on which each was made."""
    heads, rows = agreements
    return [*heads, "item"], [[*row, _ITEMS.get(row[0], "")] for row in rows]
