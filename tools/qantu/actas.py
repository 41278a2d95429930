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
    "o1": (
        "Cada pilar ordenó los temas por separado; el orden común se leyó en voz alta.",
        "Each pillar ranked the topics on its own; the common order was read aloud.",
    ),
    "o2": (
        "La capacitación de noviembre dura dos días. Se abre a efectivos policiales, "
        "vigilantes y organizaciones de las cuatro regiones.",
        "The November training lasts two days. It is open to police officers, guards "
        "and organisations of the four regions.",
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
}
_ITEMS = {
    "a1": "f2",
    "a2": "f2",
    "a3": "o1",
    "a4": "o2",
    "a5": "o2",
    "a6": "d2",
    "a8": "d2",
    "a9": "d2",
    "a10": "d1",
}


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
