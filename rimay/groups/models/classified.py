"""What every domain row carries: its group, who reads it, and what it rests on."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import CIRCLE_CLASSES, Basis, Class
from rimay.groups.models.group import Circle, Group, Pillar
from rimay.groups.rules import SECRETARIAT_KEEPS, Rule


def new_key() -> str:
    """Return a key for a row that came without one from a workbook."""
    return uuid.uuid4().hex


class Classified(models.Model):
    """A row of a group with one class.

    `access_pillar` is set for the class pillar, `access_circle` for party, team and
    sealed. `key` names the row in workbooks. `version` counts changes, so that the
    second of two people editing is told.
    """

    RULES: ClassVar[tuple[Rule, ...]] = SECRETARIAT_KEEPS
    DEFAULT_CLASS: ClassVar[Class] = Class.GROUP
    SEARCH: ClassVar[tuple[str, ...]] = ()
    CLASS_FROM: ClassVar[str] = ""
    # The column that says a row waits behind the charter's gate: read only by who
    # acknowledged charter and confidentiality.
    GATED: ClassVar[str] = ""
    # The references whose words stand in the row's own name: see access.naming.
    NAMED_AFTER: ClassVar[tuple[str, ...]] = ()
    # The reference below which nothing is added once its row is settled.
    SETTLED_WITH: ClassVar[str] = ""

    # Lists have an index that begins with the group; one per key would only slow
    # each write down.
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        related_name="+",
        verbose_name=_("group"),
        db_index=False,
    )
    access_class = models.CharField(
        _("who reads it"), max_length=12, choices=Class, default=Class.GROUP
    )
    access_pillar = models.ForeignKey(
        Pillar, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    access_circle = models.ForeignKey(
        Circle, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    key = models.CharField(_("key"), max_length=80, default=new_key)
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                "group", "key", name="%(app_label)s_%(class)s_one_row_per_key"
            ),
            models.CheckConstraint(
                condition=~Q(access_class=Class.PILLAR)
                | Q(access_pillar__isnull=False),
                name="%(app_label)s_%(class)s_pillar_class_names_a_pillar",
            ),
            models.CheckConstraint(
                condition=~Q(access_class__in=sorted(CIRCLE_CLASSES))
                | Q(access_circle__isnull=False),
                name="%(app_label)s_%(class)s_circle_class_names_a_circle",
            ),
        ]

    def take_class_of(self, parent: "Classified") -> None:
        """Read as the parent lets this kind of row be read."""
        self.group_id = parent.group_id
        given = parent.class_given(type(self))
        self.access_class, self.access_pillar_id, self.access_circle_id = given

    def class_given(
        self, child: type["Classified"]
    ) -> tuple[str, int | None, int | None]:
        """Return class, pillar and circle for rows below this one: its own.

        A study is read by the table while its interviews are read by its team: such
        models answer by the kind of child.
        """
        return self.access_class, self.access_pillar_id, self.access_circle_id

    def prepare(self) -> None:
        """Make what the row needs before it is saved the first time: a team's circle."""

    def settle(self) -> None:
        """Bring what hangs on the row's references up to date, after they are set."""

    @property
    def is_locked(self) -> bool:
        """Whether the row is settled for good: later corrections are added to it."""
        return False

    @property
    def is_said_anew(self) -> bool:
        """Whether a seat can still say itself, in its place, what stands here for it."""
        return False

    @property
    def is_settled_above(self) -> bool:
        """Whether the row that this one belongs to takes no more rows of this kind."""
        return bool(self.SETTLED_WITH and getattr(self, self.SETTLED_WITH).is_locked)

    def refused_from_file(self, standing: "Classified | None") -> tuple[str, str]:
        """Return the column and the words of what no file may make of the row, because
        a page of its own checks more first; nothing where it may. `standing` is the row
        as it stands, None where it is new.
        """
        return "", ""

    @property
    def is_gated(self) -> bool:
        """Whether this row waits behind the charter's gate."""
        return bool(self.GATED and getattr(self, self.GATED))

    @property
    def reach(self) -> Class:
        return Class(self.access_class)
