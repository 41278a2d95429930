"""Choosing who reads a record: the form part that says it before one writes."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access import circles
from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.audience import Audience, audience, shape_of
from rimay.access.readers import to_be_named
from rimay.core.classes import CIRCLE_CLASSES, Class
from rimay.groups.models import (
    Circle,
    CircleMember,
    Classified,
    Group,
    Organisation,
    Person,
    Pillar,
)
from rimay.records.actions import Reading
from rimay.records.kinds import Kind


@dataclass(frozen=True)
class Option:
    """One class on offer, with the sentence that says who would read."""

    value: str
    words: str
    sentence: str
    reach: int
    is_chosen: bool


class ReadingForm(forms.Form):
    """Which class, and the pillar, organisations or persons it speaks of."""

    access_class = forms.ChoiceField(label=gettext_lazy("Who will read it"))
    pillar = forms.ModelChoiceField(
        Pillar._default_manager.none(),
        label=gettext_lazy("Which pillar"),
        required=False,
        empty_label="—",
    )
    organisations = forms.ModelMultipleChoiceField(
        Organisation._default_manager.none(),
        label=gettext_lazy("Which organisations"),
        required=False,
    )
    people = forms.ModelMultipleChoiceField(
        Person._default_manager.none(),
        label=gettext_lazy("Which persons"),
        required=False,
    )

    def __init__(
        self,
        data: Any,
        *,
        kind: Kind,
        actor: Actor,
        group: Group,
        row: Classified | None = None,
    ) -> None:
        self.group, self.row, self.kind = group, row, kind
        self.offered = list(kind.classes)
        if row and Class(row.access_class) not in self.offered:
            self.offered.append(Class(row.access_class))
        super().__init__(data or None, prefix="reading", initial=self._held())
        choice = self.fields["access_class"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(c.value, str(c.label)) for c in self.offered]
        self._offer("pillar", Class.PILLAR, Pillar._default_manager.filter(group=group))
        self._offer("organisations", Class.PARTY, visible(actor, Organisation))
        # Who cannot sign in yet is offered only where they are named already.
        reads = ~Q(user=None) | Q(pk__in=self.initial.get("people", ()))
        self._offer("people", Class.SEALED, visible(actor, Person).filter(reads))

    def _offer(self, name: str, needed: Class, rows: Any) -> None:
        if needed not in self.offered:
            del self.fields[name]
            return
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def _held(self) -> dict[str, Any]:
        if self.row is None:
            return {"access_class": self.offered[0].value}
        members = CircleMember._default_manager.filter(circle=self.row.access_circle_id)
        return {
            "access_class": self.row.access_class,
            "pillar": self.row.access_pillar_id,
            "organisations": [m.organisation_id for m in members if m.organisation_id],
            "people": [m.person_id for m in members if m.person_id],
        }

    def options(self) -> list[Option]:
        """Return the classes on offer, each with who would read."""
        shape = shape_of(self.group)
        chosen = self["access_class"].value()
        found = []
        for access_class in self.offered:
            asked = self._as_if(access_class)
            heard: Audience | None = audience(asked, shape) if asked else None
            found.append(
                Option(
                    access_class.value,
                    str(access_class.label),
                    heard.sentence if heard else to_be_named(access_class, shape),
                    access_class.reach,
                    chosen == access_class.value,
                )
            )
        return found

    def _as_if(self, access_class: Class) -> Classified | None:
        """Return an unsaved row of this class, or None where it still needs names."""
        row = self.row
        if row is not None and row.access_class == access_class:
            return row
        if access_class == Class.PILLAR or access_class in CIRCLE_CLASSES:
            return None
        return self.kind.model(group=self.group, access_class=access_class)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, needed in _NEEDED.items():
            if cleaned.get("access_class") == needed and not cleaned.get(name):
                if name in self.fields:
                    self.add_error(name, _("Choose who is meant."))
        return cleaned

    def reading(self) -> Reading:
        """Return the choice, with its circle found or made."""
        chosen = Class(self.cleaned_data["access_class"])
        return Reading(chosen, self.cleaned_data.get("pillar"), self._circle(chosen))

    def _circle(self, chosen: Class) -> Circle | None:
        if chosen == Class.PARTY:
            named = [*self.cleaned_data["organisations"], *self._unseen("organisation")]
            return circles.party(self.group, named)
        if chosen == Class.SEALED:
            named = [*self.cleaned_data["people"], *self._unseen("person")]
            held = self.row.access_circle if self.row else None
            return circles.kept(held, circles.persons(self.group, named))
        if chosen == Class.TEAM and self.row:
            return self.row.access_circle
        return None

    def _unseen(self, column: str) -> list[Any]:
        """Return who is named on the row and not shown to its editor: they stay."""
        if self.row is None or not self.row.access_circle_id:
            return []
        field = self.fields["organisations" if column == "organisation" else "people"]
        assert isinstance(field, forms.ModelChoiceField) and field.queryset is not None
        shown = set(field.queryset.values_list("pk", flat=True))
        members = CircleMember._default_manager.filter(circle=self.row.access_circle_id)
        held = members.exclude(**{column: None}).select_related(column)
        return [
            getattr(m, column) for m in held if getattr(m, f"{column}_id") not in shown
        ]


def plain_options(kind: Kind, group: Group, chosen: str) -> list[Option]:
    """Return the classes on offer that name nobody, each with who would read."""
    shape = shape_of(group)
    offered = [
        access_class
        for access_class in kind.classes
        if access_class != Class.PILLAR and access_class not in CIRCLE_CLASSES
    ]
    return [
        Option(
            access_class.value,
            str(access_class.label),
            audience(
                kind.model(group=group, access_class=access_class), shape
            ).sentence,
            access_class.reach,
            chosen == access_class.value,
        )
        for access_class in offered
    ]


_NEEDED = {
    "pillar": Class.PILLAR,
    "organisations": Class.PARTY,
    "people": Class.SEALED,
}
