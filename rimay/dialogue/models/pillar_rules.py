"""What a charter asks of each pillar."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.dialogue.models.charters import Charter
from rimay.groups.models import Classified, Pillar


class PillarRule(Classified):
    """What a charter asks of one pillar: how many seats make its quorum."""

    CLASS_FROM = "charter"
    SETTLED_WITH = "charter"

    charter = models.ForeignKey(
        Charter,
        models.CASCADE,
        related_name="pillar_rules",
        verbose_name=_("charter"),
    )
    pillar = models.ForeignKey(
        Pillar, models.PROTECT, related_name="+", verbose_name=_("pillar")
    )
    quorum = models.PositiveSmallIntegerField(
        _("seats present that make its quorum"), default=1
    )
    is_required = models.BooleanField(_("must stand behind a decision"), default=True)

    class Meta(Classified.Meta):
        verbose_name = _("rule for a pillar")
        verbose_name_plural = _("rules for pillars")
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "charter", "pillar", name="one_rule_per_pillar_in_a_charter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pillar}: {self.quorum}"

    @property
    def is_locked(self) -> bool:
        return self.charter.is_locked
