"""For whom a record speaks: the part of a form that a seat's word is recorded by."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.models import Channel
from rimay.access.on_behalf import Said, is_read_by
from rimay.core import clock
from rimay.groups.models import Classified, Membership
from rimay.records.forms import named


class OnBehalfForm(forms.Form):
    """Where a seat's word comes from, when the secretariat records it.

    With `seats`, one of those must have said it; without, it may be nobody's word, and
    with `among` that of one of those.
    """

    membership = forms.ModelChoiceField(
        Membership._default_manager.none(),
        label=gettext_lazy("Said by the seat of"),
        required=False,
        empty_label=gettext_lazy("nobody: the secretariat's own record"),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How it was said"),
        choices=[("", "—"), *Channel.choices],
        required=False,
    )
    reference = forms.CharField(
        label=gettext_lazy("Letter number, or who said it"),
        max_length=160,
        required=False,
    )
    said_on = forms.DateField(
        label=gettext_lazy("Said on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        data: Any,
        *,
        actor: Actor,
        seats: "models.QuerySet[Membership] | None" = None,
        among: "models.QuerySet[Membership] | None" = None,
    ) -> None:
        super().__init__(
            data or None, prefix="said", initial={"said_on": clock.today()}
        )
        field = self.fields["membership"]
        assert isinstance(field, forms.ModelChoiceField)
        chosen = among if seats is None else seats
        rows = visible(actor, Membership) if chosen is None else chosen
        field.queryset = rows.order_by("id")
        if seats is not None:
            field.empty_label = "—"
            for name in ("membership", "channel", "said_on"):
                self.fields[name].required = True
        named(field, actor)

    def clean_said_on(self) -> date | None:
        day: date | None = self.cleaned_data["said_on"]
        if day is not None and day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("membership"):
            for name in ("channel", "said_on"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("This is needed when a seat is named."))
        return cleaned

    def said(self) -> Said | None:
        """Return where the word comes from; None where it is nobody's."""
        given = self.cleaned_data
        if not given.get("membership"):
            return None
        channel = Channel(given["channel"])
        return Said(given["membership"], channel, given["said_on"], given["reference"])


def unfit(row: Classified, said: Said) -> list[tuple[str, str]]:
    """Return why a record cannot stand as this seat's word, by column."""
    of = getattr(row, "membership_id", None)
    if of is not None and of != said.membership.pk:
        words = _("The record is of one seat, and another is named as having said it.")
        return [("membership", words)]
    if not is_read_by(said.membership, row):
        words = _(
            "The seat that said it would not read this record, and could not correct "
            "it. Choose who reads it so that the seat does."
        )
        return [("", words)]
    return []
