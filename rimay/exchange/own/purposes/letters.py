"""The register of letters: number, date, from and to, subject."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from rimay.exchange.lists.targets import Target
from rimay.exchange.lists.words import fold, listed
from rimay.exchange.own.declaring import Asked, Field, Given, Naming, Purpose
from rimay.exchange.own.lines import Line
from rimay.exchange.own.worded import Worded
from rimay.letters.models import Delivery, Direction, Letter, LetterKind

DIRECTIONS: dict[str, tuple[str, ...]] = {
    Direction.OUT: (
        "enviado",
        "enviada",
        "emitido",
        "emitida",
        "salida",
        "sent",
        "out",
    ),
    Direction.IN: ("recibido", "recibida", "entrada", "ingreso", "received", "in"),
}
KINDS: dict[str, tuple[str, ...]] = {
    LetterKind.LETTER: ("carta", "letter"),
    LetterKind.OFFICIAL: ("oficio", "official letter"),
    LetterKind.OFFICIAL_MANY: ("oficio múltiple", "oficio circular"),
    LetterKind.MEMORANDUM: ("memorando", "memorándum", "memo", "memorandum"),
}
# How a register calls the desk itself, on its own side of a letter.
_DESK = listed("secretaria st secretariat") | {
    "secretaria tecnica",
    "la secretaria",
    "secretaria ejecutiva",
    "technical secretariat",
}
DELIVERIES: dict[str, tuple[str, ...]] = {
    Delivery.DESK: ("mesa de partes", "mesa de partes virtual", "at the desk"),
    Delivery.HAND: ("en mano", "mano", "by hand"),
    Delivery.EMAIL: ("correo", "correo electrónico", "e-mail"),
    Delivery.MESSENGER: ("mensajería", "courier", "mensajero", "messenger"),
    Delivery.POST: ("correo postal", "serpost", "post"),
}


def _sided(given: Given) -> Callable[[Line], str]:
    """Return what tells the other side of a letter from one's own.

    The other side is the addressee of what was sent and the sender of what was received.
    """

    def finish(line: Line) -> str:
        _take_side(line)
        sent = line.cells.get("direction") == Direction.OUT
        other, own = ("to", "from") if sent else ("from", "to")
        line.move(f"@{other}", "organisation")
        line.move(f"@{other}_words", "correspondent")
        said = line.entry.row.one(own)
        if sent and said:
            line.put("signatory", said, own)
        if not line.entry.row.one("kind"):
            _take_kind(line)
        return "" if line.cells.get("direction") else "no_direction"

    return finish


def _take_side(line: Line) -> None:
    """Read from who stands where whether a letter was sent: a register has both.

    What was said for the whole list counts where the secretariat stands on neither side.
    """
    row = line.entry.row
    sides = {name: fold(row.one(name)) in _DESK for name in ("from", "to")}
    if row.one("direction") or sides["from"] == sides["to"]:
        return
    read = Direction.OUT if sides["from"] else Direction.IN
    if line.cells.get("direction", read) != read:
        line.notes.append("direction_from_sides")
    line.cells["direction"] = read


def _take_kind(line: Line) -> None:
    """Read the kind from the number: "Oficio N.° 012-2018"."""
    number = f"{fold(line.cells.get('number', ''))} "
    found = [
        (len(word), kind)
        for kind, words in KINDS.items()
        for word in words
        if number.startswith(f"{fold(word)} ")
    ]
    if found:
        line.put("kind", max(found)[1], "number")
        line.notes.append("kind_from_number")


LETTERS = Purpose(
    code="letters",
    words=_("the register of letters"),
    hint=_("Number, date, from, to, subject; file numbers and receipts."),
    kind="letters",
    fields=(
        Field(
            Target(
                "number",
                "text",
                ("Número", "Number"),
                ("número de documento", "documento", "número de carta", "oficio"),
            ),
            "number",
            keeps=True,
        ),
        Field(
            Target(
                "dated_on",
                "date",
                ("Fecha", "Date"),
                ("fecha del documento", "fecha de emisión"),
                from_title=True,
            ),
            "dated_on",
            keeps=True,
        ),
        Field(
            Target("subject", "text", ("Asunto", "Subject"), ("sumilla", "tema")),
            "subject",
            keeps=True,
        ),
        Field(
            Target("from", "names", ("De", "From"), ("remitente", "procedencia")),
            "@from",
            Naming("organisations", "leave"),
            words="@from_words",
            keeps=True,
        ),
        Field(
            Target("to", "names", ("Para", "To"), ("destinatario", "dirigido a")),
            "@to",
            Naming("organisations", "leave"),
            words="@to_words",
            keeps=True,
        ),
        Field(
            Target(
                "direction",
                "choice",
                ("Sentido", "Direction"),
                ("enviado o recibido", "entrada o salida", "movimiento"),
                choices=DIRECTIONS,
            ),
            "direction",
            keeps=True,
        ),
        Field(
            Target(
                "kind",
                "choice",
                ("Tipo de documento", "Kind of letter"),
                ("tipo", "clase"),
                choices=KINDS,
            ),
            "kind",
            keeps=True,
        ),
        Field(
            Target("signatory", "text", ("Firmado por", "Signed by"), ("firmante",)),
            "signatory",
        ),
        Field(
            Target(
                "delivery",
                "choice",
                ("Medio de entrega", "Delivered how"),
                ("vía", "medio"),
                choices=DELIVERIES,
            ),
            "delivery",
        ),
        Field(
            Target(
                "delivered_on",
                "date",
                ("Fecha de entrega", "Delivered on"),
                ("fecha de recepción", "fecha de cargo"),
            ),
            "delivered_on",
        ),
        Field(
            Target(
                "file_number",
                "text",
                ("Expediente", "File number"),
                ("hoja de ruta", "registro", "cargo"),
            ),
            "file_number",
        ),
    ),
    needed=("subject", "number"),
    likeness=Worded(
        Letter, ("subject",), "number", ("direction", "dated_on", "organisation")
    ),
    asked=(
        Asked(
            "direction",
            _("Sent or received, where the list does not say"),
            choices=tuple(Direction.choices),
            column="direction",
        ),
    ),
    finish=_sided,
    kept=("organisation", "correspondent"),
)
