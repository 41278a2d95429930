"""Input of a report: its words per language, who reads it, a donor's form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rimay.access.audience import audience, shape_of
from rimay.core.classes import Class
from rimay.core.dates import PartialDate, parse
from rimay.core.text import Text
from rimay.groups.models import Group
from rimay.records.actions import Reading
from rimay.records.reading import Option
from rimay.results.actions import Cover, Words
from rimay.results.models import Picture, Release, Report, Section


class SectionForm(forms.Form):
    """One section in both languages."""

    title_es = forms.CharField(label=_("Title in Spanish"), max_length=200)
    body_es = forms.CharField(
        label=_("Text in Spanish"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "An empty line begins a paragraph. A figure is set in by its code: "
            "[[training.participants]]; a sum in one currency with it: "
            "[[funding.contributions_money:PEN]]."
        ),
    )
    title_en = forms.CharField(
        label=_("Title in English"), max_length=200, required=False
    )
    body_en = forms.CharField(
        label=_("Text in English"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    picture = forms.ChoiceField(
        label=_("Followed by"), choices=Picture.choices, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def words(self) -> Words:
        """Return what was written."""
        held: dict[str, Any] = self.cleaned_data
        return Words(
            Text.of("es", es=held["title_es"], en=held["title_en"]),
            Text.of("es", es=held["body_es"], en=held["body_en"]),
            Picture(held["picture"]),
        )


def held_in(section: Section) -> dict[str, Any]:
    """Return a section as the form's first values."""
    return {
        "title_es": section.title.in_language("es"),
        "body_es": section.body.in_language("es"),
        "title_en": section.title.in_language("en"),
        "body_en": section.body.in_language("en"),
        "picture": section.picture,
        "version": section.version,
    }


class TitleForm(forms.Form):
    """A report's title and lead in both languages, and the time that it tells of."""

    title_es = forms.CharField(label=_("Title in Spanish"), max_length=200)
    title_en = forms.CharField(
        label=_("Title in English"), max_length=200, required=False
    )
    lead_es = forms.CharField(
        label=_("Lead sentence in Spanish"), max_length=400, required=False
    )
    lead_en = forms.CharField(
        label=_("Lead sentence in English"), max_length=400, required=False
    )
    period_from = forms.CharField(
        label=_("It tells of the time from"),
        help_text=_("a day, a month or a year: 15/3/2018, March 2018"),
        max_length=60,
        required=False,
    )
    period_to = forms.CharField(label=_("Until"), max_length=60, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def held_in(report: Report) -> dict[str, Any]:
        """Return a report as the form's first values."""
        return {
            "title_es": report.title.in_language("es"),
            "title_en": report.title.in_language("en"),
            "lead_es": report.lead.in_language("es"),
            "lead_en": report.lead.in_language("en"),
            "period_from": str(report.period_from or ""),
            "period_to": str(report.period_to or ""),
            "version": report.version,
        }

    def clean_period_from(self) -> PartialDate | None:
        return _day(self.cleaned_data["period_from"])

    def clean_period_to(self) -> PartialDate | None:
        return _day(self.cleaned_data["period_to"])

    def clean(self) -> dict[str, Any]:
        held = super().clean() or {}
        first, last = held.get("period_from"), held.get("period_to")
        if first and last and last.latest < first.earliest:
            self.add_error("period_to", _("The end comes before the beginning."))
        return held

    def cover(self) -> Cover:
        """Return what was written."""
        held = self.cleaned_data
        return Cover(
            Text.of("es", es=held["title_es"], en=held["title_en"]),
            Text.of("es", es=held["lead_es"], en=held["lead_en"]),
            held["period_from"],
            held["period_to"],
        )


def _day(words: str) -> PartialDate | None:
    if not words.strip():
        return None
    try:
        return parse(words.strip())
    except (ValueError, OverflowError):
        told = gettext("“%(value)s” is not a date. Write a day, a month or a year.")
        raise ValidationError(told % {"value": words.strip()}) from None


class GiveOutForm(forms.Form):
    """Who is to read what is given out: the group, or everybody."""

    access_class = forms.ChoiceField(
        label=_("Who will read it"),
        choices=[(c.value, c.label) for c in (Class.GROUP, Class.PUBLIC)],
        initial=Class.GROUP.value,
    )

    def __init__(self, data: Any = None, *, group: Group) -> None:
        self.group = group
        super().__init__(data)

    def options(self) -> list[Option]:
        """Return both choices, each with who would read."""
        shape = shape_of(self.group)
        chosen = self["access_class"].value()
        return [
            Option(c.value, str(c.label), heard.sentence, c.reach, c.value == chosen)
            for c in (Class.GROUP, Class.PUBLIC)
            for heard in [audience(Release(group=self.group, access_class=c), shape)]
        ]

    def reading(self) -> Reading:
        """Return the choice."""
        return Reading(Class(self.cleaned_data["access_class"]))


class PublishForm(GiveOutForm):
    """Whom the report is for, and that what was found in the words was looked at."""

    looked_at = forms.BooleanField(
        label=_("I looked at all of it: no number is a figure, and nobody is named"),
        required=False,
    )


class DonorForm(forms.Form):
    """A donor's own Word form."""

    file = forms.FileField(
        label=_("Word form (.docx)"),
        help_text=_(
            "Placeholders: {{ figure('training.participants') }}, with definition(…) "
            "and basis(…) likewise; {{ section(1) }}, {{ title }}, {{ lead }}, "
            "{{ group }}."
        ),
    )
