"""What became of agreements ad referendum: each organisation ratifies, or does not."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rimay.dialogue.models.agreements import Agreement
from rimay.groups.models import Classified, Membership


class Ratification(Classified):
    """An organisation has until a day to ratify what was adopted ad referendum."""

    class State(models.TextChoices):
        AWAITED = "awaited", _("awaited")
        RATIFIED = "ratified", _("ratified")
        DECLINED = "declined", pgettext_lazy("ratification", "declined")

    CLASS_FROM = "agreement"
    NAMED_AFTER = ("membership",)

    agreement = models.ForeignKey(
        Agreement,
        models.CASCADE,
        related_name="ratifications",
        verbose_name=_("agreement"),
    )
    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="+", verbose_name=_("seat")
    )
    due_on = models.DateField(_("until"))
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.AWAITED
    )
    said_on = models.DateField(_("said on"), null=True, blank=True)
    letter = models.CharField(_("letter"), max_length=160, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("ratification")
        verbose_name_plural = _("ratifications")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="ratification_list",
            ),
            models.Index(fields=["state", "due_on"], name="ratification_due"),
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "agreement", "membership", name="ratified_once_by_a_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership}: {self.get_state_display()}"
