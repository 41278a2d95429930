"""An acta as it is printed: its text, and what stands around it on paper.

Page, PDF and the check of a file take the words around the text from here, so that a
check knows what belongs to the paper and not to the text.
"""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.access.asking import every_row
from rimay.core import child, formatting
from rimay.dialogue.models import Acta, ActaCorrection
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.queries.acta_text import Paragraph, Part, from_plain, grouped
from rimay.dialogue.queries.composing import compose, name_of

HEAVY = "rimay.dialogue.heavy"


@dataclass(frozen=True)
class Frame:
    """The words around the text, in the language of the acta."""

    fictional: str = ""
    foot: str = ""
    signatures: str = ""
    code: str = ""
    fingerprint: str = ""
    trail: str = ""
    how: str = ""
    qr: str = ""
    annex: str = ""


@dataclass(frozen=True)
class Document:
    """A whole acta in its language. `address` is where its code is checked."""

    language: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    signatures: tuple[str, ...]
    corrections: tuple[str, ...]
    frame: Frame
    address: str = ""

    @property
    def around(self) -> tuple[str, ...]:
        """All that may stand on paper besides the text."""
        words = (*asdict(self.frame).values(), *self.signatures, *self.corrections)
        return tuple(str(held) for held in words if held)


def paragraphs_of(acta: Acta) -> list[Paragraph]:
    """Return the acta as it stands: as closed, as circulated, or as its records say."""
    if acta.state == ActaState.DRAFT:
        return compose(acta)
    return from_plain(acta.body)


def document_of(acta: Acta, *, address: str = "", is_signed: bool = True) -> Document:
    """Return an acta for paper; `is_signed` false leaves the boxes away, for who may
    not know who was there.
    """
    held = paragraphs_of(acta)
    rows = every_row(ActaCorrection, acta.group_id, "corrections stand with their acta")
    corrections = list(rows.filter(acta=acta).order_by("id")) if acta.is_locked else []
    with override(acta.language):
        return Document(
            language=acta.language,
            title=f"{name_of(acta.meeting)} · {acta.meeting.group}",
            paragraphs=tuple(p for p in held if p.is_text),
            signatures=tuple(
                p.words for p in held if p.kind == Part.SIGNATURE and is_signed
            ),
            corrections=tuple(_correction(row) for row in corrections),
            frame=_frame(acta),
            address=address if acta.is_locked else "",
        )


def as_pdf(document: Document) -> bytes:
    """Return the acta as PDF, compiled to the standard PDF/UA-1."""
    return child.run(f"{HEAVY}.acta_pdf", "acta_pdf", _plain(document), seconds=30).blob


def as_word(document: Document, header: str) -> bytes:
    """Return the acta as a Word file that tracks changes."""
    payload = {**_plain(document), "header": header}
    return child.run(f"{HEAVY}.acta_word", "acta_word", payload, seconds=30).blob


def _plain(document: Document) -> dict[str, Any]:
    return asdict(document)


def _frame(acta: Acta) -> Frame:
    group = acta.meeting.group
    made_up = _("Fictional content of a demonstration.") if group.is_fictional else ""
    if not acta.is_locked:
        return Frame(
            fictional=made_up,
            foot=_("Draft: this acta is not closed."),
            signatures=_("Signatures"),
        )
    code = {"code": grouped(acta.check_code)}
    line, _colon, head = acta.trail_head.partition(":")
    return Frame(
        fictional=made_up,
        foot=_("Check code %(code)s") % code,
        signatures=_("Signatures"),
        code=_("Check code %(code)s") % code,
        fingerprint=_("Fingerprint of the text (SHA-256): %(fingerprint)s")
        % {"fingerprint": in_eights(acta.fingerprint)},
        trail=_("Head of the trail before closing: line %(line)s, %(head)s")
        % {"line": line, "head": in_eights(head)},
        how=_(
            "Whoever holds this paper or file can check it on the page “Check an acta” "
            "of this site: by the code, or by bringing the file."
        ),
        qr=_("QR code of the page that checks this acta"),
        annex=_("Corrections added after closing"),
    )


def in_eights(digits: str) -> str:
    """Return a fingerprint in groups of eight, as people read it out."""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))


def _correction(row: ActaCorrection) -> str:
    words = " ".join(row.text.split())
    if not row.made_on:
        return words
    return _("%(day)s: %(words)s") % {"day": row.made_on, "words": words}


def closed_words(acta: Acta) -> str:
    """Return the day on which an acta was closed, in words of the reader."""
    return formatting.date_words(acta.closed_on) if acta.closed_on else ""
