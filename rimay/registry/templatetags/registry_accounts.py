"""How an invitation stands and how it was delivered, in words."""

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rimay.accounts.models import Delivery, Invitation, InvitationState
from rimay.registry.accounts.letters import reason_words

register = template.Library()


@register.filter
def state_words(invitation: Invitation) -> str:
    """Return how it stands, with its day."""
    match invitation.state:
        case InvitationState.ACCEPTED:
            at, words = invitation.accepted_at, _("Accepted on %(day)s")
        case InvitationState.REVOKED:
            at, words = invitation.revoked_at, _("Taken back on %(day)s")
        case InvitationState.EXPIRED:
            at, words = invitation.expires_at, _("Past its day, %(day)s")
        case _open:
            at, words = invitation.expires_at, _("Open until %(day)s")
    return words % {"day": date_format(localtime(at), "DATE_FORMAT")}


@register.filter
def delivery_words(invitation: Invitation) -> str:
    """Return what became of it on its way."""
    reason = reason_words(invitation.delivery_reason)
    match invitation.delivery:
        case Delivery.SENT:
            return _("Sent to %(email)s") % {"email": invitation.email}
        case Delivery.REFUSED:
            return _("Refused: %(reason)s") % {"reason": reason}
        case Delivery.HANDED_OVER:
            return _("Handed over")
        case _not_yet if reason:
            return _("Not sent: %(reason)s. Print it and hand it over") % {
                "reason": reason
            }
    return _("Not delivered yet")
