"""Sessions of the group."""

import uuid
from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, ProtectedError, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rimay.core.classes import Class, Regime
from rimay.core.dates import PartialDate, PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models import Classified
from rimay.groups.roles import SEATS, Role
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule


class MeetingKind(models.TextChoices):
    ORDINARY = "ordinary", _("ordinary")
    EXTRAORDINARY = "extraordinary", _("extraordinary")
    FOUNDING = "founding", pgettext_lazy("session", "founding")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("planned")
    CONVENED = "convened", _("convened")
    UNDER_WAY = "under_way", _("under way")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("called off")


def _not_looser() -> Q:
    """Return the condition that a rule is as strict as the one begun under."""
    strict = list(Regime)
    held = Q(held_under="")
    for place, rule in enumerate(strict):
        held |= Q(held_under=rule, regime__in=[r.value for r in strict[place:]])
    return held


class Meeting(Classified):
    """A session of the group. `regime` says how what is said there is treated.

    `held_under` is the rule under which it was opened, or under which the first that is
    kept of it was said or who came was noted: it becomes no looser since.
    `calendar_uid` and `calendar_sequence` name it in people's calendars; each change
    that is sent out counts the sequence up.
    """

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("convene", SECRETARIAT),
        Rule("run", SECRETARIAT | {Role.COORDINATOR}),
        Rule("write", SECRETARIAT),
        Rule("propose", SEATS | SECRETARIAT | {Role.COORDINATOR}),
        Rule("answer", SEATS | {Role.OBSERVER}),
    )
    SEARCH = ("number", "title", "place", "summary")
    # The day as it was read from the table; None for a row that is new.
    day_before: PartialDate | None = None

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
    address = models.CharField(
        _("address of the video call"),
        max_length=300,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    calendar_uid = models.UUIDField(default=uuid.uuid4, editable=False)
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    convened_at = models.DateTimeField(null=True, blank=True, editable=False)
    held_under = models.CharField(
        max_length=20, choices=Regime, blank=True, editable=False
    )
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

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
            models.CheckConstraint(
                condition=_not_looser(),
                name="rule_of_a_session_begun_is_no_looser",
                violation_error_message=_(
                    "The session has begun: its rule can only be made stricter."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Meeting":
        """Remember the day that stood, so that what is agreed on it can follow."""
        row = super().from_db(*args, **kwargs)
        row.day_before = row.__dict__.get("held_on")
        return row

    def settle(self) -> None:
        """Let what was agreed on the session's day be agreed on its new day."""
        before, now = self.day_before, self.held_on
        if before and now and before != now:
            self.agreements.filter(agreed_on=before).update(agreed_on=now)
        self.day_before = now

    @classmethod
    def hold_rule(cls, pk: int) -> None:
        """Hold a session to its rule from the first that is kept of it on, as if it had
        been opened here: it only becomes stricter.
        """
        cls.objects.filter(pk=pk, held_under="").update(held_under=F("regime"))

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove a session; one to which people were convened is called off instead."""
        if self.convened_at is not None:
            raise ProtectedError("people were convened to it", {self})
        return super().delete(*args, **kwargs)

    @property
    def is_over(self) -> bool:
        """Whether nothing is said, decided or answered there any more."""
        return self.state in {MeetingState.HELD, MeetingState.CANCELLED}

    def class_given(
        self, child: type[Classified]
    ) -> tuple[str, int | None, int | None]:
        """Keep inside the group who came and what was said, also of a public session."""
        inside = self.access_class == Class.PUBLIC and child.__name__ in KEPT_INSIDE
        return (Class.GROUP, None, None) if inside else super().class_given(child)


# Below a session that everybody may read: agenda, acta and agreements follow it.
KEPT_INSIDE = frozenset(
    {"Attendance", "MeetingReply", "MinutesLine", "Proposal", "ConflictOfInterest"}
)
