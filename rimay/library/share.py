"""Which records of the library are kept, and how they are asked for."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.library.models import Document, Note, ReferenceItem
from rimay.records.kinds import Column, Family, Kind

DOCUMENT = Kind(
    code="documents",
    model=Document,
    sheet=_("Documents"),
    singular=_("document"),
    create=_("Add a document"),
    intro=_("A document counts when one can find it, and knows whose it is."),
    explanation=_("One row per book, tool, report, study, minutes or charter."),
    columns=(
        Column("title"),
        Column("kind"),
        Column("author"),
        Column("organisation"),
        Column("published_on"),
        Column("languages", example="es, en"),
        Column("address"),
        Column("summary", prose=True),
        Column("endorsement"),
        Column("disclaimer"),
    ),
    list_columns=("title", "kind", "author", "published_on", "languages"),
    sort="sort_",
    filters=("kind",),
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS, Class.SECRETARIAT),
    family=Family.PROOF,
)

REFERENCE_ITEM = Kind(
    code="references",
    model=ReferenceItem,
    sheet=_("References"),
    singular=_("reference"),
    create=_("Add a reference"),
    intro=_("Chapters and principles that trainings, agreements and plans point to."),
    explanation=_("One row per chapter, principle or article."),
    columns=(
        Column("framework"),
        Column("edition"),
        Column("code", example="2.3.a"),
        Column("title"),
        Column("address"),
    ),
    list_columns=("title", "framework", "code"),
    sort="sort_",
    filters=("framework",),
    classes=(Class.PUBLIC, Class.GROUP),
)

NOTE = Kind(
    code="notes",
    model=Note,
    sheet=_("Notes"),
    singular=_("note"),
    create=_("Write a note"),
    intro=_("What the group achieved, needs, learned, and still asks itself."),
    explanation=_("One row per achievement, need, lesson, principle or open question."),
    columns=(
        Column("kind"),
        Column("title"),
        Column("text", prose=True),
        Column("learned_from"),
        Column("as_of"),
    ),
    list_columns=("title", "kind", "learned_from", "as_of"),
    sort="sort_",
    filters=("kind",),
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS, Class.SECRETARIAT),
    family=Family.PROOF,
)

KINDS: tuple[Kind, ...] = (DOCUMENT, REFERENCE_ITEM, NOTE)
