"""Input of the notes: paragraphs, the item the table goes to, a stricter rule."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import formatting
from rimay.core.classes import Regime
from rimay.dialogue.actions.notes import Paragraph
from rimay.dialogue.models import AgendaItem, Meeting
from rimay.dialogue.models.minutes import LONGEST, LineKind
from rimay.dialogue.queries.notes import people_to_name, rules_ahead
from rimay.groups.models import Membership, Person
from rimay.records.forms import named

_KEY = re.compile(r"[0-9a-f]{32}")


class PlainText(forms.CharField):
    """Text of several lines as plain text, whatever it was copied from."""

    def to_python(self, value: Any) -> str:
        return plain(str(super().to_python(value) or ""))


class ParagraphForm(forms.Form):
    """A paragraph of the notes; a text too long stays in the box, whole."""

    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), widget=forms.HiddenInput, blank=False
    )
    key = forms.CharField(max_length=32, widget=forms.HiddenInput)
    base = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=LineKind,
        initial=LineKind.SUMMARY,
        widget=forms.RadioSelect,
    )
    text = PlainText(
        label=gettext_lazy("What was said"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    speaker = forms.ModelChoiceField(
        Membership.objects.none(),
        label=gettext_lazy("Who spoke"),
        required=False,
        empty_label=gettext_lazy("not noted"),
    )
    remove = forms.BooleanField(required=False)
    mark = forms.CharField(max_length=16, required=False)

    def __init__(
        self,
        data: Any,
        *,
        actor: Actor,
        meeting: Meeting,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data or None, initial=initial)
        _offer(self, "item", visible(actor, AgendaItem).filter(meeting=meeting))
        seats = visible(actor, Membership).order_by("pillar__slot", "id")
        named(_offer(self, "speaker", seats), actor)

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"])
        if not _KEY.fullmatch(key):
            raise ValidationError(_("This paragraph has no name. Load the page again."))
        return key

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if len(text) > LONGEST:
            raise ValidationError(
                _(
                    "The paragraph has %(n)s characters; up to %(most)s fit. Nothing "
                    "was cut and nothing was saved: shorten it, or make it several."
                )
                % {
                    "n": formatting.number(len(text)),
                    "most": formatting.number(LONGEST),
                }
            )
        return text

    def paragraph(self) -> Paragraph:
        """Return the paragraph, ready for the action."""
        given = self.cleaned_data
        return Paragraph(
            key=given["key"],
            text="" if given["remove"] else given["text"],
            kind=LineKind(given["kind"]),
            base=given["base"] or 0,
            speaker=given["speaker"],
        )


class SettleForm(forms.Form):
    """Which of two texts of a paragraph is kept: "second 17" names text and rival."""

    keep = forms.RegexField(r"^(first|second|both) \d+$", max_length=30)

    def choice(self) -> tuple[str, int]:
        """Return what is kept, and the rival that waited beside the paragraph."""
        keep, rival = str(self.cleaned_data["keep"]).split()
        return keep, int(rival)


class ItemActForm(forms.Form):
    """Which item the table goes to, which it closes, or from which it goes on."""

    open = forms.ModelChoiceField(AgendaItem.objects.none(), required=False)
    close = forms.ModelChoiceField(AgendaItem.objects.none(), required=False)
    next = forms.ModelChoiceField(AgendaItem.objects.none(), required=False)

    def __init__(self, data: Any, *, actor: Actor, meeting: Meeting) -> None:
        super().__init__(data or None)
        for name in self.fields:
            _offer(self, name, visible(actor, AgendaItem).filter(meeting=meeting))


class StricterForm(forms.Form):
    """A stricter rule for an item, and who reads it where it is sealed."""

    regime = forms.ChoiceField(label=gettext_lazy("New rule"), widget=forms.RadioSelect)
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Who reads what is said here"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Only under the rule “sealed”. Whoever writes the notes must be among them."
        ),
    )

    def __init__(self, data: Any, *, actor: Actor, item: AgendaItem) -> None:
        super().__init__(data or None)
        choice = self.fields["regime"]
        assert isinstance(choice, forms.ChoiceField)
        ahead = rules_ahead(item)
        choice.choices = [(rule.value, str(rule.label)) for rule in ahead]
        if len(ahead) == 1:
            choice.initial = ahead[0].value
            self.fields["people"].required = ahead == [Regime.SEALED]
        named = [person.pk for person in people_to_name(actor)]
        _offer(self, "people", Person.objects.filter(pk__in=named).order_by("sort"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("regime") == Regime.SEALED and not cleaned.get("people"):
            self.add_error("people", _("Choose who is meant."))
        return cleaned


def plain(text: str) -> str:
    """Return text as plain text: what Word brings along unseen goes, lines stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    kept = (c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc")
    return "".join(kept).strip()


def _offer(form: forms.Form, name: str, rows: Any) -> "forms.ModelChoiceField[Any]":
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
    return field
