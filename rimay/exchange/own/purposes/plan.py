"""Activities of a workplan, with their objectives and months."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from rimay.exchange.lists.targets import Target
from rimay.exchange.own.declaring import (
    Asked,
    Field,
    Given,
    Naming,
    Purpose,
    named_beside,
)
from rimay.exchange.own.lines import Line
from rimay.exchange.own.purposes.money import CURRENCY, CURRENCY_ASKED
from rimay.exchange.own.worded import Worded
from rimay.workplan.models import Activity, ActivityStatus, Workplan

RESPONSIBLE = Target(
    "responsible",
    "names",
    ("Responsable", "Responsible"),
    ("entidad responsable", "a cargo de", "encargado", "quién"),
)
ACTIVITY_STATUSES: dict[str, tuple[str, ...]] = {
    ActivityStatus.PENDING: ("pendiente", "por iniciar", "programado", "pending"),
    ActivityStatus.UNDER_WAY: ("en curso", "en proceso", "en ejecución", "under way"),
    ActivityStatus.DONE: (
        "realizado",
        "realizada",
        "ejecutado",
        "ejecutada",
        "hecho",
        "hecha",
        "concluido",
        "concluida",
        "cumplido",
        "cumplida",
        "done",
    ),
}


def _spanned(given: Given) -> Callable[[Line], str]:
    """Return what parts the months of an activity into the first and the last."""

    def finish(line: Line) -> str:
        first, _dash, last = line.cells.get("@months", "").partition("-")
        line.put("first_month", first, "months")
        line.put("last_month", last, "months")
        if not line.cells.get("budget"):
            line.cells.pop("currency", None)
        return "" if line.cells.get("objective") or line.waits else "no_objective"

    return finish


ACTIVITIES = Purpose(
    code="activities",
    words=_("activities of a workplan"),
    hint=_(
        "Objectives, activities, responsible, months or a cross under each, budget."
    ),
    kind="activities",
    fields=(
        Field(
            Target(
                "objective",
                "names",
                ("Objetivo", "Objective"),
                ("objetivo específico", "resultado", "línea de acción", "eje"),
                from_section=True,
            ),
            "objective",
            Naming("objectives", "new"),
            keeps=True,
        ),
        Field(
            Target(
                "title",
                "text",
                ("Actividad", "Activity"),
                ("acción", "tarea", "nombre de la actividad"),
            ),
            "title_{language}",
            keeps=True,
        ),
        Field(RESPONSIBLE, "organisation", Naming("organisations")),
        Field(
            Target(
                "months",
                "months",
                ("Meses", "Months"),
                ("mes", "cronograma", "fecha", "periodo", "plazo"),
            ),
            "@months",
        ),
        Field(
            Target(
                "status",
                "choice",
                ("Estado", "Status"),
                ("situación", "avance"),
                choices=ACTIVITY_STATUSES,
            ),
            "status",
        ),
        Field(
            Target(
                "budget",
                "money",
                ("Presupuesto", "Budget"),
                ("costo", "monto", "importe"),
            ),
            "budget",
        ),
        Field(CURRENCY, "currency"),
        Field(
            Target(
                "paid_by",
                "text",
                ("Fuente de financiamiento", "Source of the money"),
                ("financiado por", "financiamiento"),
            ),
            "paid_by",
        ),
        Field(
            Target("indicator", "text", ("Indicador", "Indicator"), ("meta",)),
            "indicator_{language}",
        ),
        Field(
            Target(
                "evidence",
                "text",
                ("Medio de verificación", "Means of verification"),
                ("evidencia", "sustento"),
            ),
            "evidence",
        ),
    ),
    needed=("title",),
    likeness=Worded(Activity, ("title",), "", ("objective",)),
    asked=(
        Asked(
            "workplan",
            _("Which workplan"),
            rows=lambda actor: named_beside(actor, Workplan).order_by("-year", "-id"),
            is_required=True,
        ),
        CURRENCY_ASKED,
    ),
    finish=_spanned,
)
