"""What a seat is told of an acta that is circulated: a link and a day, no word of it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access.asking import every_row
from rimay.access.links import words_of
from rimay.access.models import LinkPurpose, SeatLink
from rimay.core import addresses, formatting, mail
from rimay.dialogue.models import Acta, Notice
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.queries.agendas import is_neutral
from rimay.dialogue.queries.letters import mark_of
from rimay.dialogue.queries.messages import made_up_lines


def of_an_acta(notice: Notice, _address: str) -> mail.Message | None:
    """Compose what asks a seat to observe an acta; None once nothing is asked."""
    acta = _acta(notice)
    if acta is None or acta.state != ActaState.CIRCULATED:
        return None
    link = SeatLink.objects.filter(
        membership=notice.membership_id,
        purpose=LinkPurpose.MEETING,
        subject_id=acta.meeting_id,
        revoked_at=None,
    ).first()
    if link is None:
        return None
    again = notice.sequence > 0
    name = str(notice.membership.organisation) if notice.membership else ""
    text = acta_text(acta, name=name, address=address_of(link))
    subject = _("Acta for your remarks until %(day)s") % {"day": _day(acta)}
    if again:
        subject = _("Please look at it: %(what)s") % {"what": subject}
    return mail.Message(subject, text, mark=mark_of(notice))


def acta_text(acta: Acta, *, name: str, address: str) -> str:
    """Return what one seat is told. Where an item has a rule stricter than open it
    names neither the session nor the seat.
    """
    lines = [f"{_named(acta)}."]
    if not is_neutral(acta.meeting) and name:
        lines.insert(0, _("For the seat of %(name)s:") % {"name": name})
    lines += [
        "",
        _("Read it, say that you saw it or what to mend, without a password:"),
        address,
        _("The link is your seat's own: what is said with it counts for you."),
    ]
    return "\n".join([*lines, *made_up_lines(acta.group)])


def address_of(link: SeatLink) -> str:
    """Return the whole address of the acta on a seat's own link."""
    return addresses.outside(reverse("link-acta", args=[words_of(link)]))


def _named(acta: Acta) -> str:
    said = {"session": acta.meeting, "day": _day(acta)}
    if is_neutral(acta.meeting):
        return _("Acta for your remarks until %(day)s") % said
    return _("Acta of “%(session)s” for your remarks until %(day)s") % said


def _day(acta: Acta) -> str:
    return formatting.date_words(acta.observe_until) if acta.observe_until else ""


def _acta(notice: Notice) -> Acta | None:
    rows = every_row(Acta, notice.group_id, "what a message is about")
    held = rows.filter(pk=notice.subject_id).select_related("meeting__group", "group")
    return held.first()
