"""Input of the registry's own pages to clean values."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from rimay.accounts.actions import NewAccount
from rimay.accounts.queries import is_free
from rimay.core import formatting
from rimay.core.classes import Regime
from rimay.core.money import currency_of
from rimay.core.text import Text
from rimay.groups.models import Group, Pillar
from rimay.groups.models.group import Level, Status
from rimay.registry.actions.founding import THREE_PILLARS, NewGroup

LANGUAGES = (("es", _("Spanish")), ("en", _("English")))
WRITTEN = {"es": _("in Spanish"), "en": _("in English")}
SLOTS = tuple((str(n), str(n)) for n in range(1, 6))
_TAKEN_WORDS = frozenset({"new", "public", "setup"})
_OF_THE_GROUP = ("convenor", "name", "level", "scope_name", "country", "language")
_OF_THE_DESK = ("person", "login", "password", "again")


class SetupForm(forms.Form):
    """Who convenes, where, in which language, and who keeps the desk."""

    code = forms.CharField(
        label=_("Set-up code"),
        max_length=40,
        help_text=_("It was printed where the service was started, in the terminal."),
    )
    convenor = forms.CharField(label=_("Who convenes the group"), max_length=160)
    name = forms.CharField(label=_("Name of the group"), max_length=160)
    level = forms.ChoiceField(label=_("Level"), choices=Level, initial=Level.REGIONAL)
    scope_name = forms.CharField(
        label=_("Region"),
        max_length=120,
        help_text=_("the country or the regions that it is for: Macro Sur"),
    )
    country = forms.ChoiceField(
        label=_("Country"),
        choices=formatting.countries,
        initial="PE",
        help_text=_("its outlines draw the map, its holidays the calendar"),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    person = forms.CharField(
        label=_("Your name"),
        max_length=160,
        help_text=_("surnames first: Apaza Condori, Julia"),
    )
    login = forms.CharField(
        label=_("User name or e-mail"),
        max_length=120,
        help_text=_("what you will sign in with"),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("at least 12 characters"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    again = forms.CharField(
        label=_("Password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def about_the_group(self) -> list[forms.BoundField]:
        """Return the fields that say what is founded."""
        return [self[name] for name in _OF_THE_GROUP]

    def about_the_desk(self) -> list[forms.BoundField]:
        """Return the fields of who keeps the desk."""
        return [self[name] for name in _OF_THE_DESK]

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password)
        return password

    def clean_again(self) -> str:
        if self.cleaned_data["again"] != self.cleaned_data.get("password"):
            raise ValidationError(_("The two passwords differ."))
        return str(self.cleaned_data["again"])

    def clean_login(self) -> str:
        login = str(self.cleaned_data["login"]).strip()
        if not is_free(login, login if "@" in login else ""):
            raise ValidationError(_("This name is taken. Choose another."))
        return login

    def new_group(self) -> NewGroup:
        """Return the group that was asked for, ready for the action."""
        given = self.cleaned_data
        language = given["language"]
        return NewGroup(
            slug=slug_of(given["name"]),
            name=Text.of(language, **{language: given["name"]}),
            level=given["level"],
            country=given["country"],
            language=language,
            pillars=THREE_PILLARS,
            region=given["scope_name"],
            currency=currency_of(given["country"]),
            convenor=given["convenor"],
        )

    def account(self) -> NewAccount:
        """Return what the first secretary chose to sign in with."""
        given = self.cleaned_data
        return NewAccount(
            given["login"], password=given["password"], language=given["language"]
        )


def slug_of(name: str) -> str:
    """Return an address for a group's name: its telling words, at most 40 letters."""
    plain = slugify(name)[:40].strip("-")
    return plain if plain and plain not in _TAKEN_WORDS else "group"


