"""What a seat is told of a written round: a link and a day, never the text or a code.

Who holds a telephone or reads a mailbox is not always the seat; the text opens with the
link, and an answer counts with the code, that comes by another way.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access.asking import every_row
from rimay.access.links import words_of
from rimay.access.models import LinkPurpose
from rimay.core import addresses, formatting, mail
from rimay.dialogue.models import Notice, Position, Proposal
from rimay.dialogue.models.decisions import ProposalState
from rimay.dialogue.queries.letters import link_of, mark_of
from rimay.dialogue.queries.messages import made_up_lines


def of_a_round(notice: Notice, _address: str) -> mail.Message | None:
    """Compose what asks a seat, or reminds it; None once there is nothing to ask."""
    proposal = _proposal(notice)
    link = link_of(notice, LinkPurpose.WRITTEN_ROUND)
    if proposal is None or link is None or proposal.state != ProposalState.OPEN:
        return None
    again = notice.sequence > 0
    if again and _has_answered(notice, proposal):
        return None
    name = str(notice.membership.organisation) if notice.membership else ""
    address = addresses.outside(reverse("round-by-link", args=[words_of(link)]))
    text = round_text(proposal, name=name, address=address, again=again)
    return mail.Message(_subject(proposal, again=again), text, mark=mark_of(notice))


def round_text(
    proposal: Proposal, *, name: str, address: str, again: bool = False
) -> str:
    """Return what one seat is told. Where the rule is stricter than open it names
    neither which round it is nor the seat.
    """
    lines = [f"{_named(proposal)}."]
    if not proposal.behind_gate and name:
        lines.insert(0, _("For the seat of %(name)s:") % {"name": name})
    if again:
        lines.append(_("Your seat has not answered yet."))
    lines += [
        "",
        _("Read it and answer here, without a password:"),
        address,
        _("The page asks for a code of six digits, that comes to you by another way."),
    ]
    return "\n".join([*lines, *made_up_lines(proposal.group)])


def _subject(proposal: Proposal, *, again: bool) -> str:
    named = {"what": _named(proposal)}
    return _("Please answer: %(what)s") % named if again else _named(proposal)


def _named(proposal: Proposal) -> str:
    said = {
        "number": proposal.number,
        "day": formatting.date_words(proposal.due_on) if proposal.due_on else "",
    }
    if proposal.behind_gate or not proposal.number:
        return _("Written round, answers until %(day)s") % said
    return _("Written round %(number)s, answers until %(day)s") % said


def _proposal(notice: Notice) -> Proposal | None:
    rows = every_row(Proposal, notice.group_id, "what a message is about")
    return rows.filter(pk=notice.subject_id).select_related("group").first()


def _has_answered(notice: Notice, proposal: Proposal) -> bool:
    rows = every_row(Position, notice.group_id, "whom nobody reminds any more")
    held = rows.filter(proposal=proposal, membership=notice.membership_id)
    return held.exists()
