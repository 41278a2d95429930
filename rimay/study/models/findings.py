"""What the study found, what the regions said to it, and what was decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models import Classified, Place
from rimay.study.models.fieldwork import Study, Workshop


class FindingKind(models.TextChoices):
    RELEVANCE = "relevance", _("relevance")
    FEASIBILITY = "feasibility", _("feasibility")
    CHALLENGE = "challenge", _("security or human-rights challenge")


class FindingStatus(models.TextChoices):
    INITIAL = "initial", _("initial")
    DISCUSSED = "discussed", _("discussed in the regions")
    FINAL = "final", _("final")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Finding(Classified):
    """One thing the study found, in words that point to no source."""

    DEFAULT_CLASS = Class.MEMBERS
    SEARCH = ("text", "topic")

    study = models.ForeignKey(
        Study, models.CASCADE, related_name="findings", verbose_name=_("study")
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    text = TranslatedField(_("finding"))
    topic = models.CharField(_("topic"), max_length=120, blank=True)
    kind = models.CharField(
        _("speaks of"), max_length=12, choices=FindingKind, blank=True
    )
    status = models.CharField(
        _("status"), max_length=12, choices=FindingStatus, default=FindingStatus.INITIAL
    )

    class Meta(Classified.Meta):
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="finding_list",
            )
        ]

    def __str__(self) -> str:
        words = str(self.text)
        return words if len(words) <= 80 else f"{words[:79]}…"


class Reaction(models.TextChoices):
    AGREES = "agrees", _("agrees")
    CONTESTS = "contests", _("contests")
    ADDS = "adds", _("adds")


class WorkshopReaction(Classified):
    """What a workshop said to a finding, without speakers; read as the finding is."""

    CLASS_FROM = "finding"
    SEARCH = ("words",)
    NAMED_AFTER = ("finding",)

    finding = models.ForeignKey(
        Finding, models.CASCADE, related_name="reactions", verbose_name=_("finding")
    )
    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="reactions", verbose_name=_("workshop")
    )
    reaction = models.CharField(_("the workshop"), max_length=10, choices=Reaction)
    words = TranslatedField(_("what was said"), blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("reaction of a workshop")
        verbose_name_plural = _("reactions of workshops")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="workshop_reaction_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "finding",
                "workshop",
                "reaction",
                name="reaction_of_a_workshop_once",
                violation_error_message=_(
                    "This reaction of the workshop is already there."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reaction_display()}: {self.finding}"


class StudyDecision(Classified):
    """What was decided on the study: the seat, what else was possible, and why."""

    SEARCH = ("decision", "reasons")

    study = models.ForeignKey(
        Study, models.CASCADE, related_name="decisions", verbose_name=_("study")
    )
    decision = TranslatedField(_("decision"))
    chosen = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seat chosen"),
    )
    alternatives = models.ManyToManyField(
        Place, blank=True, related_name="+", verbose_name=_("also considered")
    )
    reasons = TranslatedField(_("reasons"), blank=True)
    decided_on = PartialDateField(_("decided on"))
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("decision on a study")
        verbose_name_plural = _("decisions on studies")
        indexes = [
            models.Index(
                fields=["group", "decided_on", "id", "access_class", "access_pillar"],
                name="study_decision_list",
            )
        ]

    def __str__(self) -> str:
        return str(self.decision)
