"""What the trainings left: tests before and after, and what was applied since."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rimay.core.dates import PartialDateField
from rimay.groups.models import Organisation
from rimay.training.models.events import Event, OfAnEvent
from rimay.training.models.participants import Participant


class LearningTest(OfAnEvent):
    """The same test before and after, of one person under a private code.

    Nothing here puts persons in an order: no page sorts by score.
    """

    NAMED_AFTER = ("participant",)

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="tests", verbose_name=_("event")
    )
    participant = models.ForeignKey(
        Participant,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="tests",
        verbose_name=_("participant"),
    )
    code = models.CharField(_("private code"), max_length=40, blank=True)
    before = models.DecimalField(
        _("score before"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    after = models.DecimalField(
        _("score after"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    out_of = models.DecimalField(
        _("out of"), max_digits=6, decimal_places=2, default=20
    )

    class Meta(OfAnEvent.Meta):
        verbose_name = _("test result")
        verbose_name_plural = _("tests before and after")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_circle"],
                name="learning_test_list",
            )
        ]
        constraints = [
            *OfAnEvent.Meta.constraints,
            models.CheckConstraint(
                condition=Q(participant__isnull=False) | ~Q(code=""),
                name="learning_test_has_a_participant_or_a_code",
                violation_error_message=_(
                    "Name the participant, or write the private code."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(before=None) | Q(before__gte=0, before__lte=F("out_of")))
                & (Q(after=None) | Q(after__gte=0, after__lte=F("out_of"))),
                name="learning_test_scores_are_within_the_test",
                violation_error_message=_(
                    "A score lies between nothing and the most that the test gives."
                ),
            ),
            models.UniqueConstraint(
                "event",
                "code",
                condition=~Q(code=""),
                name="one_learning_test_per_code_and_event",
                violation_error_message=_(
                    "This code already has a result for this event."
                ),
            ),
            models.UniqueConstraint(
                "event",
                "participant",
                name="one_learning_test_per_person_and_event",
                violation_error_message=_(
                    "This person already has a result for this event."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.code or str(self.participant)


class Applied(models.TextChoices):
    YES = "yes", _("yes")
    IN_PART = "in_part", _("in part")
    NO = "no", _("no")
    NO_ANSWER = "no_answer", _("no answer")


class FollowUp(OfAnEvent):
    """Months later: did a participant, or an organisation, apply what was learned?"""

    SEARCH = ("words",)
    NAMED_AFTER = ("participant", "organisation")

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="follow_ups", verbose_name=_("event")
    )
    participant = models.ForeignKey(
        Participant,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("participant"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("organisation"),
    )
    asked_on = PartialDateField(_("asked on"))
    applied = models.CharField(_("applied"), max_length=10, choices=Applied)
    words = models.TextField(_("in their words"), blank=True)

    class Meta(OfAnEvent.Meta):
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-up of trainings")
        indexes = [
            models.Index(
                fields=["group", "asked_on", "id", "access_class", "access_circle"],
                name="follow_up_list",
            )
        ]
        constraints = [
            *OfAnEvent.Meta.constraints,
            models.CheckConstraint(
                condition=Q(participant__isnull=False) | Q(organisation__isnull=False),
                name="follow_up_asks_a_participant_or_an_organisation",
                violation_error_message=_(
                    "Name the participant or the organisation that was asked."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant or self.organisation}: {self.get_applied_display()}"
