"""Input of the charter's pages: its rules, and its adoption."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.actions.adopting import NewDecision
from rimay.dialogue.actions.ruling import Asked
from rimay.dialogue.forms.dates import PartialDateInput
from rimay.dialogue.models import Agreement, Charter, Meeting
from rimay.dialogue.models.charters import CharterKind
from rimay.dialogue.queries.rules import rules_in
from rimay.groups.models import Pillar
from rimay.records.forms import named

# Which rules a text of a kind has; the others stay as they are.
RULES = {
    CharterKind.CHARTER: (
        "decision_rule", "pillar_share", "when_short", "observers", "chair",
        "sessions_a_year", "term_months", "default_regime", "day_unit", "convene_days",
        "observe_days", "round_days", "ratify_days", "silence_is_no_objection",
    ),
    CharterKind.CONFIDENTIALITY: ("default_regime",),
}  # fmt: skip
LIMITS = {"pillar_share": (1, 100), "term_months": (0, 120), "sessions_a_year": (1, 52)}
DAYS = (0, 365)


class RulesForm(forms.Form):
    """The rules that the software reads, and what is asked of each pillar."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, charter: Charter, seats: dict[int, int]) -> None:
        self.names = RULES[CharterKind(charter.kind)]
        is_charter = charter.kind == CharterKind.CHARTER
        self.asked = rules_in(charter).pillars if is_charter else ()
        first: dict[str, Any] = {"version": charter.version}
        first |= {name: getattr(charter, name) for name in self.names}
        for rule in self.asked:
            first[f"quorum_{rule.pillar.pk}"] = rule.quorum
            first[f"required_{rule.pillar.pk}"] = rule.is_required
        super().__init__(data or None, initial=first)
        for rule in self.asked:
            self._add_pillar(rule.pillar, seats.get(rule.pillar.pk, 0))
        for name in self.names:
            self.fields[name] = _rule_field(name)

    def _add_pillar(self, pillar: Pillar, seats: int) -> None:
        self.fields[f"quorum_{pillar.pk}"] = forms.IntegerField(
            label=_("Quorum of %(pillar)s") % {"pillar": pillar},
            min_value=0,
            max_value=99,
            help_text=_("seats that must be there; today it has %(n)s") % {"n": seats},
        )
        self.fields[f"required_{pillar.pk}"] = forms.BooleanField(
            label=_("%(pillar)s must be behind a decision") % {"pillar": pillar},
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for rule in self.asked:
            name = f"quorum_{rule.pillar.pk}"
            if cleaned.get(name) == 0 and cleaned.get(f"required_{rule.pillar.pk}"):
                words = _("A pillar that must be behind a decision needs a seat there.")
                self.add_error(name, words)
        return cleaned

    def columns(self) -> dict[str, object]:
        """Return the rules by column, ready for the action."""
        return {name: self.cleaned_data[name] for name in self.names}

    def pillars(self) -> dict[Pillar, Asked]:
        """Return what is asked of each pillar."""
        given = self.cleaned_data
        return {
            rule.pillar: Asked(
                given[f"quorum_{rule.pillar.pk}"], given[f"required_{rule.pillar.pk}"]
            )
            for rule in self.asked
        }


def _rule_field(name: str) -> forms.Field:
    column = Charter._meta.get_field(name)
    words = str(column.verbose_name)  # type: ignore[union-attr]
    label = words[:1].upper() + words[1:]
    hint = str(getattr(column, "help_text", ""))
    choices = getattr(column, "choices", None)
    if choices:
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
    if name == "silence_is_no_objection":
        return forms.BooleanField(label=label, required=False)
    low, high = LIMITS.get(name, DAYS)
    return forms.IntegerField(
        label=label, min_value=low, max_value=high, help_text=hint
    )


class AdoptForm(forms.Form):
    """By which decision a version is adopted: one that stands, or one recorded here."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    adopted_on = PartialDateInput(
        label=gettext_lazy("Adopted on"),
        max_length=40,
        help_text=gettext_lazy("the day of the decision"),
    )
    decision = forms.ModelChoiceField(
        Agreement._default_manager.none(),
        label=gettext_lazy("By which decision"),
        required=False,
        empty_label=gettext_lazy("record it here"),
    )
    text = forms.CharField(
        label=gettext_lazy("The decision in words"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("only where it is recorded here"),
    )
    meeting = forms.ModelChoiceField(
        Meeting._default_manager.none(),
        label=gettext_lazy("In which session"),
        required=False,
        empty_label="—",
        help_text=gettext_lazy("only where it is recorded here"),
    )

    def __init__(
        self,
        data: Any,
        *,
        actor: Actor,
        charter: Charter,
        decisions: Any,
        meetings: Any,
        words: str,
    ) -> None:
        self.language = charter.group.language
        first = {
            "version": charter.version,
            "adopted_on": str(PartialDate.of(clock.today())),
            "text": words,
        }
        super().__init__(data or None, initial=first)
        for name, rows in (("decision", decisions), ("meeting", meetings)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
            named(field, actor)

    def clean_adopted_on(self) -> PartialDate:
        day: PartialDate | None = self.cleaned_data["adopted_on"]
        if day is None:
            raise ValidationError(_("This is needed."))
        if day.earliest > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("decision") and not cleaned.get("text"):
            if "decision" not in self.errors:
                words = _("Say by which decision, or write it here.")
                self.add_error("decision", words)
        return cleaned

    def taken(self) -> Agreement | NewDecision:
        """Return the decision, ready for the action."""
        given = self.cleaned_data
        if given["decision"] is not None:
            held: Agreement = given["decision"]
            return held
        return NewDecision(
            Text.of(self.language, **{self.language: given["text"]}),
            given["adopted_on"],
            given["meeting"],
        )
