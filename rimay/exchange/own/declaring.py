"""What a kind of list is: its columns, what is asked for all of it, what it makes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from django.db.models import QuerySet

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core.classes import Class
from rimay.exchange.lists.targets import Target
from rimay.groups.models import Classified, Group
from rimay.records.kinds import Words

if TYPE_CHECKING:
    from rimay.exchange.own.likeness import Likeness
    from rimay.exchange.own.lines import Line

Row = TypeVar("Row", bound=Classified)


def named_beside(actor: Actor, model: type[Row]) -> "QuerySet[Row]":
    """Return the rows that the importer reads, but nothing sealed: that shows its words
    on its own page only.
    """
    return visible(actor, model).exclude(access_class=Class.SEALED)


@dataclass(frozen=True)
class Naming:
    """Words of a list that name rows of another kind.

    `unknown` says what is proposed for a name that nobody here has: to make a row, to
    leave it, or nothing, so that the person has to say.
    """

    directory: str
    unknown: Literal["new", "leave", "ask"] = "ask"


@dataclass(frozen=True)
class Field:
    """One thing that a list's column can hold, and the record's column it goes to.

    Where words name rows (`naming`), further names of the cell go to `others`. `words`
    is the column for what stays words: a name of nobody, a date that is none. What
    `keeps` its value is never changed in a record that stands already.
    """

    target: Target
    column: str = ""
    naming: Naming | None = None
    others: str = ""
    words: str = ""
    keeps: bool = False

    @property
    def name(self) -> str:
        return self.target.name


@dataclass(frozen=True)
class Asked:
    """What is asked once for the whole list: an event, a session, sent or received.

    `column` is the record's column it fills where the list says nothing itself.
    """

    name: str
    label: Words
    help: Words = ""
    rows: Callable[[Actor], "QuerySet[Classified]"] | None = None
    choices: tuple[tuple[str, Words], ...] = ()
    column: str = ""
    is_required: bool = False


@dataclass(frozen=True)
class Below:
    """Records that hang on the main one: its telephones, its attendances.

    `above` is the column that names the main record. One record is made for each value
    of the targets `each`, or one from `fields` where one of `needs` is given. `same`
    are the columns by which one that stands already is known again.
    """

    kind: str
    above: str
    same: tuple[str, ...]
    each: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    needs: tuple[str, ...] = ()
    asked: Mapping[str, str] = field(default_factory=dict)


# Compared by identity: equality by words would follow the reader's language.
@dataclass(frozen=True, eq=False)
class Purpose:
    """A kind of list.

    `needed` are targets of which a line has to give one; else it is no record.
    `likeness` finds records that a line may be. `finish` is asked once for a list; what
    it returns puts right what one cell alone cannot say, and may refuse a line with the
    code of a reason. Where two lines are one record, the columns of `joins` say both,
    and those of `latest` what the later line says.
    A record that stands keeps what is in the columns of `kept`, as fields say of theirs.
    Keys of new records begin with that of the row asked for as `key_from`.
    """

    code: str
    words: Words
    hint: Words
    kind: str
    fields: tuple[Field, ...]
    needed: tuple[str, ...]
    likeness: "Likeness"
    asked: tuple[Asked, ...] = ()
    below: tuple[Below, ...] = ()
    finish: "Callable[[Given], Callable[[Line], str]] | None" = None
    joins: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    key_from: str = ""

    @property
    def targets(self) -> tuple[Target, ...]:
        """Everything that a column of the list can be."""
        found = [f.target for f in self.fields]
        found += [f.target for below in self.below for f in below.fields]
        return tuple({target.name: target for target in found}.values())

    def every_field(self) -> tuple[Field, ...]:
        return (*self.fields, *(f for below in self.below for f in below.fields))


@dataclass
class Given:
    """Who brings a list into which group, and what was said for all of it."""

    actor: Actor
    group: Group
    asked: Mapping[str, str]
    rows: dict[str, Classified] = field(default_factory=dict)

    def rows_of(self, model: type[Row]) -> "QuerySet[Row]":
        """Return the rows that may be named beside a list."""
        return named_beside(self.actor, model)

    def key(self, name: str) -> str:
        """Return the key of the row that was chosen for the whole list, or the code."""
        row = self.rows.get(name)
        return row.key if row is not None else self.asked.get(name, "")
