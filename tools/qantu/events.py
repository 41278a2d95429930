"""The three trainings, and what was taught: all invented."""

from tools.qantu.sheets import Sheet

events: Sheet = (
    [
        "key",
        "title_es",
        "title_en",
        "purposes_es",
        "purposes_en",
        "starts_on",
        "ends_on",
        "place",
        "organiser",
        "modules",
        "sessions",
        "regime",
        "people",
        "reads",
    ],
    [
        [
            key,
            es,
            en,
            "Presentar el grupo; conocer los Principios Voluntarios; conversar sobre los desafíos de seguridad.",
            "Introduce the group; learn the Voluntary Principles; talk about security challenges.",
            first,
            last,
            place,
            "rimanakuy",
            modules,
            "2",
            "no_attribution",
            "secretaria; cap-1",
            "public",
        ]
        for key, es, en, first, last, place, modules in (
            (
                "setiembre",
                "Principios Voluntarios: primer encuentro",
                "Voluntary Principles: first meeting",
                "2017-09-14",
                "2017-09-15",
                "alto",
                "pv; fuerza",
            ),
            (
                "noviembre",
                "Uso de la fuerza y derechos humanos",
                "Use of force and human rights",
                "2017-11-09",
                "2017-11-10",
                "puna",
                "fuerza",
            ),
            (
                "diciembre",
                "Diálogo y prevención",
                "Dialogue and prevention",
                "2017-12-05",
                "2017-12-06",
                "alto",
                "pv; dialogo",
            ),
        )
    ],
)
modules: Sheet = (
    ["key", "title_es", "title_en", "objective_es", "references", "hours", "language"],
    [
        [
            "pv",
            "Los Principios Voluntarios",
            "The Voluntary Principles",
            "Reconocer las tres partes de los Principios.",
            "Principios Voluntarios",
            "4",
            "es",
        ],
        [
            "fuerza",
            "Uso de la fuerza",
            "Use of force",
            "Aplicar los niveles de uso de la fuerza.",
            "Normas internacionales sobre uso de la fuerza",
            "6",
            "es",
        ],
        [
            "dialogo",
            "Diálogo y prevención",
            "Dialogue and prevention",
            "Preparar un espacio de diálogo.",
            "",
            "4",
            "es",
        ],
    ],
)
SHEETS = {"modules": modules, "events": events}
