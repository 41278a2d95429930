"""Input of a matter asked for, and of what becomes of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rimay.access.on_behalf import Said
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions.matters import Asked
from rimay.dialogue.models import Meeting
from rimay.dialogue.models.agenda import Purpose
from rimay.groups.models import Group, Membership


class MatterForm(forms.Form):
    """A matter to be put on an agenda, with or without the asker's name."""

    title = forms.CharField(
        label=gettext_lazy("Matter"),
        max_length=300,
        help_text=gettext_lazy("as it may stand on the agenda, where all will read it"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Without your name: nothing here that tells who you are."
        ),
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("What for"), choices=Purpose.choices, initial=Purpose.DISCUSS
    )
    regime = forms.ChoiceField(
        label=gettext_lazy("Confidentiality rule wished"), choices=Regime.choices
    )
    meeting = forms.ModelChoiceField(
        Meeting._default_manager.none(),
        label=gettext_lazy("For the session"),
        required=False,
        empty_label=gettext_lazy("whichever comes next"),
    )
    naming = forms.ChoiceField(
        choices=[("named", ""), ("nameless", "")], initial="named"
    )

    def __init__(
        self,
        data: Any,
        *,
        group: Group,
        seats: list[Membership],
        meetings: Any,
        regime: str,
    ) -> None:
        super().__init__(data or None, initial={"regime": regime})
        self.group = group
        self.seats = {str(seat.pk): seat for seat in seats}
        sessions = self.fields["meeting"]
        assert isinstance(sessions, forms.ModelChoiceField)
        sessions.queryset = meetings
        if len(seats) > 1:
            self.fields["seat"] = forms.ChoiceField(
                label=gettext_lazy("For which seat"),
                choices=[(pk, str(seat)) for pk, seat in self.seats.items()],
            )

    def asked(self, said: Said | None) -> Asked:
        """Return what was asked for, ready for the action."""
        given = self.cleaned_data
        language = self.group.language
        return Asked(
            title=Text.of(language, **{language: given["title"]}),
            reason=given["reason"],
            purpose=given["purpose"],
            regime=given["regime"],
            meeting=given["meeting"],
            seat=said.membership if said else self._seat(),
            is_without_name=given["naming"] == "nameless",
        )

    def _seat(self) -> Membership | None:
        chosen = self.cleaned_data.get("seat") or next(iter(self.seats), "")
        return self.seats.get(chosen)


class TakeForm(forms.Form):
    """To which session a matter goes."""

    meeting = forms.ModelChoiceField(
        Meeting._default_manager.none(),
        label=gettext_lazy("Session"),
        empty_label=None,
    )

    def __init__(self, data: Any, *, meetings: Any) -> None:
        super().__init__(data or None)
        sessions = self.fields["meeting"]
        assert isinstance(sessions, forms.ModelChoiceField)
        sessions.queryset = meetings


class DeclineForm(forms.Form):
    """Why a matter is not put on an agenda; whoever asked reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Why not"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
    )
