"""What stands on a session's agenda, who proposed it, and what papers lie with it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rimay.core.classes import Class, Regime
from rimay.core.text import TranslatedField
from rimay.dialogue.models.meetings import Meeting
from rimay.groups.models import Circle, Classified, Membership, Organisation
from rimay.groups.roles import SEATS, Role
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule, kept_by
from rimay.library.models import Document
from rimay.records.actions import reclassify_children


class Purpose(models.TextChoices):
    INFORM = "inform", _("to inform")
    DISCUSS = "discuss", _("to discuss")
    DECIDE = "decide", _("to decide")


class AgendaItem(Classified):
    """One item of an agenda, with its own confidentiality rule.

    The item is read as its session is; what is said on it is not: see `class_given`.
    `minutes_text` is what the acta says of it, fit to be published; `circle` names the
    persons who read what is said under the rule "sealed". `held_under` is the rule
    under which the talk began: since then `regime` changes only by making it stricter,
    which erases what the stricter rule does not keep. `is_current`: the table is there.
    """

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("write", SECRETARIAT),
        Rule("tighten", SECRETARIAT | {Role.COORDINATOR}),
        Rule("declare", SEATS | SECRETARIAT),
    )
    CLASS_FROM = "meeting"
    SEARCH = ("title",)

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="agenda", verbose_name=_("session")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = TranslatedField(_("item"))
    purpose = models.CharField(
        _("purpose"), max_length=10, choices=Purpose, default=Purpose.DISCUSS
    )
    regime = models.CharField(
        _("confidentiality rule"), max_length=20, choices=Regime, default=Regime.OPEN
    )
    length = models.PositiveSmallIntegerField(_("minutes planned"), default=20)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("proposed by"),
    )
    minutes_text = TranslatedField(_("what the acta says"), blank=True)
    circle = models.ForeignKey(
        Circle,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    held_under = models.CharField(
        max_length=20, choices=Regime, blank=True, editable=False
    )
    is_current = models.BooleanField(default=False, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)

    class Meta(Classified.Meta):
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        indexes = [
            models.Index(
                fields=["group", "number", "id", "access_class", "access_pillar"],
                name="agenda_item_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "meeting",
                "number",
                name="agenda_item_number_once_in_a_meeting",
                violation_error_message=_(
                    "The agenda already has an item with this number."
                ),
            ),
            models.CheckConstraint(
                condition=Q(held_under="") | Q(held_under=F("regime")),
                name="rule_of_an_item_begun_is_only_made_stricter",
                violation_error_message=_(
                    "The talk on this item has begun: its rule can only be made "
                    "stricter, on the page of the session."
                ),
            ),
            models.UniqueConstraint(
                "meeting",
                name="table_is_at_one_item",
                condition=Q(is_current=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def settle(self) -> None:
        """Let what is said on an item be read as its rule says now, and texts in
        preparation with it; on a new one nothing was said yet.
        """
        if self.version > 1:
            drafts = self.proposals.filter(state="draft").exclude(regime=self.regime)
            drafts.update(regime=self.regime, behind_gate=self.regime != Regime.OPEN)
            reclassify_children(self)

    @property
    def is_open_rule(self) -> bool:
        """Whether who spoke and who wrote may be kept."""
        return self.regime == Regime.OPEN

    def class_given(
        self, child: type[Classified]
    ) -> tuple[str, int | None, int | None]:
        """Seal what is said on a sealed item for the persons named on it; until some
        are, the secretariat alone reads it.
        """
        if child.__name__ in SAID and self.regime == Regime.SEALED:
            if self.circle_id is None:
                return Class.SECRETARIAT, None, None
            return Class.SEALED, None, self.circle_id
        return self.meeting.class_given(child)


# What is said on an item, as against what the item is.
SAID = frozenset({"MinutesLine", "Proposal", "Objection", "ConflictOfInterest"})


class ItemPaper(Classified):
    """A document of the library that lies with an item.

    That it lies there is read as the item is; its title and content as the document.
    """

    CLASS_FROM = "item"
    NAMED_AFTER = ("document",)

    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="papers", verbose_name=_("item")
    )
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="papers_of", verbose_name=_("document")
    )

    class Meta(Classified.Meta):
        verbose_name = _("paper of an item")
        verbose_name_plural = _("papers of the agenda")
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "item",
                "document",
                name="paper_once_on_an_item",
                violation_error_message=_("This document lies there already."),
            ),
        ]

    def __str__(self) -> str:
        # Not the document's title: who sees the row may not see the document.
        return str(self.item)


class ItemProposal(Classified):
    """A matter that a member asks to be put on an agenda.

    `organisation` is empty where its name is not to be known to others: then only
    `HiddenProposer`, read by the secretariat, says who asked.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        TAKEN = "taken", _("on an agenda")
        DECLINED = "declined", pgettext_lazy("matter", "declined")

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("create", SEATS | {Role.COORDINATOR}),
        Rule("answer", SECRETARIAT),
    )
    DEFAULT_CLASS = Class.MEMBERS
    SEARCH = ("title", "reason")

    title = TranslatedField(_("matter"))
    reason = models.TextField(_("why"), blank=True)
    purpose = models.CharField(
        _("purpose"), max_length=10, choices=Purpose, default=Purpose.DISCUSS
    )
    regime = models.CharField(
        _("confidentiality rule wished"),
        max_length=20,
        choices=Regime,
        default=Regime.OPEN,
    )
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="item_proposals",
        verbose_name=_("session"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="item_proposals",
        verbose_name=_("who asks"),
    )
    is_without_name = models.BooleanField(
        _("without its name to others"), default=False
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.ASKED
    )
    answer = models.CharField(_("answer"), max_length=300, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("matter asked for")
        verbose_name_plural = _("matters asked for")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="item_proposal_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(is_without_name=False) | Q(organisation=None),
                name="nameless_matter_keeps_no_name",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class HiddenProposer(Classified):
    """Who asked for a matter without its name to others: the secretariat alone reads."""

    RULES = kept_by(SECRETARIAT, SECRETARIAT)
    DEFAULT_CLASS = Class.SECRETARIAT
    NAMED_AFTER = ("membership",)

    proposal = models.OneToOneField(
        ItemProposal, models.CASCADE, related_name="hidden_proposer"
    )
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta(Classified.Meta):
        verbose_name = _("hidden proposer")

    def __str__(self) -> str:
        return str(self.membership)
