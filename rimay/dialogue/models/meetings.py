"""Meetings, what stands on their agenda, and who came."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class, Regime
from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models import Classified, Membership, Organisation


class MeetingKind(models.TextChoices):
    ORDINARY = "ordinary", _("ordinary")
    EXTRAORDINARY = "extraordinary", _("extraordinary")
    FOUNDING = "founding", _("founding")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("planned")
    CONVENED = "convened", _("convened")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("called off")


class Meeting(Classified):
    """A session of the group. `regime` says how what is said there is treated."""

    SEARCH = ("number", "title", "place", "summary")

    number = models.CharField(_("number"), max_length=20, blank=True)
    kind = models.CharField(
        _("kind of session"),
        max_length=15,
        choices=MeetingKind,
        default=MeetingKind.ORDINARY,
    )
    title = TranslatedField(_("title"))
    held_on = PartialDateField(_("date"))
    starts_at = models.CharField(
        _("starts at"), max_length=5, blank=True, help_text=_("such as 09:30")
    )
    ends_at = models.CharField(_("ends at"), max_length=5, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    regime = models.CharField(
        _("confidentiality rule"), max_length=20, choices=Regime, default=Regime.OPEN
    )
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState, default=MeetingState.PLANNED
    )
    summary = TranslatedField(_("summary"), blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        indexes = [
            models.Index(
                fields=["group", "held_on", "id", "access_class", "access_pillar"],
                name="meeting_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts_at="")
                | Q(ends_at="")
                | Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
                violation_error_message=_("The session ends before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def class_given(
        self, child: type[Classified]
    ) -> tuple[str, int | None, int | None]:
        """Keep who came inside the group, even where the session itself is public."""
        if child is Attendance and self.access_class == Class.PUBLIC:
            return Class.GROUP, None, None
        return super().class_given(child)


class Purpose(models.TextChoices):
    INFORM = "inform", _("to inform")
    DISCUSS = "discuss", _("to discuss")
    DECIDE = "decide", _("to decide")


class AgendaItem(Classified):
    """One item of an agenda, with its own confidentiality rule."""

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
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Presence(models.TextChoices):
    PRESENT = "present", _("present")
    ALTERNATE = "alternate", _("present by the alternate")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")


class Attendance(Classified):
    """A seat, or a guest organisation, at a session. Read inside the group only."""

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

    def __str__(self) -> str:
        return f"{self.membership or self.organisation}: {self.get_presence_display()}"
