"""Who took a round over, and whether somebody has to."""

from django.utils.translation import gettext as _

from rimay.access.actor import Actor, member
from rimay.access.asking import can, visible
from rimay.accounts.queries import Assurance
from rimay.core import formatting
from rimay.dialogue.models import Proposal
from rimay.dialogue.models.decisions import ProposalState
from rimay.groups.models import Person
from rimay.groups.roles import Role


def is_left(proposal: Proposal) -> bool:
    """Return whether nobody runs an open round any more: whoever did has no account
    that may sign in, or no role that decides.
    """
    if proposal.state != ProposalState.OPEN:
        return False
    user = proposal.runner
    if user is None or not user.is_active:
        return True
    return not can(_runner(proposal), "decide", proposal)


def may_take_over(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the actor may run from now on a round that nobody runs."""
    return can(actor, "decide", proposal) and is_left(proposal)


def taken_words(actor: Actor, proposal: Proposal) -> str:
    """Return who took an open round over and when, by name where the reader may know
    it; "" where whoever opened it runs it.
    """
    if proposal.state != ProposalState.OPEN or proposal.run_since is None:
        return ""
    rows = visible(actor, Person).filter(user=proposal.runner_id)
    person = rows.order_by("id").first()
    desk = _runner(proposal).has(Role.SECRETARIAT)
    office = _("the technical secretariat") if desk else _("the coordination")
    named = {
        "day": formatting.date_words(proposal.run_since),
        "who": f"{person} ({office})" if person else office,
    }
    return (
        _(
            "Since %(day)s the round is run by %(who)s: whoever ran it before is not in "
            "that office any more. Who answered is seen from then on only by who runs it "
            "now."
        )
        % named
    )


def _runner(proposal: Proposal) -> Actor:
    # Whether a second factor is at hand today says nothing of whose office it is.
    return member(proposal.runner_id or 0, proposal.group, Assurance.STRONG)
