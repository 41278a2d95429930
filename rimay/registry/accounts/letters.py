"""The letter of an invitation, and in words what became of it."""

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from rimay.accounts.models import Delivery
from rimay.core import mail
from rimay.registry.accounts.queries import Invited

REASONS: dict[str, Promise] = {
    "no_mail": _("this installation sends no mail"),
    "no_address": _("there is no e-mail"),
    "address_refused": _("the mail server does not take this address"),
    "server_refused_us": _("the mail server refused our password"),
    "server_unreachable": _("the mail server could not be reached"),
}


def post_invitation(invited: Invited, link: str) -> tuple[Delivery, str]:
    """Mail an invitation in the person's language; return what became of it."""
    with override(invited.person.language or invited.group.language):
        body = render_to_string(
            "registry/accounts/invitation.txt", {"invited": invited, "link": link}
        )
        subject = gettext("Invitation to %(group)s") % {"group": invited.group}
        posted = mail.send(invited.invitation.email, subject, body)
    if posted.outcome == mail.Outcome.HANDED_OVER:
        return Delivery.NONE, posted.reason
    return Delivery(posted.outcome), posted.reason


def reason_words(reason: str) -> str:
    """Return in words why an invitation was not sent."""
    return str(REASONS.get(reason, reason))
