"""What the group set out to do this year: plan, objectives, activities."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models import Classified, Organisation, Post
from rimay.groups.roles import SEATS
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule, Within


class PlanStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    CLOSED = "closed", _("closed")


class Workplan(Classified):
    """A year's plan; `adopted_by` is the address of the agreement, or its words."""

    SEARCH = ("title",)

    year = models.PositiveSmallIntegerField(_("year"))
    title = TranslatedField(_("title"))
    adopted_on = PartialDateField(_("adopted on"))
    adopted_by = models.CharField(
        _("adopted by"),
        max_length=300,
        blank=True,
        help_text=_("the agreement: its number, or its address here"),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=PlanStatus, default=PlanStatus.DRAFT
    )

    class Meta(Classified.Meta):
        verbose_name = _("workplan")
        verbose_name_plural = _("workplans")
        indexes = [
            models.Index(
                fields=["group", "year", "id", "access_class", "access_pillar"],
                name="workplan_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year__gte=1990, year__lte=2100),
                name="workplan_year_is_one",
                violation_error_message=_("Write the year with four digits."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title) or str(self.year)


class Objective(Classified):
    """What the plan is to achieve; its activities stand under it."""

    CLASS_FROM = "workplan"
    SEARCH = ("title",)

    workplan = models.ForeignKey(
        Workplan,
        models.CASCADE,
        related_name="objectives",
        verbose_name=_("workplan"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = TranslatedField(_("objective"))

    class Meta(Classified.Meta):
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        indexes = [
            models.Index(
                fields=["group", "number", "id", "access_class", "access_pillar"],
                name="objective_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "workplan",
                "number",
                name="objective_number_once_in_a_plan",
                violation_error_message=_(
                    "The plan already has an objective with this number."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class ActivityStatus(models.TextChoices):
    PENDING = "pending", _("pending")
    UNDER_WAY = "under_way", _("under way")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class WithoutReason(ValueError):
    """An activity is not dropped without saying why."""


class Activity(Classified):
    """One thing to do: who, in which months, with what money, shown by what."""

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("progress", SECRETARIAT),
        Rule("progress", SEATS, Within.OWN_ORGANISATION),
    )
    CLASS_FROM = "objective"
    SEARCH = ("title", "indicator", "evidence")

    objective = models.ForeignKey(
        Objective,
        models.CASCADE,
        related_name="activities",
        verbose_name=_("objective"),
    )
    title = TranslatedField(_("activity"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("responsible organisation"),
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("responsible post"),
    )
    first_month = models.PositiveSmallIntegerField(
        _("first month"), null=True, blank=True, help_text=_("1 to 12")
    )
    last_month = models.PositiveSmallIntegerField(
        _("last month"), null=True, blank=True, help_text=_("1 to 12")
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ActivityStatus,
        default=ActivityStatus.PENDING,
    )
    reason = models.CharField(_("reason, where dropped"), max_length=300, blank=True)
    budget = models.DecimalField(
        _("budget"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    paid_by = models.CharField(_("source of the money"), max_length=200, blank=True)
    indicator = TranslatedField(_("indicator"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    agreement = models.CharField(
        _("agreement"),
        max_length=300,
        blank=True,
        help_text=_("the agreement: its number, or its address here"),
    )

    class Meta(Classified.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="activity_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(first_month=None, last_month=None)
                | Q(
                    first_month__isnull=False,
                    last_month__isnull=False,
                    first_month__gte=1,
                    last_month__gte=F("first_month"),
                    last_month__lte=12,
                ),
                name="activity_months_run_forward_within_a_year",
                violation_error_message=_(
                    "Write both months, from 1 to 12, the first before the last."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=ActivityStatus.DROPPED) | ~Q(reason=""),
                name="activity_dropped_says_why",
                violation_error_message=_("Say why the activity is dropped."),
            ),
            models.CheckConstraint(
                condition=Q(budget=None) | ~Q(currency=""),
                name="activity_budget_names_its_currency",
                violation_error_message=_("A budget needs its currency."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def report(self, status: ActivityStatus, reason: str, evidence: str) -> None:
        """Stand so from now on. Raises WithoutReason when dropped for none."""
        if status == ActivityStatus.DROPPED and not reason.strip():
            raise WithoutReason
        self.status, self.reason, self.evidence = status, reason.strip(), evidence

    def months(self) -> range:
        """The months planned, none where nobody said."""
        if self.first_month is None or self.last_month is None:
            return range(0)
        return range(self.first_month, self.last_month + 1)