class TextForm(forms.Form):
    """A form with translated fields: one input per language, the group's first."""

    TEXTS: tuple[tuple[str, Promise | str, bool], ...] = ()

    def __init__(self, data: Any, *, language: str, **kwargs: Any) -> None:
        self.written_in = language
        super().__init__(data or None, **kwargs)
        own = dict(self.fields)
        self.fields.clear()
        for name, label, is_prose in self.TEXTS:
            for code in sorted(dict(LANGUAGES), key=lambda code: code != language):
                widget = (
                    forms.Textarea(attrs={"rows": 4}) if is_prose else forms.TextInput()
                )
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=_joined(label, code),
                    required=name == "name" and code == language,
                    max_length=4000 if is_prose else 200,
                    widget=widget,
                )
        self.fields.update(own)

    def texts(self) -> dict[str, object]:
        """Return the translated values by column."""
        return {
            name: Text.of(
                self.written_in,
                **{
                    code: str(self.cleaned_data[f"{name}_{code}"])
                    for code, _w in LANGUAGES
                },
            )
            for name, _label, _prose in self.TEXTS
        }


def _joined(label: Promise | str, language: str) -> str:
    words = str(label)
    return f"{words[:1].upper()}{words[1:]} ({WRITTEN[language]})"


def held_texts(row: Group | Pillar, names: tuple[str, ...]) -> dict[str, str]:
    """Return a row's translated columns as initial values of a TextForm."""
    return {
        f"{name}_{code}": getattr(row, name).in_language(code)
        for name in names
        for code, _words in LANGUAGES
    }


class GroupForm(TextForm):
    """What the group says of itself, and how its pages treat it."""

    TEXTS = (
        ("name", _("name"), False),
        ("vision", _("purpose"), True),
        ("objectives", _("objectives"), True),
        ("limits", _("what the group is not"), True),
        ("call_instead", _("whom to call instead"), True),
    )
    PLAIN = (
        "status",
        "founded_on",
        "seat_town",
        "scope_name",
        "default_regime",
        "language",
        "currency",
        "time_zone",
        "is_public",
    )

    version = forms.IntegerField(widget=forms.HiddenInput)
    status = forms.ChoiceField(label=_("Status"), choices=Status)
    founded_on = forms.CharField(
        label=_("Founded on"),
        required=False,
        help_text=_("a day, a month or a year, such as August 2017"),
    )
    seat_town = forms.CharField(label=_("Seat"), max_length=120, required=False)
    scope_name = forms.CharField(label=_("Scope"), max_length=120, required=False)
    default_regime = forms.ChoiceField(
        label=_("Confidentiality rule of sessions, unless said otherwise"),
        choices=Regime,
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    currency = forms.RegexField(r"^[A-Z]{3}$", label=_("Currency"))
    time_zone = forms.CharField(label=_("Time zone"), max_length=40)
    is_public = forms.BooleanField(
        label=_("The group has a public page"), required=False
    )

    def __init__(self, data: Any, *, group: Group) -> None:
        names = tuple(name for name, _label, _prose in self.TEXTS)
        held = {name: getattr(group, name) for name in self.PLAIN}
        held["founded_on"] = str(group.founded_on or "")
        held["version"] = group.version
        super().__init__(
            data, language=group.language, initial={**held, **held_texts(group, names)}
        )

    def clean_time_zone(self) -> str:
        zone = str(self.cleaned_data["time_zone"])
        if zone not in available_timezones():
            raise ValidationError(_("There is no such time zone. Write America/Lima."))
        return zone

    def clean_founded_on(self) -> object:
        field = Group._meta.get_field("founded_on")
        return field.to_python(self.cleaned_data["founded_on"])

    def values(self) -> dict[str, object]:
        """Return clean values by column."""
        plain = {name: self.cleaned_data[name] for name in self.PLAIN}
        return {**self.texts(), **plain}


class PillarForm(TextForm):
    """One pillar: its name, its slot of colour and weave."""

    TEXTS = (("name", _("name"), False),)

    slot = forms.TypedChoiceField(
        label=_("Colour and weave"), choices=SLOTS, coerce=int
    )

    def __init__(
        self, data: Any, *, language: str, pillar: Pillar | None = None
    ) -> None:
        held: dict[str, object] = {}
        if pillar is not None:
            held = {"slot": pillar.slot, **held_texts(pillar, ("name",))}
        super().__init__(data, language=language, initial=held)

    def values(self) -> dict[str, object]:
        """Return clean values by column."""
        return {**self.texts(), "slot": self.cleaned_data["slot"]}


class CorrectionForm(forms.Form):
    """What a seat says is right."""

    correction = forms.CharField(
        label=_("What is right"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
