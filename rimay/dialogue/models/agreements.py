"""What was agreed: who does it, until when, who follows up, and how far it got."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.dialogue.models.agenda import AgendaItem
from rimay.dialogue.models.meetings import Meeting
from rimay.dialogue.models.topics import Topic
from rimay.groups.models import Classified, Organisation, Post
from rimay.groups.roles import SEATS
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule, Within
from rimay.library.models import ReferenceItem
from rimay.workplan.models import Activity


class AgreementKind(models.TextChoices):
    DECISION = "decision", _("decision")
    COMMITMENT = "commitment", _("commitment")
    RECOMMENDATION = "recommendation", _("recommendation")


class AgreementStatus(models.TextChoices):
    PENDING = "pending", _("pending")
    UNDER_WAY = "under_way", _("under way")
    FULFILLED = "fulfilled", _("fulfilled")
    PARTLY = "partly", _("fulfilled in part")
    NOT_FULFILLED = "not_fulfilled", _("not fulfilled")
    DROPPED = "dropped", _("dropped")
    SUPERSEDED = "superseded", _("superseded")
    TO_RATIFY = "to_ratify", _("to be ratified")


OPEN_STATUSES = (
    AgreementStatus.PENDING,
    AgreementStatus.UNDER_WAY,
    AgreementStatus.PARTLY,
    AgreementStatus.TO_RATIFY,
)


class Agreement(Classified):
    """A decision, a commitment or a recommendation of the group.

    `organisation` leads, `others` answer with it.
    """

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("progress", SECRETARIAT),
        Rule("progress", SEATS, Within.RESPONSIBLE),
        Rule("confirm", SECRETARIAT),
        Rule("confirm", SEATS, Within.FOLLOWS_UP),
    )
    SEARCH = ("number", "text", "verification")

    number = models.CharField(_("number"), max_length=20, blank=True)
    text = TranslatedField(_("what was agreed"))
    kind = models.CharField(
        _("kind of agreement"),
        max_length=15,
        choices=AgreementKind,
        default=AgreementKind.DECISION,
    )
    is_founding = models.BooleanField(_("founded the group"), default=False)
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("session"),
    )
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("item"),
    )
    agreed_on = PartialDateField(_("agreed on"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("responsible organisation"),
    )
    others = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="shared_agreements",
        verbose_name=_("responsible with it"),
    )
    posts = models.ManyToManyField(
        Post,
        blank=True,
        related_name="agreements",
        verbose_name=_("responsible posts"),
    )
    due_on = PartialDateField(_("until when"))
    no_due_reason = models.CharField(
        _("why without a date"), max_length=200, blank=True
    )
    follow_up = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_agreements",
        verbose_name=_("who follows up"),
    )
    status = models.CharField(
        _("status"),
        max_length=15,
        choices=AgreementStatus,
        default=AgreementStatus.PENDING,
    )
    verification = models.CharField(
        _("means of verification"), max_length=300, blank=True
    )
    gap_reason = models.CharField(
        _("why it is still incomplete"), max_length=200, blank=True
    )
    # The responsible says so; fulfilled it is once who follows up confirms.
    fulfilment_said_on = models.DateField(
        _("said to be fulfilled on"), null=True, blank=True, editable=False
    )
    fulfilled_on = PartialDateField(_("fulfilled on"))
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("activity of the workplan"),
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="agreements", verbose_name=_("topics")
    )
    references = models.ManyToManyField(
        ReferenceItem,
        blank=True,
        related_name="agreements",
        verbose_name=_("references"),
    )

    class Meta(Classified.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        indexes = [
            models.Index(
                fields=["group", "agreed_on", "id", "access_class", "access_pillar"],
                name="agreement_list",
            ),
            models.Index(
                fields=["group", "due_on", "id", "access_class", "access_pillar"],
                name="agreement_due",
            ),
            # Whether one is open, late, and read is counted here without the rows.
            models.Index(
                fields=[
                    "group",
                    "status",
                    "due_on",
                    "access_class",
                    "access_pillar",
                    "access_circle",
                ],
                name="agreement_status",
            ),
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(kind=AgreementKind.COMMITMENT)
                | ~Q(due_on="")
                | ~Q(no_due_reason=""),
                name="commitment_has_a_date_or_says_why_not",
                violation_error_message=_(
                    "Say until when the commitment runs, or why it has no date."
                ),
            ),
        ]

    def __str__(self) -> str:
        words = str(self.text)
        return words if len(words) <= 120 else f"{words[:117].rstrip()}…"

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES
