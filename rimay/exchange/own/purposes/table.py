"""Lists of the table: agreements, and who came to which session."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from rimay.access.asking import visible
from rimay.dialogue.models import Agreement, Meeting
from rimay.dialogue.models.agreements import AgreementKind, AgreementStatus
from rimay.dialogue.models.attendance import Presence
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
from rimay.exchange.own.named import Seats
from rimay.exchange.own.worded import Worded
from rimay.groups.models import Membership
from rimay.groups.models.seats import MembershipKind

STATUSES: dict[str, tuple[str, ...]] = {
    AgreementStatus.PENDING: ("pendiente", "por iniciar", "no iniciado", "pending"),
    AgreementStatus.UNDER_WAY: (
        "en curso",
        "en proceso",
        "en ejecución",
        "en trámite",
        "en avance",
        "under way",
        "in progress",
    ),
    AgreementStatus.FULFILLED: (
        "cumplido",
        "cumplida",
        "ejecutado",
        "concluido",
        "culminado",
        "atendido",
        "realizado",
        "fulfilled",
        "done",
    ),
    AgreementStatus.PARTLY: (
        "cumplido en parte",
        "cumplido parcialmente",
        "parcial",
        "parcialmente cumplido",
        "avance parcial",
        "fulfilled in part",
    ),
    AgreementStatus.NOT_FULFILLED: (
        "no cumplido",
        "incumplido",
        "vencido",
        "not fulfilled",
    ),
    AgreementStatus.DROPPED: (
        "dejado sin efecto",
        "sin efecto",
        "cancelado",
        "desestimado",
        "dropped",
    ),
    AgreementStatus.SUPERSEDED: ("reemplazado", "superseded"),
    AgreementStatus.TO_RATIFY: ("por ratificar", "to be ratified"),
}
KINDS: dict[str, tuple[str, ...]] = {
    AgreementKind.DECISION: ("decisión", "acuerdo", "decision"),
    AgreementKind.COMMITMENT: ("compromiso", "commitment"),
    AgreementKind.RECOMMENDATION: ("recomendación", "recommendation"),
}
PRESENCES: dict[str, tuple[str, ...]] = {
    Presence.PRESENT: (
        "presente",
        "p",
        "x",
        "sí",
        "asistió",
        "✓",
        "✔",
        "☑",
        "✅",
        "present",
        "1",
    ),
    Presence.ALTERNATE: ("alterno", "alterna", "suplente", "alternate"),
    Presence.EXCUSED: ("justificado", "excusado", "j", "licencia", "excused"),
    Presence.ABSENT: (
        "ausente",
        "falta",
        "f",
        "no",
        "no asistió",
        "inasistente",
        "absent",
        "0",
        "✗",
        "✘",
        "❌",
    ),
}
SESSION = Target(
    "session",
    "names",
    ("Sesión", "Session"),
    ("reunión", "número de sesión", "acta"),
)
DAY = Target(
    "day",
    "date",
    ("Fecha", "Date"),
    ("fecha de la sesión", "fecha del acuerdo"),
    from_title=True,
)

AGREEMENTS = Purpose(
    code="agreements",
    words=_("agreements and their follow-up"),
    hint=_(
        "A matrix of agreements: number, agreement, responsible, until when, status, "
        "means of verification."
    ),
    kind="agreements",
    fields=(
        Field(
            Target(
                "number", "text", ("N.°", "Number"), ("número de acuerdo", "código")
            ),
            "number",
            keeps=True,
        ),
        Field(
            Target(
                "text",
                "text",
                ("Acuerdo", "Agreement"),
                ("compromiso", "descripción", "acuerdo adoptado", "tarea", "acción"),
            ),
            "text_{language}",
            keeps=True,
        ),
        Field(
            Target("kind", "choice", ("Tipo", "Kind"), choices=KINDS),
            "kind",
            keeps=True,
        ),
        Field(
            Target(
                "responsible",
                "names",
                ("Responsable", "Responsible"),
                ("entidad responsable", "a cargo de", "encargado", "quién"),
            ),
            "organisation",
            Naming("organisations"),
            others="others",
        ),
        Field(
            Target(
                "due_on",
                "date",
                ("Plazo", "Until when"),
                (
                    "fecha límite",
                    "fecha de cumplimiento",
                    "vencimiento",
                    "hasta cuándo",
                ),
                keeps_words=True,
            ),
            "due_on",
            words="no_due_reason",
        ),
        Field(
            Target(
                "status",
                "choice",
                ("Estado", "Status"),
                ("situación", "avance", "cumplimiento"),
                choices=STATUSES,
            ),
            "status",
        ),
        Field(
            Target(
                "verification",
                "text",
                ("Medio de verificación", "Means of verification"),
                ("sustento", "evidencia", "fuente de verificación", "verificador"),
            ),
            "verification",
        ),
        Field(
            Target(
                "follow_up",
                "names",
                ("Seguimiento", "Follow-up"),
                ("quién da seguimiento", "who follows up"),
            ),
            "follow_up",
            Naming("organisations"),
        ),
        Field(SESSION, "meeting", Naming("meetings"), keeps=True),
        Field(DAY, "agreed_on", keeps=True),
    ),
    needed=("text",),
    likeness=Worded(Agreement, ("text",), "number", ("agreed_on",)),
    asked=(
        Asked(
            "meeting",
            _("Which session agreed on them"),
            _("where all of them are of one session"),
            rows=lambda actor: named_beside(actor, Meeting).order_by("-held_on", "-id"),
            column="meeting",
        ),
    ),
    kept=("meeting",),
)


def _seated(given: Given) -> Callable[[Line], str]:
    """Return what makes an organisation's attendance that of its seat, if it has one."""
    rows = visible(given.actor, Membership).exclude(kind=MembershipKind.FORMER)
    seats = dict(rows.order_by("-id").values_list("organisation__key", "key"))

    def finish(line: Line) -> str:
        seat = seats.get(line.cells.get("organisation", ""))
        if seat:
            line.move("organisation", "membership")
            line.cells["membership"] = seat
        told = {note.reason.code for note in line.entry.row.notes}
        if "not_marked" in told:
            # Whether somebody came is not taken for granted.
            return "not_marked"
        if not line.cells.get("meeting") and not line.waits:
            return "no_session"
        is_named = line.cells.get("membership") or line.cells.get("organisation")
        return "" if is_named or line.waits else "no_institution"

    return finish


ATTENDANCE = Purpose(
    code="attendance",
    words=_("who came to which session"),
    hint=_(
        "A sign-in sheet of one session, a tab for each, or a column for each day with "
        "a mark."
    ),
    kind="session-attendance",
    fields=(
        Field(
            Target("institution", "organisation", ("Institución", "Institution")),
            "organisation",
            Naming("organisations"),
        ),
        Field(Target("name", "person_name", ("Nombre", "Name")), "person"),
        Field(
            Target(
                "presence",
                "choice",
                ("Asistencia", "Attendance"),
                ("asistió", "presente", "condición"),
                choices=PRESENCES,
                by_day=True,
            ),
            "presence",
        ),
        Field(SESSION, "meeting", Naming("meetings")),
        Field(DAY, "meeting", Naming("meetings")),
    ),
    needed=("institution", "name"),
    likeness=Seats(),
    asked=(
        Asked(
            "meeting",
            _("Which session"),
            _("where the list holds one; else each tab or column says its day"),
            rows=lambda actor: named_beside(actor, Meeting).order_by("-held_on", "-id"),
            column="meeting",
        ),
    ),
    finish=_seated,
    joins=("person",),
)
