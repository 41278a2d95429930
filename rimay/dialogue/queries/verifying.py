"""Whether a file, or a code alone, is that of a closed acta: for anybody, telling only
that. Nothing that is brought is kept.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host
from django.utils.translation import gettext as _

from rimay.access.asking import every_row
from rimay.accounts import tokens
from rimay.core import child
from rimay.core.files import fingerprint as digest_of
from rimay.core.files import sniff
from rimay.dialogue.models import Acta, ActaCorrection, MeetingFile
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.queries.acta_document import HEAVY, document_of, in_eights
from rimay.dialogue.queries.acta_text import CODE_LETTERS, fingerprint_of
from rimay.dialogue.queries.matching import Compared, Verdict, compare

LARGEST = 20 * 1024 * 1024
CLOSED = (ActaState.CLOSED, ActaState.APPROVED)
_PARTS, _TRIED = 3, 50


class Found(StrEnum):
    """What came of a check."""

    CODE = "code"
    SAME = "same"
    MORE = "more"
    ORIGINAL = "original"
    OTHER = "other"
    PICTURE = "picture"
    NO_CODE = "no_code"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Told:
    """What anybody may be told of an acta: when it was closed, and its fingerprint.

    `group` is empty unless the group shows itself to everybody.
    """

    closed_on: date | None
    group: str
    fingerprint: str
    corrections: int


@dataclass(frozen=True)
class Outcome:
    """What a check found; `besides` are words of the file that was brought, never of
    the acta. `has_overlay` says that pictures or notes lie on its pages, unread.
    """

    found: Found
    told: Told | None = None
    besides: tuple[str, ...] = ()
    has_overlay: bool = False


@dataclass(frozen=True)
class Read:
    """What could be read of a file: its pages, or none for a picture."""

    kind: str
    pages: tuple[str, ...] = ()
    has_overlay: bool = False

    @property
    def has_text(self) -> bool:
        return any(page.strip() for page in self.pages)


class NotRead(Exception):
    """The file cannot be read here; its words say why."""


def acta_with(code: str) -> Acta | None:
    """Return the closed acta with this check code, whoever types it from paper."""
    typed = tokens.plain(code)
    if len(typed) != CODE_LETTERS:
        return None
    rows = Acta.objects.filter(check_code=typed, state__in=CLOSED)
    return rows.select_related("meeting__group").first()


def told_of(acta: Acta) -> Told:
    """Return what anybody who holds its code may be told."""
    group = acta.meeting.group
    rows = every_row(ActaCorrection, acta.group_id, "how many corrections there are")
    return Told(
        closed_on=acta.closed_on,
        group=str(group) if group.is_public else "",
        fingerprint=in_eights(acta.fingerprint),
        corrections=rows.filter(acta=acta).count(),
    )


def check_code(code: str) -> Outcome:
    """Return what a code alone tells."""
    acta = acta_with(code)
    if acta is None:
        return Outcome(Found.UNKNOWN)
    return Outcome(Found.CODE, told_of(acta))


def check_file(content: bytes, code: str = "") -> Outcome:
    """Compare a file with the acta of its code, typed or printed in the file itself.

    Raises NotRead.
    """
    read = read_file(content)
    acta = acta_with(code) if code.strip() else _named_in(read)
    if acta is None:
        return Outcome(Found.UNKNOWN if code.strip() else Found.NO_CODE)
    told = told_of(acta)
    if is_original(acta, content):
        return Outcome(Found.ORIGINAL, told)
    if not read.has_text:
        return Outcome(Found.PICTURE, told)
    compared = compare_with(acta, read)
    found = Found(compared.verdict.value)
    besides = compared.besides if compared.verdict == Verdict.MORE else ()
    return Outcome(found, told, besides, read.has_overlay)


def compare_with(acta: Acta, read: Read) -> Compared:
    """Compare what was read of a file with the text of an acta."""
    around = (*document_of(acta).around, *_addresses(read))
    return compare(read.pages, acta.text, around)


def is_original(acta: Acta, content: bytes) -> bool:
    """Return whether a file is, byte for byte, a signed page that was filed."""
    rows = every_row(MeetingFile, acta.group_id, "the signed original by its digest")
    filed = rows.filter(meeting=acta.meeting_id, kind=MeetingFile.Kind.ACTA)
    return filed.filter(digest=digest_of(content)).exists()


def read_file(content: bytes) -> Read:
    """Read a file: PDF, a saved page, plain text; of a picture, that it is one.

    Raises NotRead.
    """
    if not content:
        raise NotRead(_("The file is empty. Was it saved?"))
    if len(content) > LARGEST:
        raise NotRead(_("The file is larger than 20 MB."))
    kind = sniff(content)
    if kind in {"png", "jpeg"}:
        return Read("picture")
    if kind == "pdf":
        return _pdf(content)
    if kind != "text":
        raise NotRead(_("Bring PDF, a picture (PNG, JPEG), a saved page, or text."))
    words = _decoded(content)
    if "<" in words[:400] and "<html" in words[:2000].lower():
        return Read("page", (_article(words),))
    return Read("text", (words,))


def _decoded(content: bytes) -> str:
    """Return a text as it was saved: by today's programs, or older ones of Windows."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _pdf(content: bytes) -> Read:
    try:
        answer = child.run(
            f"{HEAVY}.reading_pdf",
            "read_pdf",
            {},
            blob=content,
            seconds=20,
            mebibytes=600,
        )
    except child.ChildRefused as refusal:
        locked = refusal.code == "locked"
        raise NotRead(
            _("The PDF is locked with a password.")
            if locked
            else _("This PDF cannot be read.")
        ) from None
    except child.ChildFailed:
        raise NotRead(_("The file took too long or too much memory.")) from None
    overlay = answer.data["has_pictures"] or answer.data["has_notes"]
    return Read("pdf", tuple(answer.data["pages"]), bool(overlay))


def _named_in(read: Read) -> Acta | None:
    """Return the acta whose code stands in a file, or whose text is the whole of it."""
    printed = (word.strip(".,;()") for word in _words(read))
    codes = dict.fromkeys(word for word in printed if word.count("-") == _PARTS - 1)
    for code in list(codes)[:_TRIED]:
        acta = acta_with(code)
        if acta is not None:
            return acta
    whole = fingerprint_of("\n".join(read.pages))
    rows = Acta.objects.filter(fingerprint=whole, state__in=CLOSED)
    return rows.select_related("meeting__group").first()


def _words(read: Read) -> list[str]:
    return [word for page in read.pages for word in page.split()]


def _addresses(read: Read) -> list[str]:
    """Return addresses of this site's own check that stand in a file."""
    found = []
    for word in _words(read):
        if "://" in word and "/verify/" in word:
            host = urlsplit(word.strip("().,;")).netloc.rpartition("@")[2]
            name = host.rpartition(":")[0] if host.count(":") == 1 else host
            if name and validate_host(name, settings.ALLOWED_HOSTS):
                found.append(word)
    return found


class _Article(HTMLParser):
    """Collects the words of a saved page that stand in the acta's own article."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article" and (self.depth or "data-acta" in dict(attrs)):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "article" and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.words.append(data)


def _article(page: str) -> str:
    parser = _Article()
    parser.feed(page)
    return "".join(parser.words)
