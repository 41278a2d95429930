"""What is typed to sign in and to look after one's sign-in: input to clean values."""

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth import password_validation
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from rimay.accounts.models import plain_login
from rimay.accounts.queries import account_with_email

PASSWORD_HINT = _("At least 12 characters. A few words are easier to remember.")


def _code_field(label: Any, hint: Any = "") -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "autocapitalize": "characters"}
    widget = forms.TextInput(attributes)
    return forms.CharField(label=label, help_text=hint, widget=widget, max_length=24)


def password_field(label: Any, kind: str, hint: Any = "") -> forms.CharField:
    """Return a field for a password; `kind` is what the browser's keeper must know."""
    widget = forms.PasswordInput({"autocomplete": kind})
    return forms.CharField(label=label, help_text=hint, widget=widget, strip=False)


class SignInForm(account.LoginForm):  # type: ignore[misc]
    """User name or e-mail, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attributes = {"autocomplete": "username", "autocapitalize": "none"}
        self.fields = {
            "login": forms.CharField(
                label=_("E-mail or user name"),
                widget=forms.TextInput(attributes | {"spellcheck": "false"}),
                max_length=120,
            ),
            "password": password_field(_("Password"), "current-password"),
        }

    def clean_login(self) -> str:
        """One form for every way to write it, so that limits count one account once."""
        return plain_login(self.cleaned_data["login"])


class CodeRequestForm(account.RequestLoginCodeForm):  # type: ignore[misc]
    """Where to mail a code; the sign-in form's own field is taken over."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        if data and "email" not in data and "login" in data:
            data = data.copy()
            data["email"] = data["login"]
        super().__init__(data, *args, **kwargs)
        widget = forms.EmailInput({"autocomplete": "email"})
        self.fields = {"email": forms.EmailField(label=_("E-mail"), widget=widget)}

    def clean_email(self) -> str:
        email = plain_login(self.cleaned_data["email"])
        action = "request_login_code"
        if not ratelimit.consume(context.request, action=action, key=email):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = account_with_email(email)
        return email


class CodeForm(account.ConfirmLoginCodeForm):  # type: ignore[misc]
    code = _code_field(_("Code from the e-mail"))


class PasswordChangeForm(account.ChangePasswordForm):  # type: ignore[misc]
    oldpassword = password_field(_("Current password"), "current-password")
    password1 = account.SetPasswordField(label=_("New password"))
    password2 = password_field(_("New password once more"), "new-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["password1"])


class PasswordSetForm(account.SetPasswordForm):  # type: ignore[misc]
    password1 = account.SetPasswordField(label=_("Password"))
    password2 = password_field(_("Password once more"), "new-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["password1"])


class AgainForm(account.ReauthenticateForm):  # type: ignore[misc]
    password = password_field(_("Password"), "current-password")


class SecondFactorForm(mfa.AuthenticateForm):  # type: ignore[misc]
    code = _code_field(
        _("Code"), _("Six digits from your app, or one of your recovery codes")
    )

    def clean_code(self) -> str:
        return used_once(self.user.pk, super().clean_code())


class SecondFactorAgainForm(mfa.ReauthenticateForm):  # type: ignore[misc]
    code = _code_field(
        _("Code"), _("Six digits from your app, or one of your recovery codes")
    )

    def clean_code(self) -> str:
        return used_once(self.user.pk, super().clean_code())


class AppForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    code = _code_field(_("Code that the app shows"), _("Six digits"))


class PasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey always asks for finger, face or PIN, so it stands for both factors."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("How you will know it again: my telephone, office key"),
        max_length=60,
        required=False,
    )
    passwordless = forms.BooleanField(
        required=True, initial=True, widget=forms.HiddenInput
    )


class EmailForm(forms.Form):
    """Another e-mail for codes and notices."""

    email = forms.EmailField(
        label=_("New e-mail"),
        max_length=120,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        email = plain_login(self.cleaned_data["email"])
        if not ratelimit.consume(
            context.request, action="request_login_code", key=email
        ):
            raise get_adapter().validation_error("too_many_login_attempts")
        return email


class EmailCodeForm(forms.Form):
    """The code that was mailed there."""

    code = _code_field(_("Code from the e-mail"))


def used_once(user_id: int, code: str) -> str:
    """Refuse a code that this account has used, as long as a clock may still show it.

    allauth remembers a code for 30 seconds, and accepts one for 90.
    """
    key = f"second-factor:{user_id}:{normalize_user_code(code)}"
    if not cache.add(key, True, timeout=180):
        raise get_mfa_adapter().validation_error("incorrect_code")
    return code


def check_password(password: str, user: Any = None) -> str:
    """Return the password if it is good enough to be chosen."""
    password_validation.validate_password(password, user)
    return password


def _word(field: forms.Field) -> None:
    field.help_text = PASSWORD_HINT
    field.widget.attrs.pop("placeholder", None)
