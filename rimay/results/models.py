"""Figures as given out, and the reports that use them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDate, PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models import Classified
from rimay.groups.roles import INSIDE, Role
from rimay.groups.rules import SECRETARIAT, kept_by

READERS = INSIDE | {Role.DONOR, Role.EVALUATOR, Role.TEAM}


class Report(Classified):
    """A results report: narrative with figures set into it, in each language.

    `frozen` holds the whole document per language as it was published.
    """

    RULES = kept_by(SECRETARIAT, READERS)
    DEFAULT_CLASS = Class.SECRETARIAT
    SEARCH = ("title", "lead")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    title = TranslatedField(_("title"))
    lead = TranslatedField(_("lead sentence"), blank=True)
    period_from = PartialDateField(_("from"))
    period_to = PartialDateField(_("until"))
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_on = models.DateField(null=True, blank=True, editable=False)
    trail_head = models.CharField(max_length=90, blank=True, editable=False)
    frozen = models.JSONField(null=True, blank=True, editable=False)

    class Meta(Classified.Meta):
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="report_list",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    def publish(self) -> None:
        """Become published. Raises ValueError when it is already."""
        if self.is_published:
            raise ValueError("a published report is not published again")
        self.state = self.State.PUBLISHED


class Picture(models.TextChoices):
    """What a section shows after its words, made from the records."""

    NONE = "", _("nothing")
    TIMELINE = "timeline", _("what happened when")
    MAP = "map", _("map of the regions")
    PARTICIPANTS = "participants", _("participants by institution")
    SEATS = "seats", _("members by pillar, as far as named")
    AIMS = "aims", _("the aims and what was measured")
    FIGURES = "figures", _("figures and their definitions")


class Section(Classified):
    """One section of a report: words with figures set in by code, and a picture.

    A figure stands in the words as [[training.participants]].
    """

    CLASS_FROM = "report"
    RULES = kept_by(SECRETARIAT, READERS)

    report = models.ForeignKey(
        Report, models.CASCADE, related_name="sections", verbose_name=_("report")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    title = TranslatedField(_("title"))
    body = TranslatedField(
        _("text"),
        blank=True,
        help_text=_("A figure is set in by its code: [[training.participants]]."),
    )
    picture = models.CharField(
        _("followed by"), max_length=20, choices=Picture, blank=True
    )

    class Meta(Classified.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "id"]
        indexes = [
            models.Index(
                fields=["group", "report", "position", "id"], name="section_list"
            )
        ]

    def __str__(self) -> str:
        return str(self.title)


class Release(Classified):
    """A figure given out: computed over all its rows, frozen with its moment.

    Its class is its own: who reads the number need not read the rows. `row_count` is
    how many rows stood behind it, for the undivided figure only. `breakdowns` are
    already protected. One with a `report` is that report's.
    """

    RULES = kept_by(SECRETARIAT, READERS)
    DEFAULT_CLASS = Class.GROUP

    code = models.CharField(_("figure"), max_length=80)
    value = models.DecimalField(
        _("value"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    date_value = PartialDateField(_("date"))
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    at_least = models.BooleanField(_("at least"), default=False)
    as_of = PartialDateField(_("as of"))
    missing = TranslatedField(_("why it is not known"), blank=True)
    note = TranslatedField(_("note"), blank=True)
    is_itemised = models.BooleanField(default=False)
    row_count = models.PositiveIntegerField(null=True, blank=True)
    breakdowns = models.JSONField(default=list)
    released_at = models.DateTimeField()
    report = models.ForeignKey(
        Report, models.PROTECT, null=True, blank=True, related_name="releases"
    )

    class Meta(Classified.Meta):
        verbose_name = _("released figure")
        verbose_name_plural = _("released figures")
        indexes = [
            models.Index(
                fields=["group", "code", "id", "access_class", "access_pillar"],
                name="release_list",
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def shown_value(self) -> int | PartialDate | object | None:
        """The value as it is spoken of: a date, a whole number, or an amount."""
        if self.date_value is not None:
            return self.date_value
        if self.value is not None and self.value == self.value.to_integral_value():
            return int(self.value)
        return self.value


class RestsOn(models.Model):
    """A record that the figures of a published report rested on: kind and number, so
    that who corrects or removes it is told, whatever it says by then.

    It carries nothing of the record and is read through its report only.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="rests_on")
    subject = models.CharField(max_length=80)
    row_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "subject", "row_id", "report", name="a_report_rests_on_a_row_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.row_id}"
