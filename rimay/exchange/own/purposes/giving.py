"""What members contribute, in money and in kind."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from rimay.exchange.lists import plain
from rimay.exchange.lists.targets import Target
from rimay.exchange.own.declaring import Asked, Field, Given, Naming, Purpose
from rimay.exchange.own.lines import Line
from rimay.exchange.own.purposes.money import CURRENCY, CURRENCY_ASKED
from rimay.exchange.own.worded import Worded
from rimay.funding.models import Contribution, ContributionKind

KINDS: dict[str, tuple[str, ...]] = {
    ContributionKind.CASH: (
        "dinero",
        "efectivo",
        "monetario",
        "financiero",
        "money",
        "cash",
    ),
    ContributionKind.TIME: (
        "tiempo",
        "horas",
        "personal",
        "horas hombre",
        "working time",
    ),
    ContributionKind.VENUE: ("local", "sala", "auditorio", "ambiente", "venue"),
    ContributionKind.TRANSPORT: (
        "transporte",
        "movilidad",
        "pasajes",
        "combustible",
        "camioneta",
        "transport",
    ),
    ContributionKind.CATERING: (
        "alimentación",
        "refrigerio",
        "refrigerios",
        "almuerzo",
        "almuerzos",
        "coffee break",
        "catering",
    ),
    ContributionKind.EXPERTISE: (
        "asesoría",
        "ponencia",
        "ponente",
        "facilitación",
        "facilitador",
        "expertise",
    ),
    ContributionKind.MATERIALS: (
        "materiales",
        "útiles",
        "impresiones",
        "impresión",
        "materials",
    ),
}


def _valued(given: Given) -> Callable[[Line], str]:
    """Return what finds a contribution's kind in its words, and its currency."""

    def finish(line: Line) -> str:
        description = line.entry.row.one("description")
        if not line.entry.row.one("kind"):
            spoken = plain.choice_spoken_of(description, KINDS)
            if spoken:
                line.cells["kind"] = spoken
                line.notes.append("kind_from_words")
        if not line.cells.get("value"):
            line.cells.pop("currency", None)
        return "" if line.cells.get("organisation") or line.waits else "no_institution"

    return finish


CONTRIBUTIONS = Purpose(
    code="contributions",
    words=_("contributions of the members"),
    hint=_("Who gives what, in money or in kind: what it is worth, pledged, received."),
    kind="contributions",
    fields=(
        Field(
            Target(
                "institution",
                "names",
                ("Institución", "Institution"),
                (
                    "organización",
                    "entidad",
                    "aportante",
                    "empresa",
                    "aportado por",
                    "miembro",
                ),
            ),
            "organisation",
            Naming("organisations"),
            keeps=True,
        ),
        Field(
            Target(
                "kind",
                "choice",
                ("Tipo", "Kind"),
                ("tipo de aporte", "clase", "rubro"),
                choices=KINDS,
            ),
            "kind",
            keeps=True,
        ),
        Field(
            Target(
                "description",
                "text",
                ("Descripción", "What"),
                ("aporte", "detalle", "concepto"),
            ),
            "description_{language}",
            keeps=True,
        ),
        Field(Target("quantity", "number", ("Cantidad", "Quantity")), "quantity"),
        Field(
            Target("unit", "text", ("Unidad", "Unit"), ("unidad de medida",)), "unit"
        ),
        Field(
            Target(
                "value",
                "money",
                ("Valor", "Value"),
                ("monto", "importe", "valorización", "valorizado", "valor estimado"),
            ),
            "value",
        ),
        Field(CURRENCY, "currency"),
        Field(
            Target(
                "pledged_on",
                "date",
                ("Fecha de compromiso", "Pledged on"),
                ("comprometido el",),
            ),
            "pledged_on",
        ),
        Field(
            Target(
                "received_on",
                "date",
                ("Fecha de entrega", "Received on"),
                ("fecha", "recibido el", "fecha de recepción"),
                from_title=True,
            ),
            "received_on",
        ),
        Field(
            Target("activity", "text", ("Actividad", "Activity"), ("para qué",)),
            "activity",
        ),
        Field(
            Target("letter", "text", ("Documento", "Letter"), ("carta", "recibo")),
            "letter",
        ),
    ),
    needed=("institution", "description", "value"),
    likeness=Worded(
        Contribution,
        ("organisation", "kind", "description", "value", "received_on"),
    ),
    asked=(
        Asked(
            "kind",
            _("Kind, where the list says none"),
            choices=tuple(ContributionKind.choices),
            column="kind",
        ),
        CURRENCY_ASKED,
    ),
    finish=_valued,
)
