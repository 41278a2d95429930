"""The transfer file: what goes with the secretariat's office, in formats that stay open.

It holds what the office reads and nothing that its holder reads beyond it: nothing
sealed, no team's rows, nothing of a seat of theirs.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import IO

from django.contrib.staticfiles import finders
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.http import Request
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.files import safe_name
from rimay.dialogue.models import Acta, AgreementUpdate, Meeting, MeetingFile
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.queries import charters, pledges
from rimay.exchange import beside, sheets, still_open, tables
from rimay.exchange.bundles import Bundle
from rimay.exchange.carrying import Carrying
from rimay.exchange.kinds import BY_MODEL
from rimay.exchange.models import Import
from rimay.exchange.workbook import book
from rimay.groups.models import Classified, Group
from rimay.home.queries import trail
from rimay.library.models import Document
from rimay.records.kinds import Kind
from rimay.results.documents import files as report_files
from rimay.results.documents_of import document_of
from rimay.results.models import Report

CHUNK = 200


@dataclass
class _Made:
    """A transfer file in the making, and what its first page tells of it."""

    request: Request
    group: Group
    rows: Carrying
    bundle: Bundle
    tables: list[tuple[str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def reader(self) -> Actor:
        return self.rows.actor


def write(request: Request, group: Group) -> IO[bytes]:
    """Return the transfer file, to be read once.

    Raises child.ChildFailed where the workbook is too much for one.
    """
    language = (get_language() or "es")[:2]
    rows = Carrying(request.actor, group, language)
    # What is rendered into it asks for who reads as every page does.
    asking = copy(request)
    asking.actor = rows.actor
    made = _Made(asking, group, rows, Bundle(name_of(group)))
    content = tables.workbook_bytes(book(language, rows))
    made.bundle.add(f"{group.slug}.xlsx", [content])
    for name, words in rows.too_long.items():
        made.bundle.text(_path(_("Long texts"), safe_name(name)), words)
    _write_tables(made)
    _write_files(made)
    _write_papers(made)
    made.bundle.text(_path("", _("1 read me first"), "html"), _first_page(made))
    parts = [[part.path, str(part.size), part.digest] for part in made.bundle.parts]
    heads = [_("File"), _("Bytes"), "SHA-256"]
    made.bundle.table(_path("", _("Fingerprints"), "csv"), [heads, *parts])
    return made.bundle.close()


@transaction.atomic
def record_made(actor: Actor, group: Group) -> None:
    """Write down, for the whole group, that the file was made."""
    record(actor, "group.transfer", group)


def name_of(group: Group) -> str:
    """Return what the file is called, without its ending."""
    words = _("transfer file %(group)s %(day)s")
    return slugify(words % {"group": group.slug, "day": clock.today().isoformat()})


def _write_tables(made: _Made) -> None:
    keys = made.rows.keys_of
    found = [
        (_("What the group says of itself"), beside.of_group(made.group)),
        (_("Pillars"), beside.of_pillars(made.group)),
        (_("Recorded on behalf of seats"), beside.said_on_behalf(made.reader, keys)),
        (_("Trail"), beside.of_trail(made.reader, made.group, keys)),
    ]
    for model, columns in beside.BESIDE:
        words = str(model._meta.verbose_name_plural)
        rows = beside.rows_of(made.reader, model, columns, keys)
        found.append((words[:1].upper() + words[1:], rows))
    columns = ("file_name", "fingerprint", "made_count", "changed_count")
    rows = beside.rows_of(made.reader, Import, columns, keys)
    found.append((_("Imports"), rows))
    for kind, stayed in made.rows.stayed.items():
        title = _("%(sheet)s, not in the workbook") % {"sheet": kind.sheet}
        found.append((title, _stayed(made, kind, stayed)))
    for title, lines in found:
        path = _path(_("Tables"), title, "csv")
        made.bundle.table(path, lines)
        made.tables.append((path, title))


def _stayed(made: _Made, kind: Kind, rows: list[Classified]) -> Iterator[list[str]]:
    """Yield rows that the workbook leaves out, each with who reads it."""
    heads = sheets.heads(kind, (get_language() or "es")[:2])
    yield [*(head.text for head in heads), _("Who reads it")]
    lines = made.rows.lines(kind, heads, rows)
    for row, line in zip(rows, lines, strict=True):
        yield [*(cell.text for cell in line), str(row.reach.label)]


def _write_files(made: _Made) -> None:
    """Copy the files that people brought, with a table of what each belongs to."""
    listed = [[_("File"), _("Sheet"), _("Key"), _("Name of the file")]]
    for folder, owner, row, name in _kept(made):
        kind = BY_MODEL[type(owner)]
        path = _path(folder, f"{len(listed):04}-{safe_name(name)}")
        try:
            content = row.file.open("rb")  # type: ignore[attr-defined]
        except FileNotFoundError:
            made.lost.append(name)
            continue
        with content:
            made.bundle.copy(path, content)
        listed.append([path, str(kind.sheet), owner.key, name])
    made.bundle.table(_path("", _("Files"), "csv"), listed)


def _kept(made: _Made) -> Iterator[tuple[str, Classified, Classified, str]]:
    """Yield folder, the record of a sheet, the row with the file, and its name."""
    documents = visible(made.reader, Document).exclude(file="").order_by("id")
    for document in documents.iterator(CHUNK):
        yield _("Documents"), document, document, document.file_name
    papers = visible(made.reader, MeetingFile).filter(
        meeting__in=visible(made.reader, Meeting)
    )
    for paper in papers.select_related("meeting").order_by("id").iterator(CHUNK):
        yield _("Papers of sessions"), paper.meeting, paper, paper.file_name
    updates = visible(made.reader, AgreementUpdate).exclude(file="").order_by("id")
    for update in updates.iterator(CHUNK):
        yield _("Progress"), update, update, update.file_name


def _write_papers(made: _Made) -> None:
    """Write actas, the texts in force and published reports as pages."""
    group, request, reader = made.group, made.request, made.reader
    frame = {"group": group, "style": _style()}
    closed = (ActaState.CLOSED, ActaState.APPROVED)
    actas = visible(reader, Acta).filter(
        state__in=closed, meeting__in=visible(reader, Meeting)
    )
    for acta in actas.select_related("meeting").order_by("id").iterator(CHUNK):
        page = render_to_string(
            "dialogue/acta_file.html", frame | {"acta": acta}, request
        )
        made.bundle.text(_page_path(_("Actas"), acta, str(acta)), page)
    for text in pledges.readable_texts(reader, group):
        name = charters.name_of(text)
        context = frame | {
            "charter": text,
            "name": name,
            "state": charters.state_words(text),
            "check": charters.check_of(text),
            "articles": charters.articles(reader, text),
        }
        page = render_to_string("dialogue/charter_file.html", context, request)
        made.bundle.text(_page_path(_("Charter"), text, name), page)
    language = (get_language() or "es")[:2]
    reports = visible(reader, Report).filter(state=Report.State.PUBLISHED)
    for report in reports.order_by("id").iterator(CHUNK):
        content = report_files.as_html(document_of(report, language))
        made.bundle.add(_page_path(_("Reports"), report, str(report)), [content])


def _page_path(folder: str, row: Classified, name: str) -> str:
    return _path(folder, f"{row.pk}-{name}", "html")


def _path(folder: str, name: str, ending: str = "") -> str:
    """Return a path in plain letters; a name without an ending keeps its own."""
    plain = f"{slugify(name)[:100]}.{ending}" if ending else name
    return f"{slugify(folder)}/{plain}" if folder else plain


def _first_page(made: _Made) -> str:
    sheets = [(str(kind.sheet), len(rows)) for kind, rows in made.rows.held.items()]
    context = {
        "group": made.group,
        "style": _style(),
        "is_file": True,
        "day": clock.today(),
        "head": trail.head_of(made.group),
        "workbook": f"{made.group.slug}.xlsx",
        "sheets": [(title, count) for title, count in sheets if count],
        "stayed": [(str(k.sheet), len(rows)) for k, rows in made.rows.stayed.items()],
        "too_long": sorted(made.rows.too_long),
        "tables": made.tables,
        "lost": made.lost,
        "matters": still_open.matters_of(made.reader, made.group),
        "terms": still_open.terms_of(made.reader, made.group),
    }
    return render_to_string("exchange/transfer_file.html", context, made.request)


def _style() -> str:
    path = finders.find("ui/rimay.css")
    assert isinstance(path, str)
    with open(path, encoding="utf-8") as file:
        return file.read()
