"""How far the made-up group came on the ten steps."""

from tools.qantu.sheets import Sheet

_STEPS = [
    (
        "Definir el alcance y explorar", "Scope and explore", "done", "2017-02",
        "studies:factibilidad",
    ),
    (
        "Mapear actores y entrevistar", "Map actors and interview", "done", "2017-06",
        "studies:factibilidad",
    ),
    (
        "Devolver los hallazgos en cada región",
        "Take the findings back to each region", "done", "2017-06",
        "workshops:taller-alto\nworkshops:taller-bajo\nworkshops:taller-puna\nworkshops:taller-yunga",
    ),
    (
        "Decidir si es factible y pertinente",
        "Decide whether it is feasible and relevant", "done", "2017-08",
        "study-decisions:fundacion",
    ),
    (
        "Formar el grupo impulsor", "Form the founding core group", "done", "2017-08",
        "agreements:a1\nmeetings:fundacion",
    ),
    (
        "Acordar las reglas", "Agree the rules", "under_way", "",
        "charter:reglamento\ncharter:reserva",
    ),
    ("Priorizar los temas", "Prioritise topics", "done", "2017-10", "agreements:a3"),
    (
        "Adoptar el plan de trabajo", "Adopt the workplan", "done", "2017-12",
        "workplans:plan-2018\nagreements:a6",
    ),
    (
        "Capacitar y ampliar la mesa", "Train and widen the table", "under_way", "",
        "events:setiembre\nevents:noviembre\nevents:diciembre",
    ),
    (
        "Sostenerse, aprender y replicar", "Sustain, learn and replicate", "open", "",
        "notes:p1",
    ),
]  # fmt: skip
pathway: Sheet = (
    [
        "key", "position", "title_es", "title_en", "state", "happened_on", "evidence",
        "is_default", "reads",
    ],
    [
        [f"paso-{n}", str(n), es, en, state, when, evidence, "yes", "public"]
        for n, (es, en, state, when, evidence) in enumerate(_STEPS, start=1)
    ],
)  # fmt: skip
SHEETS = {
    "pathway": pathway,
}
