"""What the group is to bring about, and what changed because of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models import Classified, Organisation


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
