"""Who read and accepted which version of the charter."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.dialogue.models.charters import Charter, renew_pledges
from rimay.groups.models import Classified, Membership, Person


class Given(models.TextChoices):
    HERE = "here", _("signed in, here")
    SIGNED = "signed", _("signed on paper")
    LETTER = "letter", _("by letter")
    SPOKEN = "spoken", _("in person or by telephone")
    LINK = "link", _("by personal link")


class Acknowledgement(Classified):
    """A person read one version of the charter, for a seat where they hold one."""

    DEFAULT_CLASS = Class.MEMBERS
    NAMED_AFTER = ("person", "charter")

    charter = models.ForeignKey(
        Charter,
        models.PROTECT,
        related_name="acknowledgements",
        verbose_name=_("charter"),
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        related_name="acknowledgements",
        verbose_name=_("person"),
    )
    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acknowledgements",
        verbose_name=_("seat"),
    )
    given_on = PartialDateField(_("acknowledged on"))
    given = models.CharField(
        _("how"), max_length=10, choices=Given, default=Given.SIGNED
    )

    class Meta(Classified.Meta):
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="acknowledgement_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "charter",
                "person",
                "membership",
                name="acknowledged_once_for_a_seat",
                violation_error_message=_(
                    "This person already acknowledged it for this seat."
                ),
            ),
            models.UniqueConstraint(
                "charter",
                "person",
                name="acknowledged_once_without_a_seat",
                condition=Q(membership=None),
                violation_error_message=_("This person already acknowledged it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.charter}"

    def settle(self) -> None:
        """Let the gate know; whoever acknowledged all texts in force passes it."""
        renew_pledges(self.group_id, [self.person_id])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Take it back, and what it opened."""
        group, person = self.group_id, self.person_id
        removed = super().delete(*args, **kwargs)
        renew_pledges(group, [person])
        return removed
