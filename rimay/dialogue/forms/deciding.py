"""Input of proposals, answers, objections and closings."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from rimay.access.actor import Actor
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions.outcomes import Closing
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.models import Proposal
from rimay.dialogue.models.decisions import Stand, Unratified
from rimay.groups.models import Group, Membership
from rimay.records.forms import named

MEANINGS = {
    Stand.AGREE: gettext_lazy("The seat stands behind the text."),
    Stand.NO_BLOCK: gettext_lazy(
        "The seat lets it pass without standing behind it; its reason is kept."
    ),
    Stand.OBJECT: gettext_lazy(
        "The text does not pass until the table has answered the reason."
    ),
    Stand.ABSENT: gettext_lazy("The seat has left the room."),
}


def day_input() -> forms.DateInput:
    """Return a control for a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProposalForm(forms.Form):
    """The text to be put to a decision."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text_es = forms.CharField(
        label=gettext_lazy("Text in Spanish"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    text_en = forms.CharField(
        label=gettext_lazy("Text in English"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    regime = forms.ChoiceField(
        label=gettext_lazy("Confidentiality rule"),
        choices=[c for c in Regime.choices if c[0] != Regime.SEALED],
        required=False,
    )
    unratified = forms.ChoiceField(
        label=gettext_lazy("If an institution does not ratify it in time"),
        choices=Unratified,
    )
    review_on = forms.DateField(
        label=gettext_lazy("To be reviewed on"), required=False, widget=day_input()
    )

    def __init__(
        self, data: Any, *, group: Group, proposal: Proposal | None, is_written: bool
    ) -> None:
        first: dict[str, object] = {"unratified": Unratified.LAPSES}
        if proposal is not None:
            first |= {
                "version": proposal.version,
                "text_es": proposal.text.in_language("es"),
                "text_en": proposal.text.in_language("en"),
                "regime": proposal.regime,
                "unratified": proposal.unratified,
                "review_on": proposal.review_on,
            }
        super().__init__(data or None, initial=first)
        self.group = group
        if not is_written:
            del self.fields["regime"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("text_es") and not cleaned.get("text_en"):
            self.add_error(f"text_{self.group.language}", _("Write the text."))
        return cleaned

    def tell_gate(self) -> None:
        """Say why nobody writes under a rule what they would not read afterwards."""
        words = _(
            "To read what is said under a stricter rule, acknowledge the charter first."
        )
        self.add_error("regime" if "regime" in self.fields else None, words)

    def draft(self) -> Draft:
        """Return the text, ready for the action."""
        given = self.cleaned_data
        words = {code: given.get(f"text_{code}") or "" for code in ("es", "en")}
        original = self.group.language
        if not words.get(original):
            original = next(code for code, said in words.items() if said)
        return Draft(
            text=Text.of(original, **words),
            regime=Regime(given.get("regime") or Regime.OPEN),
            unratified=Unratified(given["unratified"]),
            review_on=given["review_on"],
        )


class AnswerForm(forms.Form):
    """What a seat answers."""

    stand = forms.ChoiceField(
        label=gettext_lazy("Answer of the seat"),
        choices=Stand,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, may_be_absent: bool, prefix: str = "") -> None:
        super().__init__(data or None, prefix=prefix or None)
        self.stands = [s for s in Stand if may_be_absent or s != Stand.ABSENT]
        field = self.fields["stand"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(stand.value, stand.label) for stand in self.stands]

    def options(self) -> list[tuple[str, str, str, bool]]:
        """Return value, name, meaning, and whether it is chosen."""
        chosen = self["stand"].value()
        return [
            (s.value, str(s.label), str(MEANINGS[s]), s.value == chosen)
            for s in self.stands
        ]

    def reply(self) -> Reply:
        """Return the answer, ready for the action."""
        given = self.cleaned_data
        return Reply(Stand(given["stand"]), given["reason"])


class ObjectionForm(forms.Form):
    """What the table answers to a founded objection."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    answer = forms.CharField(
        label=gettext_lazy("What the table answers"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_withdrawn = forms.BooleanField(
        label=gettext_lazy("The seat withdraws the objection"), required=False
    )


class ChairForm(forms.Form):
    """What a seat tells whoever runs the round before it answers."""

    text = forms.CharField(
        label=gettext_lazy("What the chair should know"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ClosingForm(forms.Form):
    """Which institutions still have to ratify."""

    to_ratify = forms.ModelMultipleChoiceField(
        Membership._default_manager.none(),
        label=gettext_lazy("Adopted ad referendum of"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Only where the seat said that its institution has to ratify."
        ),
    )

    def __init__(self, data: Any, *, actor: Actor, seats: list[Membership]) -> None:
        super().__init__(data if data is not None else None)
        field = self.fields["to_ratify"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        keys = [seat.pk for seat in seats]
        rows = Membership._default_manager.filter(pk__in=keys)
        field.queryset = rows.order_by("id")
        named(field, actor)

    def closing(self) -> Closing:
        """Return how the round ends, ready for the action."""
        return Closing(to_ratify=tuple(self.cleaned_data["to_ratify"]))


class RoundForm(forms.Form):
    """Until when a written round runs."""

    due_on = forms.DateField(
        label=gettext_lazy("Answers until"), required=False, widget=day_input()
    )

    def clean_due_on(self) -> date | None:
        day: date | None = self.cleaned_data["due_on"]
        if day is not None and day < clock.today():
            raise ValidationError(_("This day is over. Name one that is to come."))
        return day


class RatificationForm(forms.Form):
    """What an organisation said of an agreement ad referendum."""

    is_ratified = forms.TypedChoiceField(
        label=gettext_lazy("What it said"),
        choices=[
            ("yes", gettext_lazy("it ratifies")),
            ("no", gettext_lazy("it does not ratify")),
        ],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    letter = forms.CharField(label=gettext_lazy("With which letter"), max_length=160)
    said_on = forms.DateField(
        label=gettext_lazy("Said on"), required=False, widget=day_input()
    )

    def clean_said_on(self) -> date | None:
        day: date | None = self.cleaned_data["said_on"]
        if day is not None and day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day


class InterestForm(forms.Form):
    """A conflict of interest of a seat in an item; without `seats`, of whichever seat
    is named beside as having said it.
    """

    membership = forms.ModelChoiceField(
        Membership._default_manager.none(),
        label=pgettext_lazy("of an organisation", "Seat"),
    )
    reason = forms.CharField(
        label=gettext_lazy("What it concerns"), max_length=300, required=False
    )

    def __init__(
        self, data: Any, *, actor: Actor, seats: list[Membership] | None
    ) -> None:
        first = {"membership": seats[0].pk} if seats and len(seats) == 1 else None
        super().__init__(data or None, initial=first)
        if seats is None:
            del self.fields["membership"]
            return
        field = self.fields["membership"]
        assert isinstance(field, forms.ModelChoiceField)
        keys = [seat.pk for seat in seats]
        rows = Membership._default_manager.filter(pk__in=keys)
        field.queryset = rows.order_by("id")
        named(field, actor)


class CodeForm(forms.Form):
    """The second step of a written round by personal link."""

    code = forms.CharField(
        label=gettext_lazy("Code of six digits"),
        max_length=12,
        help_text=gettext_lazy("The secretariat tells it by telephone."),
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
    )
