"""Organisations to win, and each contact with them."""

from collections.abc import Callable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rimay.exchange.lists.targets import Target
from rimay.exchange.own.declaring import Below, Field, Given, Naming, Purpose
from rimay.exchange.own.lines import Line
from rimay.exchange.own.named import Named, prospects
from rimay.outreach.models import Channel, Stage

STAGES: dict[str, tuple[str, ...]] = {
    Stage.IDENTIFIED: ("identificado", "identificada", "por contactar", "identified"),
    Stage.APPROACHED: (
        "contactado",
        "contactada",
        "visitado",
        "en conversación",
        "en conversaciones",
        "en diálogo",
        "approached",
    ),
    Stage.INTERESTED: ("interesado", "interesada", "interested"),
    Stage.COMMITTED: ("comprometido", "comprometida", "committed"),
    Stage.LETTER: ("carta recibida", "con carta", "letter received"),
    Stage.MEMBER: ("integrante", "miembro", "member"),
    Stage.DECLINED: (
        "no interesado",
        "no interesada",
        "no acepta",
        "no aceptó",
        "no desea",
        "rechazó",
        "declinó",
        "declined",
        "not interested",
    ),
}
CHANNELS: dict[str, tuple[str, ...]] = {
    Channel.MEETING: ("reunión", "visita", "meeting"),
    Channel.TELEPHONE: ("teléfono", "llamada", "telephone", "call"),
    Channel.MESSAGE: ("mensaje", "whatsapp", "message"),
    Channel.EMAIL: ("correo", "correo electrónico", "e-mail"),
    Channel.LETTER: ("carta", "oficio", "letter"),
    Channel.EVENT: ("evento", "taller", "event"),
}


def _declined(given: Given) -> Callable[[Line], str]:
    """Return what says why somebody declined: nobody does for no reason at all."""

    def finish(line: Line) -> str:
        if line.cells.get("stage") == Stage.DECLINED:
            row = line.entry.row
            told = row.one("outcome") or row.one("said")
            line.put("declined_reason", told or gettext("the list does not say why"))
        return ""

    return finish


OUTREACH = Purpose(
    code="outreach",
    words=_("outreach: organisations to win and contacts with them"),
    hint=_("Whom the group approaches, how far it got, each contact with its day."),
    kind="prospects",
    fields=(
        Field(
            Target(
                "institution",
                "organisation",
                ("Organización", "Organisation"),
                ("actor", "contraparte"),
            ),
            "name_{language}",
            keeps=True,
        ),
        Field(
            Target("pillar", "names", ("Pilar", "Pillar"), ("sector",)),
            "pillar",
            Naming("pillars"),
        ),
        Field(
            Target(
                "stage",
                "choice",
                ("Etapa", "Stage"),
                ("estado", "situación"),
                choices=STAGES,
            ),
            "stage",
        ),
        Field(
            Target(
                "declined_reason",
                "text",
                ("Motivo del rechazo", "Why it declined"),
                ("por qué no aceptó",),
            ),
            "declined_reason",
        ),
        Field(
            Target("reason", "text", ("Por qué", "Why this one"), ("motivo",)),
            "reason_{language}",
        ),
        Field(
            Target(
                "champion",
                "names",
                ("Quién lo acerca", "Member that approaches it"),
                ("responsable", "contacto a cargo de"),
            ),
            "champion",
            Naming("organisations", "leave"),
        ),
        Field(
            Target(
                "next_step", "text", ("Próximo paso", "Next step"), ("siguiente paso",)
            ),
            "next_step",
        ),
        Field(
            Target("next_on", "date", ("Cuándo", "When"), ("fecha del próximo paso",)),
            "next_on",
        ),
    ),
    needed=("institution",),
    likeness=Named(prospects, "name"),
    latest=("stage", "declined_reason", "next_step", "next_on"),
    finish=_declined,
    below=(
        Below(
            "outreach-contacts",
            "prospect",
            ("held_on", "channel", "said"),
            fields=(
                Field(
                    Target(
                        "held_on",
                        "date",
                        ("Fecha", "Date"),
                        ("fecha de contacto", "día"),
                        from_title=True,
                    ),
                    "held_on",
                ),
                Field(
                    Target(
                        "channel",
                        "choice",
                        ("Medio", "How"),
                        ("canal", "vía", "tipo de contacto"),
                        choices=CHANNELS,
                    ),
                    "channel",
                ),
                Field(
                    Target(
                        "who",
                        "text",
                        ("Con quién", "Who spoke with whom"),
                        ("persona de contacto", "contacto", "persona"),
                    ),
                    "who",
                ),
                Field(
                    Target(
                        "said",
                        "text",
                        ("Qué se dijo", "What was said"),
                        ("observaciones", "comentarios", "detalle", "tema"),
                    ),
                    "said",
                ),
                Field(
                    Target("outcome", "text", ("Resultado", "Outcome"), ("respuesta",)),
                    "outcome",
                ),
            ),
            needs=("held_on", "channel", "said", "who", "outcome"),
        ),
    ),
)
