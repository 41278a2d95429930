"""Curricula, the events that use them, and whose team reads who came."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.access import circles
from rimay.core.classes import Class, Regime
from rimay.core.dates import PartialDateField
from rimay.core.text import SortKeyField, TranslatedField
from rimay.groups.models import Circle, Classified, Organisation, Person, Place
from rimay.groups.roles import Role
from rimay.groups.rules import SECRETARIAT, Within, kept_by

TEAM = frozenset({Role.TEAM})

# The secretariat may write for a team what it does not read: it types up sheets.
TEAM_AND_SECRETARIAT = (
    *kept_by(SECRETARIAT, SECRETARIAT),
    *kept_by(TEAM, TEAM, Within.OWN_TEAM),
)


class Module(Classified):
    """One module of a curriculum, and what it teaches from."""

    SEARCH = ("title", "objective", "references")

    title = TranslatedField(_("title"))
    sort_es = SortKeyField(source="title", language="es")
    sort_en = SortKeyField(source="title", language="en")
    objective = TranslatedField(_("objective"), blank=True)
    references = models.CharField(
        _("references"),
        max_length=300,
        blank=True,
        help_text=_("chapters of the Voluntary Principles, the Toolkit or the law"),
    )
    hours = models.DecimalField(
        _("hours"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    language = models.CharField(_("language"), max_length=10, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("training module")
        verbose_name_plural = _("training modules")
        indexes = [
            models.Index(
                fields=["group", "sort_es", "id", "access_class", "access_pillar"],
                name="module_list_es",
            ),
            models.Index(
                fields=["group", "sort_en", "id", "access_class", "access_pillar"],
                name="module_list_en",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Event(Classified):
    """A capacity-building event. The table reads the event; its team reads who came.

    `people` are the team, and `team` is their circle.
    """

    SEARCH = ("title", "purposes")

    title = TranslatedField(_("title"))
    sort_es = SortKeyField(source="title", language="es")
    sort_en = SortKeyField(source="title", language="en")
    purposes = TranslatedField(_("purposes"), blank=True)
    starts_on = PartialDateField(_("date"))
    ends_on = PartialDateField(_("until"))
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("place"),
    )
    organiser = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("organised by"),
    )
    modules = models.ManyToManyField(
        Module, blank=True, related_name="events", verbose_name=_("modules")
    )
    sessions = models.PositiveSmallIntegerField(
        _("number of sessions"), null=True, blank=True
    )
    regime = models.CharField(
        _("confidentiality rule"), max_length=20, choices=Regime, default=Regime.OPEN
    )
    people = models.ManyToManyField(
        Person,
        blank=True,
        related_name="events",
        verbose_name=_("team"),
        help_text=_("who reads who came; nobody else does"),
    )
    team = models.ForeignKey(
        Circle,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        editable=False,
    )

    class Meta(Classified.Meta):
        verbose_name = _("training event")
        verbose_name_plural = _("training events")
        indexes = [
            models.Index(
                fields=["group", "starts_on", "id", "access_class", "access_pillar"],
                name="event_list",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def prepare(self) -> None:
        """Have a circle before the first participant can stand."""
        if self.team is None:
            self.team = circles.team(self.group, str(self.title)[:160])

    def settle(self) -> None:
        """Keep the circle in step with the people of the team."""
        if self.team is not None:
            circles.name_people(self.team, self.people.all())

    def class_given(
        self, child: type[Classified]
    ) -> tuple[str, int | None, int | None]:
        """Give who came to the team alone, however widely the event is read."""
        if self.team_id is None:
            return Class.SECRETARIAT, None, None
        return Class.TEAM, None, self.team_id


class OfAnEvent(Classified):
    """A row that only the team of its event reads."""

    RULES = TEAM_AND_SECRETARIAT
    DEFAULT_CLASS = Class.TEAM
    CLASS_FROM = "event"

    class Meta(Classified.Meta):
        abstract = True
