"""Input of a session that is planned: what, when and where; warned before it is saved."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.core import clock
from rimay.core.classes import Regime
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.forms.dates import PartialDateInput
from rimay.dialogue.models import Meeting
from rimay.dialogue.models.meetings import MeetingKind, MeetingState
from rimay.dialogue.queries.dates import warnings_of
from rimay.dialogue.queries.times import hour_of
from rimay.groups.models import Group
from rimay.records.actions import Values

# The name a session gets where nobody gave it another, in both languages.
NAMES = {
    MeetingKind.ORDINARY: ("Sesión ordinaria", "Ordinary session"),
    MeetingKind.EXTRAORDINARY: ("Sesión extraordinaria", "Extraordinary session"),
    MeetingKind.FOUNDING: ("Sesión de instalación", "Founding session"),
}


class HourInput(forms.CharField):
    """An hour as people write it: 9:30, 09.30."""

    def clean(self, value: Any) -> str:
        words = str(super().clean(value) or "").strip()
        if not words:
            return ""
        hour = hour_of(words)
        if hour is None:
            raise ValidationError(_("Write an hour such as 09:30."))
        return f"{hour:%H:%M}"


class PlanForm(forms.Form):
    """A session to come. `values()` hands over its columns, ready for the action."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    heard = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of session"), choices=MeetingKind.choices
    )
    held_on = PartialDateInput(
        label=gettext_lazy("Date"),
        required=False,
        max_length=40,
        help_text=gettext_lazy(
            "A day such as “25 January 2018”; a month, while the day is not known."
        ),
    )
    starts_at = HourInput(
        label=gettext_lazy("Begins at"),
        required=False,
        max_length=8,
        help_text=gettext_lazy("such as 09:30"),
    )
    ends_at = HourInput(label=gettext_lazy("Ends at"), required=False, max_length=8)
    place = forms.CharField(label=gettext_lazy("Place"), required=False, max_length=200)
    address = forms.CharField(
        label=gettext_lazy("Address of the video call"),
        required=False,
        max_length=300,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    regime = forms.ChoiceField(
        label=gettext_lazy("Confidentiality rule of the whole session"),
        choices=Regime.choices,
        help_text=gettext_lazy("Each item may have a stricter one."),
    )
    number = forms.CharField(
        label=gettext_lazy("Number"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("The next of your own series; write another if it is."),
    )
    source = forms.CharField(
        label=gettext_lazy("Asked for by"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("where a member asked for it: who, and by which letter"),
    )

    def __init__(
        self,
        data: Any,
        *,
        group: Group,
        meeting: Meeting | None = None,
        propose: Callable[[int], str] | None = None,
        regime: str = "",
    ) -> None:
        self.group, self.meeting, self.propose = group, meeting, propose
        self.year = clock.today_in(group.time_zone).year
        first: dict[str, Any] = {"regime": regime}
        if propose is not None:
            first["number"] = propose(self.year)
        if meeting is not None:
            first = _held(meeting)
        super().__init__(data or None, initial=first)
        order = sorted(_LANGUAGES, key=lambda code: code != group.language)
        for code in order:
            held = meeting.title.in_language(code) if meeting else ""
            label = _("Title (%(language)s)") % {"language": _LANGUAGES[code]}
            self.fields[f"title_{code}"] = forms.CharField(
                label=label,
                required=False,
                max_length=300,
                initial=held,
                help_text=_("Left empty, it is called by its kind.")
                if code == order[0]
                else "",
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_at"), cleaned.get("ends_at")
        if first and last and last <= first:
            self.add_error("ends_at", _("The session ends before it starts."))
        self._number_by_year(cleaned)
        convened = self.meeting and self.meeting.state == MeetingState.CONVENED
        if convened and "held_on" not in self.errors and "starts_at" not in self.errors:
            self._keep_convened(cleaned)
        return cleaned

    def _number_by_year(self, cleaned: dict[str, Any]) -> None:
        """Number a session of another year in the series of its own year."""
        day: PartialDate | None = cleaned.get("held_on")
        if self.propose is None or day is None or day.year == self.year:
            return
        if cleaned.get("number") == self.propose(self.year):
            cleaned["number"] = self.propose(day.year)

    def _keep_convened(self, cleaned: dict[str, Any]) -> None:
        """A convened session has a day to come and an hour: people hold them free."""
        day: PartialDate | None = cleaned.get("held_on")
        if day is None or not day.is_exact:
            self.add_error("held_on", _("A convened session has a day."))
        elif day.earliest < clock.today_in(self.group.time_zone):
            self.add_error("held_on", _("This day is past."))
        if not cleaned.get("starts_at"):
            self.add_error("starts_at", _("A convened session has an hour."))

    @property
    def day(self) -> date | None:
        """The day asked for, once it is known to the day."""
        given: PartialDate | None = self.cleaned_data.get("held_on")
        return given.earliest if given is not None and given.is_exact else None

    @property
    def is_past(self) -> bool:
        """Whether what is entered was held already."""
        given: PartialDate | None = self.cleaned_data.get("held_on")
        today = clock.today_in(self.group.time_zone)
        return given is not None and given.latest < today

    def warnings(self) -> list[str]:
        """Return what speaks against the date, in sentences."""
        if self.is_past:
            return [_("This day is past: the session is kept as held.")]
        if self.day is None:
            return []
        moved = self.meeting is None or self.meeting.held_on != self._date()
        return warnings_of(self.group, self.day) if moved else []

    def has_heard(self, warnings: list[str]) -> bool:
        """Return whether these warnings stood on the page that was sent."""
        return not warnings or self.cleaned_data["heard"] == digest_of(warnings)

    def values(self) -> Values:
        """Return the columns of the session, as the action takes them."""
        given = self.cleaned_data
        columns: dict[str, object] = {
            name: given[name]
            for name in (
                "kind",
                "number",
                "starts_at",
                "ends_at",
                "place",
                "address",
                "regime",
            )
        }
        columns["held_on"] = self._date()
        columns["title"] = self._title()
        if self.is_past:
            columns["state"] = MeetingState.HELD
        return Values(columns)

    def _date(self) -> PartialDate | None:
        given: PartialDate | None = self.cleaned_data["held_on"]
        return given

    def _title(self) -> Text:
        given = self.cleaned_data
        words = {code: str(given[f"title_{code}"]).strip() for code in _LANGUAGES}
        if not any(words.values()):
            names = NAMES[MeetingKind(given["kind"])]
            words = dict(zip(("es", "en"), names, strict=True))
            if given["number"]:
                words = {c: f"{w} {given['number']}" for c, w in words.items()}
        held = self.meeting.title if self.meeting else None
        return Text.of(held.original if held else self.group.language, **words)


def digest_of(warnings: list[str]) -> str:
    """Return what stands for some warnings on the page that showed them."""
    return hashlib.sha256("\n".join(warnings).encode()).hexdigest()[:16]


_LANGUAGES = {"es": gettext_lazy("in Spanish"), "en": gettext_lazy("in English")}


def _held(meeting: Meeting) -> dict[str, Any]:
    return {
        "version": meeting.version,
        "kind": meeting.kind,
        "held_on": str(meeting.held_on or ""),
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "place": meeting.place,
        "address": meeting.address,
        "regime": meeting.regime,
        "number": meeting.number,
        "source": meeting.source,
    }
