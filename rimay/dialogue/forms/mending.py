"""Input of what is mended while an acta is read aloud."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import clock
from rimay.dialogue.actions.mending import Mended
from rimay.dialogue.forms.dates import PartialDateInput
from rimay.dialogue.models import AgendaItem, Agreement, Meeting
from rimay.dialogue.models.agreements import AgreementKind
from rimay.dialogue.queries import times
from rimay.groups.models import Organisation

_HOUR = RegexValidator(
    r"^([01]\d|2[0-3]):[0-5]\d$", gettext_lazy("Write the hour as 09:30.")
)


def _hour_of(meeting: Meeting) -> str:
    """Return when a session ends: now, while it is held today by the group's clock;
    else the hour that was planned or noted.
    """
    now = timezone.localtime(clock.now(), clock.zone_of(meeting.group.time_zone))
    is_today = times.day_of(meeting) == times.today_of(meeting)
    hour = f"{now:%H:%M}"
    ends = is_today and not meeting.is_over and hour > meeting.starts_at
    return hour if ends else meeting.ends_at


class MendForm(forms.Form):
    """What every part has: the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SessionForm(MendForm):
    """Number, hours and place of the session."""

    number = forms.CharField(
        label=gettext_lazy("Number, as the group writes it"),
        max_length=20,
        required=False,
    )
    starts_at = forms.CharField(
        label=gettext_lazy("Began at"),
        max_length=5,
        required=False,
        validators=[_HOUR],
        help_text=gettext_lazy("such as 09:30"),
    )
    ends_at = forms.CharField(
        label=gettext_lazy("Ended at"), max_length=5, required=False, validators=[_HOUR]
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=200, required=False)

    def __init__(self, data: Any, *, meeting: Meeting) -> None:
        names = ("number", "starts_at", "ends_at", "place", "version")
        held = {name: getattr(meeting, name) for name in names}
        held["ends_at"] = _hour_of(meeting)
        super().__init__(data or None, initial=held)
        if meeting.ends_at and held["ends_at"] != meeting.ends_at:
            # What stood there is said: whoever mends only the place sees it.
            said = _("It is now %(now)s; until now %(hour)s stands here.")
            hours = {"now": held["ends_at"], "hour": meeting.ends_at}
            self.fields["ends_at"].help_text = said % hours

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("The session ends before it starts."))
        return cleaned

    def facts(self) -> dict[str, str]:
        """Return the facts, ready for the action."""
        names = ("number", "starts_at", "ends_at", "place")
        return {name: self.cleaned_data[name] for name in names}


class ItemForm(MendForm):
    """What the acta says of one item."""

    words = forms.CharField(
        label=gettext_lazy("What the acta says of it"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy(
            "Fit to be published: no names of persons, nothing of who said what. Each "
            "line is a paragraph."
        ),
    )

    def __init__(self, data: Any, *, item: AgendaItem, language: str) -> None:
        held = {"version": item.version, "words": item.minutes_text.best(language)}
        super().__init__(data or None, initial=held)


class AgreementForm(MendForm):
    """An agreement: what, who, until when, who follows up."""

    text = forms.CharField(
        label=gettext_lazy("What was agreed"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    organisation = forms.ModelChoiceField(
        Organisation._default_manager.none(),
        label=gettext_lazy("Who is responsible"),
        required=False,
        empty_label="—",
    )
    due_on = PartialDateInput(
        label=gettext_lazy("Until when"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("such as 15 March 2018, or March 2018"),
    )
    no_due_reason = forms.CharField(
        label=gettext_lazy("Why without a date"), required=False, max_length=200
    )
    follow_up = forms.ModelChoiceField(
        Organisation._default_manager.none(),
        label=gettext_lazy("Who follows up"),
        required=False,
        empty_label="—",
    )
    gap_reason = forms.CharField(
        label=gettext_lazy("Why it is still incomplete"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "only where something stays open; the acta says so with this reason"
        ),
    )

    def __init__(
        self, data: Any, *, agreement: Agreement, actor: Actor, language: str
    ) -> None:
        held = {
            "version": agreement.version,
            "text": agreement.text.best(language),
            "organisation": agreement.organisation_id,
            "due_on": str(agreement.due_on or ""),
            "no_due_reason": agreement.no_due_reason,
            "follow_up": agreement.follow_up_id,
            "gap_reason": agreement.gap_reason,
        }
        super().__init__(data or None, initial=held)
        self.kind = agreement.kind
        named = (agreement.organisation_id, agreement.follow_up_id)
        kept = [pk for pk in named if pk is not None]
        rows = visible(actor, Organisation)
        members = rows.filter(memberships__isnull=False) | rows.filter(pk__in=kept)
        for name in ("organisation", "follow_up"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = members.distinct().order_by("sort_es", "id")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = [cleaned.get(name) for name in ("due_on", "no_due_reason")]
        asked = self.kind == AgreementKind.COMMITMENT and "due_on" not in self.errors
        if all(said) or (asked and not any(said)):
            raise ValidationError(
                _("Say until when, or why there is no date: one of the two.")
            )
        return cleaned

    def mended(self) -> Mended:
        """Return the agreement as mended, ready for the action."""
        given = self.cleaned_data
        return Mended(
            text=given["text"],
            organisation=given["organisation"],
            due_on=given["due_on"],
            no_due_reason=given["no_due_reason"],
            follow_up=given["follow_up"],
            gap_reason=given["gap_reason"],
        )
