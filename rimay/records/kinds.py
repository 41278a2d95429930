"""One definition per kind of record. It drives the sheet of the workbook, its import,
the form, the list, the page of one record and the download, so that they cannot differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.db import models
from django.utils.functional import Promise

from rimay.access.actor import Actor
from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models import Classified, Group, Pillar

Words = str | Promise


class Family(Enum):
    """The three families of the navigation."""

    TABLE = "table"
    WORK = "work"
    PROOF = "proof"
    NONE = "none"


class Shape(Enum):
    """What a column holds; decides how a cell is read, written and asked for."""

    LINE = "line"
    PROSE = "prose"
    TRANSLATED = "translated"
    CHOICE = "choice"
    YES_NO = "yes_no"
    WHOLE = "whole"
    AMOUNT = "amount"
    DAY = "day"
    MOMENT = "moment"
    PARTIAL_DATE = "partial_date"
    REFERENCE = "reference"
    REFERENCES = "references"
    CODES = "codes"


# Compared by identity: equality by words would follow the reader's language.
@dataclass(frozen=True, eq=False)
class Column:
    """One column of a kind: a field of its model, with words of its own if needed.

    `prose` asks for several lines. `for_keepers` marks what only those are shown who
    keep the records: it names other rows by their keys, whoever may see those. `names`
    is the code of the kind whose record the words may name by its key, where that kind
    lives in a room above. `reads` returns what is kept of a line's words, or raises
    ValidationError with how to mend them. `always_said` is a yes or no that a reader
    looks for either way, as a consent; of others a record's page tells only what was
    chosen.
    """

    name: str
    label: Words = ""
    help: Words = ""
    required: bool = False
    prose: bool = False
    example: str = ""
    for_keepers: bool = False
    names: str = ""
    reads: Callable[[str], str] | None = None
    always_said: bool = False


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of record.

    `code` is the address and the name of the CSV file. `sheet` names the workbook's
    sheet and the list (plural); `singular` the record. `list_columns` stand in the
    list, the first one links. `sort` names a stored column ("sort" + language where it
    ends in "_"). `filters` are choice or reference columns. `classes` are the classes
    offered for a new record, the first by default; empty where the record is read as
    its parent is (`model.CLASS_FROM`). `intro` says what counts, for the empty list.
    `standing` computes the sentence that opens the list; without one it is counted, in
    the words of `plural` where the sheet's name is not that of several records.
    """

    code: str
    model: type[Classified]
    sheet: Words
    singular: Words
    create: Words
    intro: Words
    columns: tuple[Column, ...]
    list_columns: tuple[str, ...]
    sort: str = "id"
    filters: tuple[str, ...] = ()
    classes: tuple[Class, ...] = (Class.GROUP,)
    family: Family = Family.NONE
    explanation: Words = ""
    on_behalf: bool = False
    plural: Words = ""
    standing: "Callable[[Actor, Group], str] | None" = None

    @property
    def class_from(self) -> str:
        """The reference whose record's class this one takes; "" where it has its own."""
        return self.model.CLASS_FROM

    @property
    def usual_class(self) -> str:
        """The class of a new record unless it is given another; "" where its parent's."""
        return "" if self.class_from else self.classes[0].value

    def column(self, name: str) -> Column:
        """Return a column by name. Raises KeyError for a name that is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.code}.{name}")

    def field(self, column: Column) -> "models.Field[object, object]":
        """Return the model's field of a column."""
        return self.model._meta.get_field(column.name)  # type: ignore[return-value]

    def label(self, column: Column) -> str:
        """Return the heading of a column in the active language."""
        words = str(column.label or self.field(column).verbose_name)
        return words[:1].upper() + words[1:]

    def shape(self, column: Column) -> Shape:
        """Return what a column holds."""
        field = self.field(column)
        if field.choices:
            return Shape.CHOICE
        for types, shape in _SHAPES:
            if isinstance(field, types):
                if shape == Shape.LINE and column.prose:
                    return Shape.PROSE
                return shape
        raise TypeError(f"{self.code}.{column.name}: no shape for {field}")

    def target(self, column: Column) -> type[Classified] | type[Pillar] | type[Group]:
        """Return the model that a reference points to."""
        model = self.field(column).related_model
        assert isinstance(model, type) and issubclass(
            model, Classified | Pillar | Group
        )
        return model

    def is_required(self, column: Column) -> bool:
        """Return whether a record cannot be without this column."""
        field = self.field(column)
        if column.required:
            return True
        if isinstance(field, models.BooleanField | models.ManyToManyField):
            return False
        return not (field.blank or field.has_default())


# The kinds that have pages, by their model: `urls.routes` fills it.
PAGED: dict[type[models.Model], Kind] = {}

_SHAPES: tuple[tuple[tuple[type, ...], Shape], ...] = (
    ((TranslatedField,), Shape.TRANSLATED),
    ((PartialDateField,), Shape.PARTIAL_DATE),
    ((models.BooleanField,), Shape.YES_NO),
    ((models.DateTimeField,), Shape.MOMENT),
    ((models.DateField,), Shape.DAY),
    ((models.DecimalField,), Shape.AMOUNT),
    ((models.IntegerField,), Shape.WHOLE),
    ((models.ManyToManyField,), Shape.REFERENCES),
    ((models.ForeignKey,), Shape.REFERENCE),
    ((models.JSONField,), Shape.CODES),
    ((models.TextField,), Shape.PROSE),
    ((models.CharField,), Shape.LINE),
)
