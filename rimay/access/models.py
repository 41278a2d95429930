"""What was said on behalf of a seat, and the index that search asks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.groups.models import Classified, Membership
from rimay.groups.roles import SEATS, Role
from rimay.groups.rules import READERS, SECRETARIAT, Rule, Within


class Channel(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    TELEPHONE = "telephone", _("by telephone")
    MESSAGE = "message", _("by message")
    LETTER = "letter", _("by letter")


class OnBehalf(Classified):
    """The secretariat recorded for a seat what the seat said elsewhere.

    `subject` and `subject_id` name the row, `act` what was said. The seat is told and
    may confirm or correct it; the correction stands beside what was recorded, until the
    secretariat notes (`settled_at`) that it attended to it.
    """

    RULES = (
        Rule("list", READERS),
        Rule("tell", SECRETARIAT),
        Rule("settle", SECRETARIAT),
        Rule("correct", SEATS | {Role.OBSERVER}, Within.OWN_ORGANISATION),
    )

    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    act = models.CharField(max_length=60)
    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="+", verbose_name=_("seat")
    )
    organisation = models.ForeignKey(
        "groups.Organisation", models.PROTECT, related_name="+"
    )
    channel = models.CharField(_("how it was said"), max_length=12, choices=Channel)
    reference = models.CharField(
        _("letter number, or who said it"), max_length=160, blank=True
    )
    said_on = models.DateField(_("said on"))
    recorded_by = models.BigIntegerField(null=True)
    told_at = models.DateTimeField(null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    correction = models.CharField(_("correction"), max_length=500, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta(Classified.Meta):
        indexes = [
            models.Index(
                fields=["group", "subject", "subject_id"], name="on_behalf_of_row"
            ),
            models.Index(
                fields=["group", "organisation", "id"], name="on_behalf_of_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.subject} {self.subject_id}"


class LinkPurpose(models.TextChoices):
    MEETING = "meeting", _("a session")
    WRITTEN_ROUND = "written_round", _("a written round")
    STILL_YOU = "still_you", _("the yearly round")
    AGREEMENTS = "agreements", _("agreements of the seat")
    CHARTER = "charter", _("the charter")


class SeatLink(models.Model):
    """A personal link of a seat for one matter; holds no words anybody reads.

    `subject_id` names the session, the written round or the charter it is for.
    """

    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=15, choices=LinkPurpose)
    subject_id = models.BigIntegerField(default=0)
    nonce = models.CharField(max_length=32, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "membership",
                "purpose",
                "subject_id",
                name="one_living_link_per_seat_and_matter",
                condition=models.Q(revoked_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject_id}"


class SearchEntry(models.Model):
    """Which row a line of the full-text index stands for."""

    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    group_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("subject", "subject_id", name="one_entry_per_row")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id}"
