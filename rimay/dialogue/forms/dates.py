"""A date as people write it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rimay.core.dates import PartialDate, parse


class PartialDateInput(forms.CharField):
    """A date as people write it: a day, a month or a year."""

    def clean(self, value: Any) -> PartialDate | None:
        words = str(super().clean(value) or "").strip()
        if not words:
            return None
        try:
            return parse(words)
        except ValueError:
            raise ValidationError(
                _("“%(value)s” is not a date. Write a day, a month or a year.")
                % {"value": words}
            ) from None
