"""The weekly digest in words: links only, and the head of the trail.

A mail lies in other people's systems: nothing of what is said, agreed or owed stands in
it, not even how much of it there is.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.audit import heads
from rimay.core import addresses, mail
from rimay.dialogue.models import Notice


def digest(notice: Notice, _address: str) -> mail.Message | None:
    """Compose the digest of one week for one person."""
    group = notice.group
    places = (
        (_("Where we are, and what is due:"), "group"),
        (_("What we owe, and what is owed to us:"), "ours"),
        (_("Sessions:"), "meeting-list"),
        (_("What is put to a decision:"), "proposal-list"),
    )
    lines = [str(group), ""]
    for words, route in places:
        lines += [words, addresses.outside(reverse(route, args=[group.slug])), ""]
    lines += [
        _("Head of the trail: %(head)s") % {"head": heads.printed(group.pk)},
        _("Keep this mail: with it anybody can show later that nothing was cut off."),
    ]
    if group.is_fictional:
        lines += ["", _("This group is made up, for a demonstration.")]
    subject = _("Week %(week)s") % {"week": notice.week.split("-W")[-1]}
    return mail.Message(f"{subject} · {group}", "\n".join(lines))
