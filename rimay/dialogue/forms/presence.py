"""Input of who came to a session, seat by seat, guests, and the photographed roll."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core.files import LARGEST
from rimay.dialogue.actions.presence import Guest, Noted
from rimay.dialogue.models import Attendance
from rimay.dialogue.models.attendance import Presence
from rimay.groups.models import Membership, Organisation
from rimay.library.files import LOSES, Brought, NotTaken, check, kind_of

_KEY = re.compile(r"[0-9a-f]{32}")
PICTURES = ("jpeg", "png", "pdf")


class PresenceForm(forms.Form):
    """Who came to a session, one line per seat; how each stood comes along hidden.

    A page without script sends all seats at once, one with script each by itself.
    """

    def __init__(
        self, data: Any, *, seats: list[Membership], held: dict[int, Attendance]
    ) -> None:
        super().__init__(data or None)
        self.seats, self.held = seats, held
        for seat in seats:
            row = held.get(seat.pk)
            known = row.presence if row else ""
            self.fields[f"seat_{seat.pk}"] = forms.ChoiceField(
                label=str(seat),
                choices=Presence.choices,
                initial=known,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"was_{seat.pk}"] = forms.CharField(
                initial=known,
                required=False,
                max_length=10,
                widget=forms.HiddenInput(attrs={"data-base": True}),
            )
            self.fields[f"person_{seat.pk}"] = forms.CharField(
                label=gettext_lazy("Person who came"),
                initial=row.person if row else "",
                required=False,
                max_length=160,
            )
            self.fields[f"unnamed_{seat.pk}"] = forms.BooleanField(
                label=gettext_lazy("does not wish to be named in the acta"),
                initial=bool(row and not row.has_consented),
                required=False,
            )

    def noted(self) -> dict[Membership, Noted]:
        """Return what changed, by seat."""
        found = {}
        for seat in self.seats:
            line, row = self._line(seat), self.held.get(seat.pk)
            if line is None:
                continue
            kept = row and (row.presence, row.person, row.has_consented)
            if (line.came, line.person, line.has_consented) != kept:
                found[seat] = line
        return found

    def sent_alone(self) -> Membership | None:
        """Return the one seat that a page with script sent."""
        sent = (s for s in self.seats if self.cleaned_data[f"seat_{s.pk}"])
        return next(sent, None)

    def _line(self, seat: Membership) -> Noted | None:
        given = self.cleaned_data
        came = given[f"seat_{seat.pk}"]
        if not came:
            return None
        return Noted(
            Presence(came),
            given[f"was_{seat.pk}"],
            given[f"person_{seat.pk}"],
            not given[f"unnamed_{seat.pk}"],
        )


class GuestForm(forms.Form):
    """Somebody who came without a seat."""

    key = forms.CharField(max_length=32, widget=forms.HiddenInput)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Organisation"),
        empty_label="—",
    )
    person = forms.CharField(
        label=gettext_lazy("Person who came"), max_length=160, required=False
    )
    unnamed = forms.BooleanField(
        label=gettext_lazy("does not wish to be named in the acta"), required=False
    )

    def __init__(self, data: Any, *, actor: Actor, key: str = "") -> None:
        super().__init__(data or None, initial={"key": key}, auto_id="guest_%s")
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = visible(actor, Organisation).order_by("id")

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"])
        if not _KEY.fullmatch(key):
            raise ValidationError(_("This guest has no name. Load the page again."))
        return key

    def guest(self) -> Guest:
        """Return the guest, ready for the action."""
        given = self.cleaned_data
        return Guest(
            given["key"], given["organisation"], given["person"], not given["unnamed"]
        )


class RollForm(forms.Form):
    """A photograph or scan of the roll that was signed."""

    file = forms.FileField(
        label=gettext_lazy("Photograph or scan of the signed roll"),
        help_text=format_lazy(
            "{}. {}", gettext_lazy("JPEG, PNG or PDF; up to 50 MB"), LOSES
        ),
        allow_empty_file=True,
        max_length=255,
        error_messages={
            "max_length": gettext_lazy("The name of the file is too long.")
        },
    )

    def clean_file(self) -> Brought:
        file = self.cleaned_data["file"]
        # Not more than the limit is ever read into memory.
        try:
            brought = check(file.name, file.read(LARGEST + 1))
        except NotTaken as reason:
            raise ValidationError(str(reason)) from None
        if kind_of(brought.content) not in PICTURES:
            raise ValidationError(_("Bring a photograph (JPEG, PNG) or a PDF."))
        return brought
