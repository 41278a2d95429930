"""The yearly round: "still you?", asked of each person who sits at the table."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.dialogue.models.acknowledgements import Given
from rimay.groups.models import Classified, SeatHolder
from rimay.groups.rules import SECRETARIAT, kept_by
from rimay.letters.models import Letter


class RoundAnswer(models.TextChoices):
    STILL = "still", _("still sits")
    LEFT = "left", _("has left")


class RoundQuestion(Classified):
    """One person asked in one round; the last answer holds until its day.

    `settled_on` is the day on which silence or leaving made the seat unconfirmed, and
    `request` the letter that asks the organisation for a designation.
    """

    RULES = kept_by(SECRETARIAT, SECRETARIAT)
    DEFAULT_CLASS = Class.SECRETARIAT

    holder = models.ForeignKey(
        SeatHolder,
        models.CASCADE,
        related_name="round_questions",
        verbose_name=_("who is asked"),
    )
    asked_on = models.DateField(_("asked on"))
    answer_by = models.DateField(_("answer until"))
    answer = models.CharField(
        _("answer"), max_length=5, choices=RoundAnswer, blank=True
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    given = models.CharField(_("how"), max_length=10, choices=Given, blank=True)
    settled_on = models.DateField(_("unconfirmed since"), null=True, blank=True)
    request = models.ForeignKey(
        Letter,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("request for a designation"),
    )

    class Meta(Classified.Meta):
        verbose_name = _("question of the yearly round")
        verbose_name_plural = _("questions of the yearly round")
        indexes = [
            models.Index(fields=["group", "asked_on", "id"], name="round_question_list")
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint("holder", "asked_on", name="asked_once_in_a_round"),
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("asked_on")),
                name="answer_is_not_due_before_it_is_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}: {self.get_answer_display() or '—'}"


def round_number(asked_on: date) -> int:
    """Name a round in a personal link: last year's opens nothing this year."""
    return int(f"{asked_on:%Y%m%d}")
