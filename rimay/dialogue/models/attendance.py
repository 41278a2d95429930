"""Who said they would come to a session, who came, and the papers that show it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.dialogue.models.meetings import Meeting, MeetingState
from rimay.groups.models import Classified, Membership, Organisation
from rimay.groups.rules import SECRETARIAT, kept_by


class Presence(models.TextChoices):
    PRESENT = "present", _("present")
    ALTERNATE = "alternate", _("present by the alternate")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")


class Attendance(Classified):
    """A seat, or a guest organisation, at a session. Read inside the group only.

    `has_consented` is the consent line of the roll: to be named in the acta.
    """

    CLASS_FROM = "meeting"
    NAMED_AFTER = ("membership", "organisation")

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="attendance", verbose_name=_("session")
    )
    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attendance",
        verbose_name=_("seat"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attendance",
        verbose_name=_("guest organisation"),
    )
    person = models.CharField(_("who came"), max_length=160, blank=True)
    presence = models.CharField(
        _("presence"), max_length=10, choices=Presence, default=Presence.PRESENT
    )
    has_consented = models.BooleanField(_("consents to be named"), default=True)

    class Meta(Classified.Meta):
        verbose_name = _("attendance at a session")
        verbose_name_plural = _("attendance at sessions")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="meeting_attendance_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(membership=None) ^ Q(organisation=None),
                name="attendance_is_of_a_seat_or_a_guest",
                violation_error_message=_("Name a seat or a guest, one of the two."),
            ),
            models.UniqueConstraint(
                "meeting",
                "membership",
                name="seat_attends_once",
                violation_error_message=_(
                    "The attendance of this seat is already recorded."
                ),
            ),
        ]

    def settle(self) -> None:
        """Hold the session to its rule once it is noted who came."""
        Meeting.hold_rule(self.meeting_id)

    def __str__(self) -> str:
        return f"{self.membership or self.organisation}: {self.get_presence_display()}"


class Answer(models.TextChoices):
    COMING = "coming", _("comes")
    ALTERNATE = "alternate", _("the alternate comes")
    EXCUSED = "excused", _("excused")


class MeetingReply(Classified):
    """What a seat answered to a convening; the last answer holds until the date."""

    CLASS_FROM = "meeting"
    NAMED_AFTER = ("membership",)

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="replies", verbose_name=_("session")
    )
    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        related_name="meeting_replies",
        verbose_name=_("seat"),
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Answer)
    person = models.CharField(_("who comes"), max_length=160, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("answer to a convening")
        verbose_name_plural = _("answers to convenings")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="meeting_reply_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "meeting", "membership", name="one_living_answer_per_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership}: {self.get_answer_display()}"

    @property
    def is_said_anew(self) -> bool:
        return self.meeting.state == MeetingState.CONVENED


def drawer(row: "MeetingFile", name: str) -> str:
    """Return where a file is kept: its name tells nothing, and cannot be guessed."""
    return f"dialogue/{uuid.uuid4().hex}"


class MeetingFile(Classified):
    """A photograph or scan of a session's paper: the roll, the signed acta."""

    class Kind(models.TextChoices):
        ROLL = "roll", _("attendance list, signed")
        ACTA = "acta", _("acta, signed")
        UNSEEN = "unseen", _("acta, signed, to be looked at")
        OTHER = "other", _("other paper")

    RULES = kept_by(SECRETARIAT)
    DEFAULT_CLASS = Class.SECRETARIAT

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="files", verbose_name=_("session")
    )
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind)
    file = models.FileField(_("file"), upload_to=drawer, max_length=120, editable=False)
    file_name = models.CharField(_("name of the file"), max_length=160)
    digest = models.CharField(max_length=64, editable=False)

    class Meta(Classified.Meta):
        verbose_name = _("paper of a session")
        verbose_name_plural = _("papers of sessions")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="meeting_file_list",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_locked(self) -> bool:
        return self.kind == self.Kind.ACTA
