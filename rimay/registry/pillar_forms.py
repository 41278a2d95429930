"""Input of what a pillar agreed to, to clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rimay.groups.models import Pillar
from rimay.registry.actions.pillars import Agreed


class AgreedForm(forms.Form):
    """What the pillar lets others do."""

    opens_to_secretariat = forms.BooleanField(
        label=gettext_lazy("The secretariat reads the pillar's room"), required=False
    )
    speaks_as_one = forms.BooleanField(
        label=gettext_lazy("The pillar agreed to speak as one"),
        help_text=gettext_lazy(
            "Where two or three seats are a pillar, its rankings are shown only then."
        ),
        required=False,
    )

    def __init__(self, data: Any, *, pillar: Pillar) -> None:
        held = {name: getattr(pillar, name) for name in self.base_fields}
        super().__init__(data or None, initial=held)

    def agreed(self) -> Agreed:
        """Return what was agreed, ready for the action."""
        return Agreed(**self.cleaned_data)
