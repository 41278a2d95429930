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
from rimay.dialogue.models import AgendaItem, Meeting, Proposal
from rimay.dialogue.models.minutes import LONGEST, LineKind
from rimay.dialogue.queries.knowing import known_to
from rimay.dialogue.queries.notes import (
    acts_written_anew,
    people_to_name,
    places_of,
    rules_ahead,
)
from rimay.dialogue.queries.pointing import pointed
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
        # Who writes here would shut the notes to themselves, for good, by one slip.
        mine = Person.objects.filter(user=actor.user_id, group=item.group)
        self.fields["people"].initial = list(mine.values_list("pk", flat=True))
        _offer_people(self, actor)
        self._known = known_to(actor, item.group, item.meeting)
        self._acts: dict[int, str] = {}
        for row in acts_written_anew(actor, item):
            self._acts[row.pk] = f"act_{row.pk}"
            self.fields[self._acts[row.pk]] = _act_field(row)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("regime") == Regime.SEALED and not cleaned.get("people"):
            self.add_error("people", _("Choose who is meant."))
        for name in self._acts.values():
            found = [held.found for held in pointed(cleaned.get(name, ""), self._known)]
            if found:
                words = _("This may name somebody: %(found)s. Write it otherwise.")
                said = formatting.list_words(list(dict.fromkeys(found)))
                self.add_error(name, words % {"found": said})
        return cleaned

    def acts(self) -> dict[int, str]:
        """Return the new words for outcomes, by the number of their proposal."""
        return {pk: self.cleaned_data[name] for pk, name in self._acts.items()}

    def act_fields(self) -> list[forms.BoundField]:
        """Return the fields of outcomes that are written anew, to be drawn."""
        return [self[name] for name in self._acts.values()]


def _act_field(proposal: Proposal) -> forms.CharField:
    said = _("Until now it says: “%(act)s” These words go, for they may name somebody.")
    return PlainText(
        label=_("Outcome of “%(text)s”, in new words") % {"text": proposal},
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=said % {"act": proposal.act}
        + " "
        + _(
            "Whether it stands and since when is said by itself; add what must remain."
        ),
    )


def plain(text: str) -> str:
    """Return text as plain text: what Word brings along unseen goes, lines stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    kept = (c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc")
    return "".join(kept).strip()


def _offer_people(form: forms.Form, actor: Actor) -> None:
    """Offer persons by name, with their seat or office: two may bear one name."""
    people = people_to_name(actor)
    keys = [person.pk for person in people]
    rows = Person.objects.filter(pk__in=keys).order_by("sort", "id")
    places = places_of(actor, people)

    def words(person: Person) -> str:
        place = places.get(person.pk)
        return f"{person} ({place})" if place else str(person)

    field = _offer(form, "people", rows)
    field.label_from_instance = words  # type: ignore[assignment, method-assign]


def _offer(form: forms.Form, name: str, rows: Any) -> "forms.ModelChoiceField[Any]":
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
    return field
