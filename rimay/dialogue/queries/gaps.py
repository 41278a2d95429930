"""What an agreement still lacks, in words: what, who, by when, who follows up."""

from django.utils.translation import gettext as _

from rimay.dialogue.models import Agreement
from rimay.dialogue.models.agreements import AgreementKind


def gaps(agreement: Agreement) -> list[str]:
    """Return what is missing, whether or not a reason is given for it.

    A decision of the whole group has nobody who answers for it; each other agreement
    has. Asks nothing of the database where `others` and `posts` were fetched before.
    """
    found = []
    if not agreement.text:
        found.append(_("what was agreed"))
    if agreement.kind != AgreementKind.DECISION and not _has_somebody(agreement):
        found.append(_("who is responsible"))
    if not agreement.due_on and not agreement.no_due_reason:
        found.append(_("until when, or why there is no date"))
    if agreement.follow_up_id is None:
        found.append(_("who follows up"))
    return found


def _has_somebody(agreement: Agreement) -> bool:
    if agreement.organisation_id is not None:
        return True
    if agreement.pk is None:
        return False
    return bool(agreement.others.all() or agreement.posts.all())
