"""Whom the made-up group approaches, and what came of it."""

from tools.qantu.sheets import Sheet

prospects: Sheet = (
    [
        "key", "name_es", "is_kind_of_actor", "organisation", "pillar", "subtype",
        "reason_es", "champion", "stage", "declined_reason", "next_step", "next_on",
        "reads",
    ],
    [
        [
            "pr-red", "Red de Mujeres de Qantu", "no", "red", "civil", "cso",
            "Voz que falta", "rimanakuy", "approached", "", "Llamar a la presidenta",
            "2018-01-22", "members",
        ],
        [
            "pr-amaru", "Seguridad Amaru", "no", "amaru", "companies",
            "private_security", "Guarda la vía minera", "killa", "interested", "",
            "Invitar como observador", "2018-01-25", "members",
        ],
        [
            "pr-puma", "Vigilancia Puma", "no", "pumasec", "companies",
            "private_security", "Guarda dos campamentos", "chaska", "identified", "",
            "Buscar contacto", "2018-02-05", "secretariat",
        ],
        [
            "pr-gore", "Gobierno regional de Qantu Alto", "no", "gore", "state",
            "regional_government", "Decide sobre caminos", "ministerio", "committed",
            "", "Esperar la carta", "2018-01-31", "members",
        ],
        [
            "pr-gremio", "Gremio Minero de Qantu", "no", "gremio", "companies", "guild",
            "Llega a empresas pequeñas", "intiwasi", "declined",
            "No tiene personal este año", "", "", "secretariat",
        ],
        [
            "pr-comunidad", "Comunidad Sara Pampa", "no", "comunidad", "civil",
            "community", "Vive junto a la vía", "ayni", "interested", "",
            "Visita con intérprete", "2018-02-10", "secretariat",
        ],
        [
            "pr-uni", "Universidad de Qantu", "no", "universidad", "civil", "academia",
            "Puede evaluar", "rimanakuy", "letter", "", "Presentar en sesión",
            "2018-01-25", "members",
        ],
    ],
)  # fmt: skip
contacts: Sheet = (
    [
        "key", "prospect", "held_on", "channel", "who", "said", "given", "next_step",
        "next_on", "outcome",
    ],
    [
        [
            "co1", "pr-red", "2018-01-09", "letter", "Secretaría",
            "Se entregó la invitación.", "Perfil del grupo", "Llamar", "2018-01-22", "",
        ],
        [
            "co2", "pr-amaru", "2017-12-14", "event", "Minera Killa",
            "Preguntaron por los costos.", "Folleto", "Invitar", "2018-01-25", "",
        ],
        [
            "co3", "pr-gore", "2017-11-20", "meeting", "Ministerio",
            "Apoyan; falta la firma.", "Reglas de reserva", "Esperar la carta",
            "2018-01-31", "",
        ],
        [
            "co4", "pr-gremio", "2017-10-30", "telephone", "Minera Inti Wasi",
            "Este año no pueden.", "", "", "", "",
        ],
        [
            "co5", "pr-comunidad", "2017-12-02", "meeting", "Asociación Ayni",
            "Piden intérprete.", "", "Visita", "2018-02-10", "",
        ],
        [
            "co6", "pr-uni", "2017-12-18", "email", "Secretaría", "Enviaron la carta.",
            "Estudio público", "Presentar", "2018-01-25", "",
        ],
    ],
)  # fmt: skip
SHEETS = {
    "prospects": prospects,
    "outreach-contacts": contacts,
}
