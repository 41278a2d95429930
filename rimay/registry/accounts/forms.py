"""What is typed about accounts: whom to invite, and how the invited will sign in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, validate_email
from django.utils.translation import gettext_lazy as _

from rimay.accounts.actions import NewAccount
from rimay.accounts.forms import PASSWORD_HINT, check_password, password_field
from rimay.accounts.models import User, plain_login
from rimay.core import mail
from rimay.groups.models import Person

_PASSWORD, _CODE = "password", "code"
_SHORT_NAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{2,39}\Z",
    _("Use 3 to 40 letters without accents, digits, dots and dashes: rosa.quispe"),
)


class InviteForm(forms.Form):
    """Whom to invite, and where to mail it, if anywhere."""

    person = forms.TypedChoiceField(label=_("Person"), coerce=int)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=120,
        help_text=_("Without one, print the invitation and hand it over."),
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "")] + [(str(p.pk), str(p)) for p in people]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    """The words on a printed invitation."""

    code = forms.CharField(
        label=_("Code of the invitation"),
        help_text=_("Sixteen letters and digits. Dashes and capitals do not matter."),
        max_length=40,
        widget=forms.TextInput(
            {"autocapitalize": "characters", "autocomplete": "off"},
        ),
    )


class AcceptForm(forms.Form):
    """How the invited will sign in from now on."""

    login = forms.CharField(
        label=_("User name or e-mail"),
        help_text=_("An e-mail of your own, or a short name if you have none."),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none"}),
    )
    way = forms.ChoiceField(
        label=_("How will you sign in?"),
        choices=[
            (_PASSWORD, _("With a password")),
            (_CODE, _("With a code mailed to me each time")),
        ],
        widget=forms.RadioSelect,
        initial=_PASSWORD,
    )
    password = password_field(_("Password"), "new-password", PASSWORD_HINT)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        if mail.can_send():
            self.fields["password"].label = _("Password, if you sign in with one")
            self.fields["password"].required = False
        else:
            # A code that nobody can mail would lock the account for good.
            del self.fields["way"]

    def clean_login(self) -> str:
        login = plain_login(self.cleaned_data["login"])
        (validate_email if "@" in login else _SHORT_NAME)(login)
        return login

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        login, password = given.get("login", ""), given.get("password", "")
        if given.get("way") == _CODE:
            if login and "@" not in login:
                words = _("A code can only be mailed to an e-mail. Write yours here.")
                self.add_error("login", words)
        elif not password:
            if "password" not in self.errors:
                self.add_error("password", _("Choose a password."))
        else:
            self._check(password, login)
        return given

    def chosen(self) -> NewAccount:
        """Return what was chosen, once the form is valid."""
        given = self.cleaned_data
        password = None if given.get("way") == _CODE else given["password"]
        return NewAccount(given["login"], password=password, language=self.language)

    def _check(self, password: str, login: str) -> None:
        try:
            check_password(password, User(login=login))
        except ValidationError as error:
            self.add_error("password", error)
