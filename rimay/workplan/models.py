"""What the group set out to do this year, and what changed because of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models import Classified, Organisation, Post


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


class Activity(Classified):
    """One thing to do: who, in which months, with what money, shown by what."""

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


class AimCode(models.TextChoices):
    """The pilot's three aims, in the order in which they build on each other."""

    UNDERSTAND = "understand", _("a. understand good practices")
    APPLY = "apply", _("b. apply them")
    JOINT = "joint", _("c. work together on security challenges")


class Measured(models.TextChoices):
    NOT = "not_measured", _("not measured")
    PARTLY = "partly", _("measured in part")
    YES = "measured", _("measured")


class Aim(Classified):
    """A capacity aim of the group, and whether anybody measured it."""

    SEARCH = ("title", "note")

    code = models.CharField(_("aim"), max_length=12, choices=AimCode)
    title = TranslatedField(_("in the group's words"))
    measured = models.CharField(
        _("how far it was reached"),
        max_length=14,
        choices=Measured,
        default=Measured.NOT,
    )
    note = TranslatedField(_("note"), blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("capacity aim")
        verbose_name_plural = _("capacity aims")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="aim_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "group",
                "code",
                name="each_aim_once_in_a_group",
                violation_error_message=_("This aim is already there."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def letter(self) -> str:
        return "abc"[AimCode.values.index(self.code)]


class Strength(models.TextChoices):
    WEAK = "weak", _("weak: one voice")
    FAIR = "fair", _("fair: several voices or a document")
    STRONG = "strong", _("strong: confirmed by somebody outside")


class ChangeNoticed(Classified):
    """A change that somebody noticed, with what else may have caused it."""

    DEFAULT_CLASS = Class.MEMBERS
    SEARCH = ("change", "contribution", "evidence")

    change = TranslatedField(_("what changed"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name=_("in which organisation"),
    )
    since = PartialDateField(_("since"))
    contribution = TranslatedField(_("how the group contributed"), blank=True)
    other_causes = TranslatedField(_("other causes"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    strength = models.CharField(
        _("strength of the evidence"), max_length=10, choices=Strength, blank=True
    )
    confirmed_by = models.CharField(_("confirmed by"), max_length=200, blank=True)
    aim = models.ForeignKey(
        Aim,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name=_("speaks for the aim"),
    )

    class Meta(Classified.Meta):
        verbose_name = _("change noticed")
        verbose_name_plural = _("changes noticed")
        indexes = [
            models.Index(
                fields=["group", "since", "id", "access_class", "access_pillar"],
                name="change_noticed_list",
            )
        ]

    def __str__(self) -> str:
        words = str(self.change)
        return words if len(words) <= 80 else f"{words[:79]}…"
