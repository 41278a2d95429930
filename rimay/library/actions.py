"""Keeping the file of a document, and taking it away."""

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.library.files import Brought
from rimay.library.models import Document
from rimay.records.actions import ChangedMeanwhile


@transaction.atomic
def keep_file(
    actor: Actor, document: Document, *, brought: Brought, version: int
) -> Document:
    """Keep a file with a document, in place of the one it had.

    Raises ChangedMeanwhile when somebody saved the document since `version`.
    """
    require(actor, "change", document)
    held = _held(document, version)
    before = held.file.name or ""
    held.file.save(brought.name, ContentFile(brought.content), save=False)
    held.file_name = brought.name
    try:
        _save(held)
        record(actor, "document.file", held, fields=("file",))
    except Exception:
        held.file.storage.delete(str(held.file.name))
        raise
    _forget(held.file.storage, before)
    return held


@transaction.atomic
def drop_file(actor: Actor, document: Document, *, version: int) -> Document:
    """Take a document's file away; the document stays."""
    require(actor, "change", document)
    held = _held(document, version)
    before = held.file.name or ""
    held.file, held.file_name = "", ""
    _save(held)
    record(actor, "document.file", held, fields=("file",))
    _forget(held.file.storage, before)
    return held


def _held(document: Document, version: int) -> Document:
    held = Document.objects.select_for_update().get(pk=document.pk)
    if held.version != version:
        raise ChangedMeanwhile
    return held


def _save(held: Document) -> None:
    held.version += 1
    held.save(update_fields=["file", "file_name", "version", "changed_at"])


def _forget(storage: Storage, name: str) -> None:
    """Delete a file once the act is done for good; before that it may be undone."""
    if name:
        transaction.on_commit(lambda: storage.delete(name))
