"""Documents, the catalogue of references, and what the group knows in words."""

import uuid

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import SortKeyField, TranslatedField
from rimay.groups.models import Classified, Organisation


def shelf(row: "Document", name: str) -> str:
    """Return where a file is kept: its name tells nothing, and cannot be guessed."""
    return f"library/{uuid.uuid4().hex}"


class DocumentKind(models.TextChoices):
    BOOK = "book", _("book")
    TOOL = "tool", _("tool")
    REPORT = "report", _("report")
    STUDY = "study", _("study")
    MINUTES = "minutes", _("minutes")
    CHARTER = "charter", _("charter")
    OTHER = "other", _("other")


class Document(Classified):
    """A document: where it stands, whose it is, and what may be said of it."""

    SEARCH = ("title", "author", "summary")

    title = TranslatedField(_("title"))
    sort_es = SortKeyField(source="title", language="es")
    sort_en = SortKeyField(source="title", language="en")
    kind = models.CharField(
        _("kind of document"),
        max_length=10,
        choices=DocumentKind,
        default=DocumentKind.OTHER,
    )
    author = models.CharField(_("author"), max_length=300, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("author, as an organisation here"),
    )
    published_on = PartialDateField(_("published"))
    languages = models.CharField(
        _("languages"), max_length=60, blank=True, help_text=_("such as es, en")
    )
    address = models.CharField(
        _("address on the web"),
        max_length=300,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    summary = TranslatedField(_("what it is"), blank=True)
    endorsement = models.CharField(_("endorsed by"), max_length=200, blank=True)
    disclaimer = models.CharField(_("disclaimer"), max_length=300, blank=True)
    file = models.FileField(
        _("file"), upload_to=shelf, max_length=120, blank=True, editable=False
    )
    file_name = models.CharField(
        _("name of the file"), max_length=160, blank=True, editable=False
    )

    class Meta(Classified.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [
            models.Index(
                fields=["group", "sort_es", "id", "access_class", "access_pillar"],
                name="document_list_es",
            ),
            models.Index(
                fields=["group", "sort_en", "id", "access_class", "access_pillar"],
                name="document_list_en",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Framework(models.TextChoices):
    VPS = "vps", _("Voluntary Principles")
    TOOLKIT = "toolkit", _("DCAF-ICRC Toolkit")
    IGT = "igt", _("Implementation Guidance Tools")
    UNGP = "ungp", _("Guiding Principles")
    NAP = "nap", _("National Action Plan")
    LAW = "law", _("law")
    SDG = "sdg", _("Sustainable Development Goals")
    OTHER = "other", _("other")


class ReferenceItem(Classified):
    """One chapter, principle or article that records point to."""

    DEFAULT_CLASS = Class.PUBLIC
    SEARCH = ("code", "title")

    framework = models.CharField(_("framework"), max_length=10, choices=Framework)
    edition = models.CharField(_("edition"), max_length=40, blank=True)
    code = models.CharField(_("code in the framework"), max_length=40, blank=True)
    title = TranslatedField(_("title"))
    sort_es = SortKeyField(source="title", language="es")
    sort_en = SortKeyField(source="title", language="en")
    address = models.CharField(
        _("address on the web"),
        max_length=300,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )

    class Meta(Classified.Meta):
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        indexes = [
            models.Index(
                fields=["group", "sort_es", "id", "access_class", "access_pillar"],
                name="reference_list_es",
            ),
            models.Index(
                fields=["group", "sort_en", "id", "access_class", "access_pillar"],
                name="reference_list_en",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


class NoteKind(models.TextChoices):
    ACHIEVEMENT = "achievement", _("achievement")
    NEED = "need", _("need")
    LESSON = "lesson", _("lesson learned")
    CONTEXT = "context", _("context")
    QUESTION = "question", _("open question")
    PRINCIPLE = "principle", _("principle")


class Note(Classified):
    """What the group knows, in a few words, with where it learned it."""

    SEARCH = ("title", "text", "learned_from")

    kind = models.CharField(_("kind of note"), max_length=12, choices=NoteKind)
    title = TranslatedField(_("title"))
    sort_es = SortKeyField(source="title", language="es")
    sort_en = SortKeyField(source="title", language="en")
    text = TranslatedField(_("text"), blank=True)
    learned_from = models.CharField(
        _("where it was learned"), max_length=300, blank=True
    )
    as_of = PartialDateField(_("as of"))

    class Meta(Classified.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        indexes = [
            models.Index(
                fields=["group", "sort_es", "id", "access_class", "access_pillar"],
                name="note_list_es",
            ),
            models.Index(
                fields=["group", "sort_en", "id", "access_class", "access_pillar"],
                name="note_list_en",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)
