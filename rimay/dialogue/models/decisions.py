"""Proposals put to the table, what each seat answers, and what came of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class, Regime
from rimay.core.text import TranslatedField
from rimay.dialogue.models.agenda import AgendaItem
from rimay.dialogue.models.agreements import Agreement
from rimay.dialogue.models.charters import Charter
from rimay.groups.models import Classified, Membership
from rimay.groups.roles import SEATS, Role
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule, Within


class ProposalState(models.TextChoices):
    DRAFT = "draft", _("in preparation")
    OPEN = "open", _("put to a decision")
    CLOSED = "closed", _("closed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Outcome(models.TextChoices):
    ADOPTED = "adopted", _("adopted")
    AD_REFERENDUM = "ad_referendum", _("adopted ad referendum")
    NOT_ADOPTED = "not_adopted", _("not adopted")


class Proposal(Classified):
    """A text put to a decision, in a session or in a written round.

    `regime` is copied from the item when it is put, and may become stricter since.
    Closed, `tally` holds the counts that may be shown, and nothing else is left of who
    answered what where the rule is not open.
    """

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("decide", SECRETARIAT | {Role.COORDINATOR}),
        Rule("answer", SEATS),
    )
    CLASS_FROM = "item"
    GATED = "behind_gate"
    SEARCH = ("number", "text")

    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("item"),
    )
    number = models.CharField(_("number"), max_length=20, blank=True)
    text = TranslatedField(_("text put to a decision"))
    regime = models.CharField(
        _("confidentiality rule"), max_length=20, choices=Regime, default=Regime.OPEN
    )
    behind_gate = models.BooleanField(default=False, editable=False)
    charter = models.ForeignKey(
        Charter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState, default=ProposalState.DRAFT
    )
    is_written = models.BooleanField(_("in a written round"), default=False)
    put_at = models.DateTimeField(null=True, blank=True, editable=False)
    put_on = models.DateField(_("put on"), null=True, blank=True, editable=False)
    due_on = models.DateField(_("answers until"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    outcome = models.CharField(
        _("outcome"), max_length=15, choices=Outcome, blank=True, editable=False
    )
    act = TranslatedField(_("outcome in words"), blank=True)
    tally = models.JSONField(default=dict, editable=False)
    review_on = models.DateField(_("to be reviewed on"), null=True, blank=True)
    agreement = models.OneToOneField(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposal",
        verbose_name=_("agreement"),
    )

    class Meta(Classified.Meta):
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="proposal_list",
            ),
            models.Index(fields=["state", "due_on"], name="proposal_due"),
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(is_written=False)
                | ~Q(state="open")
                | Q(due_on__isnull=False),
                name="written_round_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(outcome=""),
                name="closed_proposal_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        words = str(self.text)
        return words if len(words) <= 120 else f"{words[:117].rstrip()}…"

    @property
    def is_locked(self) -> bool:
        return self.state != ProposalState.DRAFT


class Stand(models.TextChoices):
    AGREE = "agree", _("agrees")
    NO_BLOCK = "no_block", _("does not block, for the record")
    OBJECT = "object", _("founded objection")
    ABSENT = "absent", _("absent")


class Objection(Classified):
    """A founded objection: its reason is read by all and must be answered.

    It keeps no seat where the rule is not open, and never a pillar.
    """

    CLASS_FROM = "proposal"
    GATED = "behind_gate"

    proposal = models.ForeignKey(
        Proposal,
        models.CASCADE,
        related_name="objections",
        verbose_name=_("proposal"),
    )
    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seat"),
    )
    text = models.TextField(_("reason"))
    answer = models.TextField(_("answer of the table"), blank=True)
    is_standing = models.BooleanField(_("stands"), default=True)
    behind_gate = models.BooleanField(default=False, editable=False)

    class Meta(Classified.Meta):
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(behind_gate=False) | Q(membership=None),
                name="closed_rule_keeps_no_objecting_seat",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Position(Classified):
    """What one seat answers. Sealed for the persons who hold the seat.

    Who runs the round learns from it who answered, not what. Where the rule is not
    open it is gone once the proposal closes.
    """

    RULES = (Rule("change", SEATS, Within.READABLE),)
    DEFAULT_CLASS = Class.SEALED

    proposal = models.ForeignKey(
        Proposal,
        models.CASCADE,
        related_name="positions",
        verbose_name=_("proposal"),
    )
    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="+", verbose_name=_("seat")
    )
    stand = models.CharField(_("answer"), max_length=10, choices=Stand)
    reason = models.TextField(_("reason"), blank=True)
    objection = models.OneToOneField(
        Objection, models.SET_NULL, null=True, blank=True, related_name="position"
    )

    class Meta(Classified.Meta):
        verbose_name = _("answer of a seat")
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "proposal", "membership", name="one_living_position_per_seat"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_stand_display())


class Ratification(Classified):
    """An organisation has until a day to ratify what was adopted ad referendum."""

    class State(models.TextChoices):
        AWAITED = "awaited", _("awaited")
        RATIFIED = "ratified", _("ratified")
        DECLINED = "declined", _("declined")

    CLASS_FROM = "agreement"

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


class ConflictOfInterest(Classified):
    """A seat declared an interest in an item; there it does not count."""

    CLASS_FROM = "item"

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
