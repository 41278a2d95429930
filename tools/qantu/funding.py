"""Money and contributions in kind of the made-up group."""

from tools.qantu.sheets import Sheet

grants: Sheet = (
    [
        "key", "title_es", "title_en", "donor", "fund", "partner", "amount", "currency",
        "starts_on", "ends_on", "number", "purpose_es", "purpose_en",
    ],
    [
        [
            "puente-2017", "Fundación de un grupo regional",
            "Founding a regional group", "fondo", "Ventanilla de paz", "rimanakuy",
            "180000", "PEN", "2017-02-01", "2018-04-30", "FP-2017-08",
            "Estudio, fundación y primeras capacitaciones.",
            "Study, founding and first trainings.",
        ],
    ],
)  # fmt: skip
amendments: Sheet = (
    [
        "key", "grant", "kind", "months", "amount", "currency", "purpose_es",
        "purpose_en", "money_from", "agreed_on",
    ],
    [
        [
            "am1", "puente-2017", "costed", "4", "45000", "PEN",
            "Más actores, nuevas actividades y aportes de los integrantes.",
            "More stakeholders, new activities and members' contributions.",
            "Fondo Puente", "2017-12-20",
        ],
    ],
)  # fmt: skip
contributions: Sheet = (
    [
        "key", "organisation", "kind", "description_es", "quantity", "unit", "value",
        "currency", "valued_by", "pledged_on", "received_on", "activity",
        "acknowledged", "letter",
    ],
    [
        [
            "ap1", "killa", "cash", "Aporte para la capacitación de noviembre", "", "",
            "6000", "PEN", "monto recibido", "2017-10-12", "2017-11-03", "", "yes", "",
        ],
        [
            "ap2", "intiwasi", "cash", "Aporte para materiales", "", "", "2500", "PEN",
            "monto recibido", "2017-10-12", "2017-11-20", "", "yes", "",
        ],
        [
            "ap3", "killa", "cash", "Aporte adicional para traducción", "", "", "800",
            "USD", "monto recibido", "2017-11-02", "2017-11-28", "", "no", "",
        ],
        [
            "ap4", "killa", "venue", "Local por dos días", "2", "días", "1800", "PEN",
            "precio de lista", "2017-10-12", "2017-11-09", "", "yes", "",
        ],
        [
            "ap5", "policia", "time", "Instructores", "16", "horas", "960", "PEN",
            "tarifa pública", "2017-09-01", "2017-09-15", "", "no", "",
        ],
        [
            "ap6", "ministerio", "venue", "Sala de sesiones", "3", "medios días", "900",
            "PEN", "precio de lista", "2017-08-24", "2017-12-14", "", "yes", "",
        ],
        [
            "ap7", "ayni", "expertise", "Facilitación en quechua", "12", "horas",
            "1200", "PEN", "honorario usual", "2017-09-01", "2017-12-06", "", "yes", "",
        ],
        [
            "ap8", "chaska", "transport", "Transporte de participantes", "2", "viajes",
            "1400", "PEN", "cotización", "2017-11-01", "2017-11-09", "", "no", "",
        ],
        [
            "ap9", "rimanakuy", "catering", "Refrigerios", "115", "raciones", "1150",
            "PEN", "boletas", "2017-09-01", "2017-12-06", "", "no", "",
        ],
        [
            "ap10", "intiwasi", "materials", "Impresión de guías", "120", "ejemplares",
            "", "", "", "2017-12-14", "", "", "no", "",
        ],
    ],
)  # fmt: skip
SHEETS = {
    "grants": grants,
    "amendments": amendments,
    "contributions": contributions,
}
