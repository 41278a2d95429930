"""What accounts say: on the page after an act, and by mail to the account's owner."""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from rimay.accounts.models import User
from rimay.core import mail

_SAID: dict[str, Promise] = {
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/password_changed.txt": _(
        "Your password is changed. Your other devices are signed out."
    ),
    "account/messages/password_set.txt": _(
        "Your password is set. Your other devices are signed out."
    ),
    "mfa/messages/totp_activated.txt": _("Your authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _(
        "The authenticator app is removed. Your other devices are signed out."
    ),
    "mfa/messages/webauthn_added.txt": _("Your passkey is set up."),
    "mfa/messages/webauthn_removed.txt": _(
        "The passkey is removed. Your other devices are signed out."
    ),
}
_WRITTEN: dict[str, Promise] = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_set": _("A password was set for your account."),
    "mfa/email/totp_activated": _("An authenticator app was added to your account."),
    "mfa/email/totp_deactivated": _(
        "The authenticator app was removed from your account."
    ),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey was removed from your account."),
    "mfa/email/recovery_codes_generated": _(
        "New recovery codes were made for your account. The old ones no longer work."
    ),
    "email": _("Another e-mail was set for your account, in place of this one."),
    "renewed": _(
        "Your account was opened again with a new invitation of the secretariat."
    ),
}

# Mail leaves beside the request: how long a mail server takes would tell whether the
# account exists.
_post_office = ThreadPoolExecutor(max_workers=2, thread_name_prefix="post")
_on_the_way: list[Future[None]] = []


def said(template: str) -> str:
    """Return what a page says after an act of allauth's; "" where it says enough."""
    words = _SAID.get(template)
    return str(words) if words else ""


def post_code(email: str, code: str) -> None:
    """Mail a code to sign in with; the page says the same if it was refused."""
    _post("account/email/code.txt", _("Code to sign in"), email, code=code)


def post_email_code(email: str, code: str) -> None:
    """Mail a code to an e-mail that somebody says is theirs."""
    _post("account/email/code.txt", _("Code to confirm your e-mail"), email, code=code)


def post_notice(user: User, event: str) -> None:
    """Tell an account's owner that how it is signed in to was changed."""
    words = _WRITTEN.get(event)
    if words and user.email:
        subject = _("Your account was changed")
        _post("account/email/notice.txt", subject, user.email, event=words)


def wait() -> None:
    """Return when all mail of this process is posted."""
    while _on_the_way:
        _on_the_way.pop().result()


def _post(template: str, subject: Promise, email: str, **words: object) -> None:
    _on_the_way[:] = [letter for letter in _on_the_way if not letter.done()]
    write = partial(_write, template, subject, email, get_language(), words)
    _on_the_way.append(_post_office.submit(write))


def _write(
    template: str,
    subject: Promise,
    email: str,
    language: str | None,
    words: dict[str, object],
) -> None:
    with override(language):
        body = render_to_string(template, words)
        mail.send(email, f"Rimay: {subject}", body)
