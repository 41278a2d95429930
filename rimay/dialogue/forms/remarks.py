"""Input of remarks on an acta, of a Word file that came back, and of answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.dialogue.models import ActaRemark
from rimay.dialogue.queries.acta_text import Paragraph, Part
from rimay.dialogue.queries.returned import LARGEST, Asked, NotTaken, asked_in
from rimay.groups.models import Organisation

_ABOUT = frozenset({Part.TEXT, Part.AGREEMENT, Part.DETAIL, Part.FACT, Part.PRESENCE})


class RemarkForm(forms.Form):
    """What a seat asks to be mended; or that it saw the acta and asks for nothing."""

    paragraph = forms.TypedChoiceField(
        label=gettext_lazy("About"), required=False, coerce=int, empty_value=None
    )
    text = forms.CharField(
        label=gettext_lazy("Remark"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        data: Any,
        *,
        paragraphs: list[Paragraph],
        hidden: frozenset[int] = frozenset(),
        own: Sequence[Organisation] = (),
    ) -> None:
        super().__init__(data or None)
        self.own = {str(held.pk): held for held in own}
        if len(own) > 1:
            # Who sits for more than one says whose remark it is.
            self.fields["whose"] = forms.ChoiceField(
                label=_("For which organisation"),
                choices=[(key, str(held)) for key, held in self.own.items()],
                widget=forms.RadioSelect,
            )
        self.is_seen_only = bool(data) and "seen" in data
        field = self.fields["paragraph"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [
            ("", _("the whole acta")),
            *(
                (str(number), Truncator(held.words).chars(80))
                for number, held in enumerate(paragraphs, start=1)
                if held.kind in _ABOUT and number not in hidden
            ),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.is_seen_only and not (cleaned.get("text") or "").strip():
            self.add_error("text", _("Write the remark."))
        return cleaned

    def whose(self) -> Organisation | None:
        """Return for whom it is said; None where that goes without saying."""
        return self.own.get(self.cleaned_data.get("whose", ""))

    def asked(self) -> Asked:
        """Return the remark, ready for the action."""
        given = self.cleaned_data
        return Asked(text=given["text"].strip(), paragraph=given["paragraph"])


class ReturnedForm(forms.Form):
    """A Word file that came back."""

    file = forms.FileField(
        label=gettext_lazy("Word file that came back"),
        help_text=gettext_lazy(
            ".docx, up to 10 MB. Its tracked changes and comments are taken in; the file "
            "is not kept."
        ),
        allow_empty_file=True,
    )

    def __init__(self, *data: Any, paragraphs: list[Paragraph]) -> None:
        super().__init__(*data)
        self.paragraphs = paragraphs

    def clean_file(self) -> list[Asked]:
        content = self.cleaned_data["file"].read(LARGEST + 1)
        try:
            found = asked_in(content, self.paragraphs)
        except NotTaken as reason:
            raise ValidationError(str(reason)) from None
        if not found:
            raise ValidationError(
                _("The file asks for nothing: no change, no comment.")
            )
        return found


class AnswerForm(forms.Form):
    """What comes of a remark."""

    answer = forms.CharField(
        label=gettext_lazy("Answer"), max_length=500, required=False
    )

    def __init__(self, data: Any, *, remark: ActaRemark) -> None:
        super().__init__(data or None, initial={"answer": remark.answer})
        self.is_accepted = bool(data) and "accept" in data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.is_accepted and not (cleaned.get("answer") or "").strip():
            self.add_error("answer", _("Say what comes of it, and why."))
        return cleaned
