"""The written act of a decision: text, day, presence, and dissent as the rule allows."""

from collections.abc import Callable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from rimay.core import clock, formatting
from rimay.core.text import Text
from rimay.dialogue.models import Proposal
from rimay.dialogue.models.decisions import Outcome, Stand
from rimay.dialogue.models.reach import is_read_by_all_of
from rimay.dialogue.queries.outcome import Given
from rimay.groups.models import Membership

LANGUAGES = ("es", "en")


def act_of(
    proposal: Proposal,
    given: list[Given],
    said: list[str],
    ratifying: list[Membership],
) -> Text:
    """Return the act in both languages.

    `said` are reasons without their seats. Under the rule "open" the act names who did
    not block or objected; under every other it names nobody and counts nothing.
    """
    words = {}
    for code in LANGUAGES:
        with override(code):
            words[code] = " ".join(_sentences(proposal, given, said, ratifying))
    return Text.of(proposal.group.language, **words)


def _sentences(
    proposal: Proposal,
    given: list[Given],
    said: list[str],
    ratifying: list[Membership],
) -> list[str]:
    day = {"day": formatting.date_words(proposal.closed_on or clock.today())}
    found = [_outcome(proposal, ratifying) % day]
    if proposal.behind_gate:
        found += [
            _("For the record, without a name: %(said)s.") % {"said": s.rstrip(".")}
            for s in said
        ]
    else:
        found += _by_seat(proposal, given)
    if proposal.review_on:
        review = {"day": formatting.date_words(proposal.review_on)}
        found.append(_("It is reviewed on %(day)s.") % review)
    return found


def _outcome(proposal: Proposal, ratifying: list[Membership]) -> str:
    if proposal.outcome == Outcome.ADOPTED:
        return _("Adopted on %(day)s.")
    if proposal.outcome == Outcome.AD_REFERENDUM:
        names = formatting.list_words([_name(proposal, s) for s in ratifying])
        words = _("Adopted ad referendum of %(names)s on %%(day)s.")
        return words % {"names": names.replace("%", "%%")}
    return _("Not adopted on %(day)s.")


def _by_seat(proposal: Proposal, given: list[Given]) -> list[str]:
    names = {
        row.pk: _name(proposal, row, capfirst)
        for row in Membership.objects.filter(
            pk__in=[answer.membership_id for answer in given]
        ).select_related("organisation")
    }
    agree = sum(answer.stand == Stand.AGREE for answer in given)
    found = [ngettext("%(n)s seat agrees.", "%(n)s seats agree.", agree) % {"n": agree}]
    for stand, words in (
        (Stand.NO_BLOCK, _("%(name)s does not block, for the record: %(why)s.")),
        (Stand.OBJECT, _("%(name)s objects: %(why)s.")),
    ):
        found += [
            words % {"name": names[a.membership_id], "why": a.reason.rstrip(".")}
            for a in given
            if a.stand == stand
        ]
    return found


def _name(
    proposal: Proposal, seat: Membership, begun: Callable[[str], str] = str
) -> str:
    """Return whose seat it is, if all who read the text that is put may know it; else
    words for it, `begun` as a sentence begins where they stand first.
    """
    if is_read_by_all_of(seat.organisation, proposal):
        return str(seat.organisation)
    return begun(_("an organisation that is not named here"))
