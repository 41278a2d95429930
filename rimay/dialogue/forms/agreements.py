"""Input of agreements: who does it, until when, and what came of it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import names_of
from rimay.core.text import Text
from rimay.dialogue.actions.completing import Due, Plan
from rimay.dialogue.actions.progress import CONFIRMED, Verdict
from rimay.dialogue.forms.dates import PartialDateInput
from rimay.dialogue.models import Agreement
from rimay.dialogue.models.agreements import AgreementKind, AgreementStatus
from rimay.dialogue.models.charters import DayUnit
from rimay.groups.models import Membership, Organisation, Post
from rimay.records.forms import named
from rimay.workplan.models import Activity

MOST = 120


class PlanForm(forms.Form):
    """Who does it, until when, and who follows up, in the order in which it is said."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("What was agreed"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of agreement"), choices=AgreementKind
    )
    lead = forms.ModelChoiceField(
        Organisation._default_manager.none(),
        label=gettext_lazy("Who leads it"),
        required=False,
    )
    others = forms.ModelMultipleChoiceField(
        Organisation._default_manager.none(),
        label=gettext_lazy("Who answers for it with them"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    posts = forms.ModelMultipleChoiceField(
        Post._default_manager.none(),
        label=gettext_lazy("Which posts"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    due_on = PartialDateInput(
        label=gettext_lazy("Until when"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("a day or a month; or count days below"),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Or in so many days"),
        required=False,
        min_value=1,
        max_value=400,
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Days counted"), choices=DayUnit, initial=DayUnit.WORKING
    )
    no_due_reason = forms.CharField(
        label=gettext_lazy("Or why it has no date"), required=False, max_length=200
    )
    follow_up = forms.ModelChoiceField(
        Organisation._default_manager.none(),
        label=gettext_lazy("Who follows up"),
        required=False,
    )
    ad_referendum = forms.ModelMultipleChoiceField(
        Membership._default_manager.none(),
        label=gettext_lazy("Ad referendum of"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "only where the seat said that its institution has to ratify it"
        ),
    )
    verification = forms.CharField(
        label=gettext_lazy("Means of verification"), required=False, max_length=300
    )
    activity = forms.ModelChoiceField(
        Activity._default_manager.none(),
        label=gettext_lazy("Activity of the workplan"),
        required=False,
    )
    gap_reason = forms.CharField(
        label=gettext_lazy("Why something is still missing"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("without it the acta does not close"),
    )

    def __init__(
        self,
        data: Any,
        *,
        actor: Actor,
        agreement: Agreement,
        ratifying: list[Membership] | None,
    ) -> None:
        super().__init__(data or None, initial=_held(agreement))
        self._offer(actor, ratifying)
        self.agreement = agreement
        rows: dict[str, QuerySet[Any]] = {
            "lead": visible(actor, Organisation).order_by("sort_es", "id"),
            "others": visible(actor, Organisation).order_by("sort_es", "id"),
            "follow_up": visible(actor, Organisation).order_by("sort_es", "id"),
            "posts": visible(actor, Post).order_by("id"),
            "activity": visible(actor, Activity).order_by("id"),
        }
        for name, found in rows.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = _first(found)
            if name == "posts":
                words = _post_words(actor, field.queryset)
                field.label_from_instance = words  # type: ignore[method-assign,assignment]
                if not found.exists():
                    del self.fields[name]

    def _offer(self, actor: Actor, ratifying: list[Membership] | None) -> None:
        """Offer the seats that may have to ratify; nothing where that is settled."""
        field = self.fields["ad_referendum"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        if not ratifying:
            del self.fields["ad_referendum"]
            return
        keys = [seat.pk for seat in ratifying]
        rows = Membership._default_manager.filter(pk__in=keys)
        field.queryset = rows.order_by("id")
        named(field, actor)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        ways = [
            cleaned.get("due_on"),
            cleaned.get("days"),
            cleaned.get("no_due_reason"),
        ]
        if sum(bool(way) for way in ways) > 1:
            self.add_error(
                "due_on", _("Say one of these: a date, so many days, or why none.")
            )
        due, agreed = cleaned.get("due_on"), self.agreement.agreed_on
        if due and agreed and due.latest < agreed.earliest:
            self.add_error("due_on", _("This day is before the day it was agreed."))
        promised = cleaned.get("kind") == AgreementKind.COMMITMENT
        if promised and not any(ways) and "due_on" not in self.errors:
            self.add_error(
                "due_on",
                _("Say until when the commitment runs, or why it has no date."),
            )
        return cleaned

    def plan(self) -> Plan:
        """Return what was filled in, ready for the action."""
        given = self.cleaned_data
        held = self.agreement.text
        original = held.original if held else self.agreement.group.language
        words = {code: held.in_language(code) for code in ("es", "en")} if held else {}
        if words.get(original) != given["text"]:
            # Another wording makes the other language's words untrue.
            words = {original: given["text"]}
        return Plan(
            text=Text.of(original, **words),
            kind=AgreementKind(given["kind"]),
            lead=given["lead"],
            others=tuple(given["others"]),
            posts=tuple(given.get("posts") or ()),
            due=Due(
                given["due_on"],
                given["days"] or 0,
                DayUnit(given["unit"]),
                given["no_due_reason"],
            ),
            follow_up=given["follow_up"],
            verification=given["verification"],
            gap_reason=given["gap_reason"],
            activity=given["activity"],
            ad_referendum=tuple(given["ad_referendum"])
            if "ad_referendum" in self.fields
            else None,
        )


class ConfirmForm(forms.Form):
    """What whoever follows up confirms."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label=gettext_lazy("What came of it"),
        choices=[(status.value, status.label) for status in CONFIRMED],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("How you know"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("what you saw, read or were shown"),
    )
    replaced_by = forms.ModelChoiceField(
        Agreement._default_manager.none(),
        label=gettext_lazy("Replaced by the agreement"),
        required=False,
    )

    def __init__(self, data: Any, *, actor: Actor, agreement: Agreement) -> None:
        first: dict[str, object] = {"version": agreement.version}
        if agreement.fulfilment_said_on:
            first["status"] = AgreementStatus.FULFILLED
        super().__init__(data or None, initial=first)
        field = self.fields["replaced_by"]
        assert isinstance(field, forms.ModelChoiceField)
        others = visible(actor, Agreement).exclude(pk=agreement.pk)
        field.queryset = _first(others.order_by("-agreed_on", "-id"))
        named(field, actor)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        replaced = cleaned.get("status") == AgreementStatus.SUPERSEDED
        if replaced and not cleaned.get("replaced_by"):
            raise ValidationError(_("Say which agreement replaces it."))
        return cleaned

    def verdict(self) -> Verdict:
        """Return what was confirmed, ready for the action."""
        given = self.cleaned_data
        status = AgreementStatus(given["status"])
        replaced = status == AgreementStatus.SUPERSEDED
        return Verdict(
            status, given["text"], given["replaced_by"] if replaced else None
        )


def _held(agreement: Agreement) -> dict[str, object]:
    return {
        "version": agreement.version,
        "text": str(agreement.text),
        "kind": agreement.kind,
        "lead": agreement.organisation_id,
        "others": list(agreement.others.values_list("pk", flat=True)),
        "posts": list(agreement.posts.values_list("pk", flat=True)),
        "due_on": str(agreement.due_on or ""),
        "no_due_reason": agreement.no_due_reason,
        "follow_up": agreement.follow_up_id,
        "verification": agreement.verification,
        "activity": agreement.activity_id,
        "gap_reason": agreement.gap_reason,
        "ad_referendum": list(
            agreement.ratifications.values_list("membership", flat=True)
        ),
    }


def _first(rows: "QuerySet[Model]") -> "QuerySet[Model]":
    """Return so many rows as a list to choose from can show."""
    keys = list(rows.values_list("pk", flat=True)[:MOST])
    return rows.filter(pk__in=keys)


def _post_words(actor: Actor, posts: "QuerySet[Any]") -> Callable[[Post], str]:
    """Return how a post is offered: with its unit, and its organisation where the
    reader sees it.
    """

    @cache
    def houses() -> dict[int, str]:
        keys = posts.order_by().values("organisation")
        rows = list(visible(actor, Organisation).filter(pk__in=keys))
        return dict(zip((r.pk for r in rows), names_of(actor, rows), strict=True))

    def words(post: Post) -> str:
        parts = (str(post), post.unit, houses().get(post.organisation_id))
        return " · ".join(filter(None, parts))

    return words
