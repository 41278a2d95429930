"""Input of the page that gives an organisation its place, to clean values."""

from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.groups.models import Group, Membership, Organisation, Person, Pillar
from rimay.groups.models.organisations import Subtype
from rimay.groups.models.seats import WITH_SEAT, MembershipKind
from rimay.registry.actions.seating import NewSeat, Sitter

Row = TypeVar("Row", bound=Model)

_NAME_HINT = gettext_lazy("surnames first: Apaza Condori, Julia")
_KINDS = [pair for pair in MembershipKind.choices if pair[0] != MembershipKind.FORMER]
TITULAR = ("titular", "titular_phone", "titular_email")
ALTERNATE = ("alternate", "alternate_phone", "alternate_email")


def _has_digits(value: str) -> None:
    """Stop what no telephone can be: the messenger would open on nobody."""
    if sum(letter.isdigit() for letter in value) < 6:
        raise ValidationError(_("Write the digits of the telephone number."))


class SeatingForm(forms.Form):
    """Which organisation, and who sits for it."""

    organisation = forms.CharField(
        label=gettext_lazy("Organisation"),
        max_length=160,
        help_text=gettext_lazy("its name as it signs its letters"),
    )
    pillar = forms.ModelChoiceField(
        Pillar._default_manager.none(),
        label=gettext_lazy("Pillar"),
        required=False,
        empty_label="—",
        help_text=gettext_lazy("observers and invited organisations need none"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("It takes part as"),
        choices=_KINDS,
    )
    subtype = forms.ChoiceField(
        label=gettext_lazy("Kind of organisation"),
        choices=[("", "—"), *Subtype.choices],
        required=False,
        help_text=gettext_lazy("so that the group sees whose voice it lacks"),
    )
    letter = forms.CharField(
        label=gettext_lazy("Letter that names them"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("its number; it can be added when it comes"),
    )
    titular = forms.CharField(
        label=gettext_lazy("Name of the representative"),
        max_length=160,
        help_text=_NAME_HINT,
    )
    titular_phone = forms.CharField(
        label=gettext_lazy("Mobile telephone of the representative"),
        max_length=160,
        required=False,
        validators=[_has_digits],
        help_text=gettext_lazy("for the messenger"),
    )
    titular_email = forms.EmailField(
        label=gettext_lazy("E-mail of the representative"),
        max_length=160,
        required=False,
    )
    alternate = forms.CharField(
        label=gettext_lazy("Name of the alternate"),
        max_length=160,
        required=False,
        help_text=_NAME_HINT,
    )
    alternate_phone = forms.CharField(
        label=gettext_lazy("Mobile telephone of the alternate"),
        max_length=160,
        required=False,
        validators=[_has_digits],
    )
    alternate_email = forms.EmailField(
        label=gettext_lazy("E-mail of the alternate"), max_length=160, required=False
    )

    def __init__(self, data: Any, *, actor: Actor, group: Group) -> None:
        self.actor = actor
        super().__init__(data or None)
        # Whoever comes after the founding is no founder.
        is_founded = group.founded_on is not None
        self.initial["kind"] = (
            MembershipKind.MEMBER if is_founded else MembershipKind.FOUNDER
        )
        pillars = self.fields["pillar"]
        assert isinstance(pillars, forms.ModelChoiceField)
        pillars.queryset = group.pillars.all()

    def about_the_titular(self) -> list[forms.BoundField]:
        """Return the fields of who sits."""
        return [self[name] for name in TITULAR]

    def about_the_alternate(self) -> list[forms.BoundField]:
        """Return the fields of who sits when the representative does not come."""
        return [self[name] for name in ALTERNATE]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") in WITH_SEAT and not given.get("pillar"):
            self.add_error("pillar", _("A member sits in a pillar. Choose which."))
        reached = given.get("alternate_phone") or given.get("alternate_email")
        if reached and not given.get("alternate"):
            self.add_error("alternate", _("Say whose telephone or e-mail this is."))
        organisation = self._organisation(given)
        if organisation and self._sits(organisation):
            words = _(
                "It has its place already. Who follows is named on its own page, among "
                "the members."
            )
            self.add_error("organisation", words)
        return given

    def new_seat(self) -> NewSeat:
        """Return what was asked for, ready for the action."""
        given = self.cleaned_data
        alternate = self._sitter("alternate") if given["alternate"] else None
        return NewSeat(
            name=given["organisation"],
            kind=given["kind"],
            titular=self._sitter("titular"),
            organisation=self._organisation(given),
            pillar=given["pillar"],
            subtype=given["subtype"],
            alternate=alternate,
            letter=given["letter"],
        )

    def _sitter(self, who: str) -> Sitter:
        given = self.cleaned_data
        people = visible(self.actor, Person).filter(name__iexact=given[who])
        return Sitter(
            name=given[who],
            person=_only(people),
            email=given[f"{who}_email"],
            phone=given[f"{who}_phone"],
        )

    def _organisation(self, given: dict[str, Any]) -> Organisation | None:
        """Return the organisation of this name, where one stands here already."""
        typed = str(given.get("organisation", "")).casefold()
        held = [
            row
            for row in visible(self.actor, Organisation).order_by("id")
            if typed in {row.short_name.casefold(), *_names(row)}
        ]
        return held[0] if typed and len(held) == 1 else None

    def _sits(self, organisation: Organisation) -> bool:
        held = visible(self.actor, Membership).filter(organisation=organisation)
        return any(not row.has_ended for row in held)


def _names(row: Organisation) -> set[str]:
    return {words.casefold() for words in dict(row.name.words).values()}


def _only(rows: QuerySet[Row]) -> Row | None:
    """Return the one row there is; of none, or of several alike, none."""
    held = list(rows[:2])
    return held[0] if len(held) == 1 else None
