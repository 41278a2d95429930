"""The charter and the rules of confidentiality, version by version, article by article."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Regime
from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.dialogue.models.agreements import Agreement
from rimay.groups.models import Classified, Pillar
from rimay.groups.roles import INSIDE, SEATS, Role
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule


class CharterKind(models.TextChoices):
    CHARTER = "charter", _("charter")
    CONFIDENTIALITY = "confidentiality", _("rules of confidentiality")


class CharterState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    REPLACED = "replaced", _("replaced")


class DecisionRule(models.TextChoices):
    CONSENSUS = "consensus", _("consensus: no objection stands, each pillar is behind")
    QUALIFIED = "qualified", _("a share of the seats of each pillar agrees")


class WhenShort(models.TextChoices):
    """What a session may do while a required pillar is vacant or unconfirmed."""

    INFORMATIVE = "informative", _("it informs and discusses, and decides nothing")
    AD_REFERENDUM = "ad_referendum", _("it decides ad referendum of that pillar")
    NONE = "none", _("it puts nothing to a decision")


class DayUnit(models.TextChoices):
    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")


class ObserverRight(models.TextChoices):
    VOICE = "voice", _("observers have a voice")
    LISTEN = "listen", _("observers listen")


class Charter(Classified):
    """One version of the charter or of the confidentiality rules; each is a row.

    The rules that the software reads (`decision_rule` and so on) are columns of it,
    with the defaults of a group that has no charter yet. Adopted, the text is locked.
    """

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("acknowledge", INSIDE),
        Rule("comment", SEATS | SECRETARIAT | {Role.COORDINATOR}),
        Rule("adopt", SECRETARIAT),
    )
    SEARCH = ("title", "text")

    kind = models.CharField(
        _("kind of text"),
        max_length=20,
        choices=CharterKind,
        default=CharterKind.CHARTER,
    )
    title = TranslatedField(_("title"))
    edition = models.CharField(_("version"), max_length=20, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CharterState, default=CharterState.DRAFT
    )
    adopted_on = PartialDateField(_("adopted on"))
    adopted_by = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adopted_charters",
        verbose_name=_("adopted by the agreement"),
    )
    text = TranslatedField(_("text"), blank=True)
    decision_rule = models.CharField(
        _("how the group decides"),
        max_length=12,
        choices=DecisionRule,
        default=DecisionRule.CONSENSUS,
    )
    pillar_share = models.PositiveSmallIntegerField(
        _("share of each pillar that agrees, in per cent"), default=67
    )
    when_short = models.CharField(
        _("while the seats of a required pillar are vacant or unconfirmed"),
        max_length=15,
        choices=WhenShort,
        default=WhenShort.INFORMATIVE,
    )
    observers = models.CharField(
        _("observers"),
        max_length=10,
        choices=ObserverRight,
        default=ObserverRight.VOICE,
    )
    default_regime = models.CharField(
        _("confidentiality rule where nothing else is said"),
        max_length=20,
        choices=Regime,
        default=Regime.OPEN,
    )
    convene_days = models.PositiveSmallIntegerField(
        _("days between convening and session"), default=5
    )
    observe_days = models.PositiveSmallIntegerField(
        _("days to observe the minutes"), default=5
    )
    round_days = models.PositiveSmallIntegerField(
        _("days of a written round"), default=10
    )
    ratify_days = models.PositiveSmallIntegerField(
        _("days to ratify what was adopted ad referendum"), default=30
    )
    day_unit = models.CharField(
        _("deadlines count in"),
        max_length=10,
        choices=DayUnit,
        default=DayUnit.WORKING,
    )
    silence_is_no_objection = models.BooleanField(
        _("in a written round, silence is no objection of who accepted that"),
        default=False,
    )

    class Meta(Classified.Meta):
        verbose_name = _("charter")
        verbose_name_plural = _("charter and rules")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="charter_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(pillar_share__gte=1, pillar_share__lte=100),
                name="share_is_per_cent",
                violation_error_message=_("A share is between 1 and 100 per cent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.edition}".strip()

    @property
    def is_locked(self) -> bool:
        return self.state != CharterState.DRAFT


class PillarRule(Classified):
    """What a charter asks of one pillar: how many seats make its quorum."""

    CLASS_FROM = "charter"

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
