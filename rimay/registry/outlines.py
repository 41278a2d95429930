"""The form by which a group brings outlines of its own regions."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rimay.ui.svg.outlines import OutlinesError, to_keep

LARGEST_OUTLINES = 2 * 1024 * 1024


class OutlinesForm(forms.Form):
    """Outlines of the group's regions, each with the code of its place."""

    file = forms.FileField(
        label=_("Outlines (.geojson)"),
        help_text=_("Polygons, each with the property “code”: the code of its place."),
    )

    def clean_file(self) -> dict[str, Any]:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_OUTLINES:
            raise ValidationError(_("The file is larger than 2 MB."))
        try:
            return dict(to_keep(file.read()))
        except OutlinesError as error:
            raise ValidationError(str(error)) from None
