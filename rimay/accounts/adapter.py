"""What allauth asks of us: closed sign-up, our words, our mail, sealed secrets."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rimay.accounts import notices
from rimay.accounts.devices import device_words
from rimay.accounts.models import User
from rimay.accounts.queries import DEVICE_KEY
from rimay.accounts.sealing import seal, unseal

_PURPOSE = "authenticator"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by invitation only, and nobody learns whether one exists."""

    error_messages: ClassVar[dict[str, Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("The code is not right. Look at it again."),
        "incorrect_password": _("The password is not right."),
        "rate_limited": _("Too many tries. Wait five minutes and try again."),
        "too_many_login_attempts": _(
            "Too many tries. Wait five minutes and try again."
        ),
        "username_password_mismatch": _(
            "The user name or the password is not right. Nothing was changed."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": _("With the password"),
            "mfa_reauthenticate": _("With a code of the app, or a recovery code"),
            "mfa_reauthenticate:webauthn": _("With a passkey"),
        }
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in methods]

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        request.session[DEVICE_KEY] = device_words(
            request.headers.get("User-Agent", "")
        )

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if isinstance(user, User) and user.language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                secure=settings.HTTPS,
                samesite="Lax",
            )
        return response

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what was done in our words; what the page itself shows needs none."""
        words = message or notices.said(message_template or "")
        if words:
            super().add_message(request, level, extra_tags=extra_tags, message=words)

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        notices.post_code(email, context["code"])

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        if isinstance(user, User):
            notices.post_notice(user, template_prefix)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed at rest, and a key says in words what it is."""

    error_messages: ClassVar[dict[str, Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Look at it again."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text, _PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, _PURPOSE)

    def get_totp_issuer(self) -> str:
        return f"Rimay {context.request.get_host()}"

    def generate_authenticator_name(
        self, user: AbstractBaseUser, type: Authenticator.Type
    ) -> str:
        return gettext("Passkey of this device")
