"""Input of closing, approving and correcting an acta."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.dialogue.forms.dates import PartialDateInput
from rimay.dialogue.models import Meeting


class LookedForm(forms.Form):
    """Whether somebody looked at what is pointed at."""

    looked_at = forms.BooleanField(
        label=gettext_lazy("I looked at everything that is pointed at"), required=False
    )


class CloseForm(LookedForm):
    """The words that were read, by their fingerprint."""

    read = forms.CharField(max_length=64, widget=forms.HiddenInput)


class ApproveForm(CloseForm):
    """The later session at which an acta is approved."""

    at = forms.ModelChoiceField(
        Meeting._default_manager.none(), label=gettext_lazy("Approved at the session")
    )

    def __init__(self, data: Any, *, sessions: QuerySet[Meeting], read: str) -> None:
        super().__init__(data or None, initial={"read": read})
        field = self.fields["at"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = sessions
        field.empty_label = "—"


class CorrectionForm(LookedForm):
    """What was found wrong after closing."""

    text = forms.CharField(
        label=gettext_lazy("Correction"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "Say where it is wrong and what is right. The acta itself stays as signed."
        ),
    )
    made_on = PartialDateInput(label=gettext_lazy("Made on"), max_length=40)

    field_order = ("text", "made_on", "looked_at")

    def __init__(self, data: Any) -> None:
        today = str(PartialDate.of(clock.today()))
        super().__init__(data or None, initial={"made_on": today})
