"""The talk of a session, line by line: the notes that stay with the table."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rimay.dialogue.models.agenda import AgendaItem
from rimay.dialogue.models.agreements import Agreement
from rimay.dialogue.models.meetings import Meeting
from rimay.groups.models import Classified, Membership
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule

# A paragraph is longer than that only where a whole document was pasted.
LONGEST = 20_000


class LineKind(models.TextChoices):
    SUMMARY = "summary", _("summary")
    AGREEMENT = "agreement", _("agreement")
    PENDING = "pending", _("pending")


class MinutesLine(Classified):
    """One paragraph of the notes.

    `speaker` and `author` are kept under the rule "open" only: the table itself
    refuses them elsewhere. `rival_of` is the line whose text somebody else saved
    meanwhile: both stand side by side until one is chosen. `agreement` is what a line
    of that kind began: incomplete at first, with its gaps in words.
    """

    RULES = (*SECRETARIAT_KEEPS, Rule("write", SECRETARIAT))
    CLASS_FROM = "item"
    GATED = "behind_gate"
    SEARCH = ("text",)

    item = models.ForeignKey(
        AgendaItem, models.PROTECT, related_name="lines", verbose_name=_("item")
    )
    position = models.FloatField(pgettext_lazy("order", "position"), default=0)
    kind = models.CharField(
        _("kind of line"), max_length=10, choices=LineKind, default=LineKind.SUMMARY
    )
    text = models.TextField(_("text"), blank=True)
    speaker = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who spoke"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who wrote"),
    )
    rival_of = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="rivals"
    )
    agreement = models.ForeignKey(
        Agreement,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="lines",
        verbose_name=_("agreement"),
    )
    behind_gate = models.BooleanField(default=False, editable=False)

    class Meta(Classified.Meta):
        verbose_name = _("line of the notes")
        verbose_name_plural = _("notes of sessions")
        indexes = [
            models.Index(fields=["item", "position", "id"], name="minutes_line_order")
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(behind_gate=False)
                | models.Q(speaker=None, author=None),
                name="closed_rule_keeps_no_speaker_and_no_author",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:77].rstrip()}…"

    def prepare(self) -> None:
        """Stand behind the charter's gate where the item's rule asks so, nameless."""
        self.behind_gate = not self.item.is_open_rule
        if self.behind_gate:
            self.speaker = self.author = None

    def settle(self) -> None:
        """Hold the item and its session to their rules from the first line on: they only
        become stricter.
        """
        Meeting.hold_rule(self.item.meeting_id)
        if self.item.held_under:
            return
        unheld = AgendaItem.objects.filter(pk=self.item_id, held_under="")
        unheld.update(held_under=models.F("regime"))
