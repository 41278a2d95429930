"""Conflicts of interest, declared on an item and minuted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.dialogue.models.agenda import AgendaItem
from rimay.groups.models import Classified, Membership


class ConflictOfInterest(Classified):
    """A seat declared an interest in an item; there it does not count."""

    CLASS_FROM = "item"
    NAMED_AFTER = ("membership", "item")

    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="conflicts", verbose_name=_("item")
    )
    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        related_name="conflicts_of_interest",
        verbose_name=_("seat"),
    )
    reason = models.CharField(_("what it concerns"), max_length=300, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="conflict_of_interest_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "item", "membership", name="interest_declared_once_on_an_item"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership}: {self.item}"
