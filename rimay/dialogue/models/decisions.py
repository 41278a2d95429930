"""Proposals put to the table, what each seat answers, and what came of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
    CLOSED = "closed", pgettext_lazy("proposal", "closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "withdrawn")


class Outcome(models.TextChoices):
    ADOPTED = "adopted", pgettext_lazy("proposal", "adopted")
    AD_REFERENDUM = "ad_referendum", _("adopted ad referendum")
    NOT_ADOPTED = "not_adopted", _("not adopted")


class Unratified(models.TextChoices):
    """What becomes of an agreement ad referendum when its day passes unanswered."""

    LAPSES = "lapses", _("it lapses")
    STANDS = "stands", _("it stands")
    REOPENS = "reopens", _("it goes back to the table")


class Proposal(Classified):
    """A text put to a decision, in a session or in a written round.

    `regime` is copied from the item when it is put, and may become stricter since.
    `runner` runs the round and alone learns who answered; nobody reads what before it
    closes. `run_since` is set where somebody took the round over. Closed, `tally` holds
    the counts that may be shown, and nothing else is left of who answered what where the
    rule is not open.
    """

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("create", frozenset({Role.COORDINATOR})),
        Rule("decide", SECRETARIAT | {Role.COORDINATOR}),
        Rule("answer", SEATS),
    )
    CLASS_FROM = "item"
    # Of a written round, which has no item.
    DEFAULT_CLASS = Class.MEMBERS
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
    runner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    run_since = models.DateField(null=True, blank=True, editable=False)
    put_on = models.DateField(_("put on"), null=True, blank=True, editable=False)
    due_on = models.DateField(_("answers until"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    outcome = models.CharField(
        _("outcome"), max_length=15, choices=Outcome, blank=True, editable=False
    )
    act = TranslatedField(_("outcome in words"), blank=True)
    tally = models.JSONField(default=dict, editable=False)
    unratified = models.CharField(
        _("if it is not ratified in time"),
        max_length=10,
        choices=Unratified,
        default=Unratified.LAPSES,
    )
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

    def prepare(self) -> None:
        """Stand behind the charter's gate where the rule is not open."""
        self.behind_gate = self.regime != Regime.OPEN

    @property
    def is_locked(self) -> bool:
        return self.state != ProposalState.DRAFT

    def is_run_by(self, user_id: int | None) -> bool:
        """Return whether this account runs a round that is open: while it is, nobody
        else learns who answered.
        """
        is_open = self.state == ProposalState.OPEN
        return is_open and user_id is not None and self.runner_id == user_id


class Stand(models.TextChoices):
    AGREE = "agree", pgettext_lazy("answer of a seat", "agrees")
    NO_BLOCK = "no_block", _("does not block, for the record")
    OBJECT = "object", _("founded objection")
    ABSENT = "absent", _("absent")


class Objection(Classified):
    """A founded objection: its reason is read by all and must be answered.

    It keeps no seat while answers are taken, nor afterwards where the rule is not open;
    and never a pillar.
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

    @property
    def is_said_anew(self) -> bool:
        return self.proposal.state == ProposalState.OPEN


class ChairNote(Classified):
    """What a seat tells whoever runs the round before it answers; gone at closing.

    Where a pillar has few seats an objection can be guessed: this lets the text be
    mended first.
    """

    RULES = (Rule("create", SEATS),)
    DEFAULT_CLASS = Class.SECRETARIAT

    proposal = models.ForeignKey(
        Proposal, models.CASCADE, related_name="chair_notes", verbose_name=_("proposal")
    )
    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="+", verbose_name=_("seat")
    )
    text = models.TextField(_("what the chair should know"))

    class Meta(Classified.Meta):
        verbose_name = _("note to the chair")

    def __str__(self) -> str:
        return self.text[:80]
