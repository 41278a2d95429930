"""Messages to seats, and what became of each: nothing is lost while mail is down."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rimay.core.classes import Class
from rimay.groups.models import Classified, Membership, Person
from rimay.groups.rules import SECRETARIAT, kept_by


class NoticeKind(models.TextChoices):
    CONVENED = "convened", _("convening")
    CHANGED = "changed", _("change of a session")
    CANCELLED = "cancelled", _("session called off")
    ANSWERED = "answered", _("answer that was noted")
    REMINDER = "reminder", _("reminder")
    ACTA = "acta", _("acta to observe")
    WRITTEN_ROUND = "written_round", _("written round")
    STILL_YOU = "still_you", _("yearly round")
    DIGEST = "digest", _("weekly digest")


class NoticeState(models.TextChoices):
    WAITING = "waiting", _("waiting to be sent")
    SENT = "sent", pgettext_lazy("message", "sent")
    REFUSED = "refused", pgettext_lazy("message", "refused")
    HANDED_OVER = "handed_over", pgettext_lazy("message", "handed over")
    DROPPED = "dropped", _("not needed any more")


# What a session sends is sent once for each time it was convened, changed, called off.
OF_A_SESSION = (NoticeKind.CONVENED, NoticeKind.CHANGED, NoticeKind.CANCELLED)


class Notice(Classified):
    """One message to one person, or to a seat where nobody has an address.

    Its text is not kept: it is made when it is sent, from what may be said then.
    `subject_id` names the session, proposal or acta it is about; `week` the digest.
    `channel` is "mail" where it goes by itself, "hand" where a person hands it over.
    """

    RULES = kept_by(SECRETARIAT, SECRETARIAT)
    DEFAULT_CLASS = Class.SECRETARIAT
    NAMED_AFTER = ("membership", "person")

    kind = models.CharField(_("kind of message"), max_length=15, choices=NoticeKind)
    subject_id = models.BigIntegerField(default=0)
    week = models.CharField(max_length=8, blank=True)
    membership = models.ForeignKey(
        Membership,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seat"),
    )
    person = models.ForeignKey(
        Person,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    sequence = models.PositiveIntegerField(default=0)
    state = models.CharField(
        _("state"), max_length=12, choices=NoticeState, default=NoticeState.WAITING
    )
    channel = models.CharField(_("how"), max_length=12, blank=True)
    why = models.CharField(_("why not"), max_length=40, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "kind",
                "subject_id",
                "membership",
                "person",
                "sequence",
                condition=Q(kind__in=OF_A_SESSION),
                name="one_message_per_person_and_change",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="notice_waiting"),
            models.Index(
                fields=["group", "kind", "subject_id"], name="notice_of_a_matter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.membership or self.person}"
