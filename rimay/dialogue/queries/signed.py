"""Pages of a signed acta: found by code, and held beside the acta they claim to be."""

from dataclasses import dataclass

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.accounts import tokens
from rimay.core.files import sniff
from rimay.dialogue.models import Acta, MeetingFile
from rimay.dialogue.queries.actas import waiting_pages
from rimay.dialogue.queries.matching import Verdict
from rimay.dialogue.queries.verifying import (
    CLOSED,
    NotRead,
    Read,
    compare_with,
    read_file,
)

KEPT = frozenset({"pdf", "png", "jpeg"})


@dataclass(frozen=True)
class Waiting:
    """A page that waits: a picture to be looked at, or a PDF with what its text says.

    `is_changed` is a PDF made of text that is not this acta's; `differs` one that also
    shows pictures, as a scan whose letters a machine guessed.
    """

    paper: MeetingFile
    is_picture: bool = False
    has_text: bool = False
    is_same: bool = False
    is_changed: bool = False
    differs: bool = False
    expected: str = ""
    found: str = ""


def acta_by_code(actor: Actor, code: str) -> Acta | None:
    """Return the closed acta with this code, if it is one of the reader's own group."""
    typed = tokens.plain(code)
    rows = visible(actor, Acta).filter(state__in=CLOSED)
    return rows.filter(check_code=typed).first() if typed else None


def waiting_with_text(actor: Actor, acta: Acta) -> list[Waiting]:
    """Return the pages that wait, each compared as far as a machine can."""
    return [_held_beside(acta, paper) for paper in waiting_pages(actor, acta)]


def kind_of(paper: MeetingFile) -> str:
    """Return what a kept file is by its content; "" for one that is not handed out."""
    try:
        with paper.file.open("rb") as file:
            kind = sniff(file.read(4096))
    except FileNotFoundError:
        return ""
    return kind if kind in KEPT else ""


def _held_beside(acta: Acta, paper: MeetingFile) -> Waiting:
    try:
        with paper.file.open("rb") as file:
            read = read_file(file.read())
    except (NotRead, FileNotFoundError):
        return Waiting(paper)
    if not read.has_text:
        return Waiting(paper, is_picture=read.kind == "picture")
    return _compared(acta, paper, read)


def _compared(acta: Acta, paper: MeetingFile, read: Read) -> Waiting:
    compared = compare_with(acta, read)
    is_other = compared.verdict == Verdict.OTHER
    return Waiting(
        paper,
        has_text=True,
        is_same=not is_other,
        is_changed=is_other and not read.has_overlay,
        differs=is_other and read.has_overlay,
        expected=compared.expected if is_other else "",
        found=compared.found if is_other else "",
    )
