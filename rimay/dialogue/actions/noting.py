"""An agreement noted in the talk: begun with its text alone, its gaps in words."""

from rimay.access import search
from rimay.access.recording import record_at_desk
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.actions.forgetting import day
from rimay.dialogue.models import Agreement, MinutesLine
from rimay.dialogue.models.minutes import LineKind


def follow(line: MinutesLine, before: str) -> None:
    """Bring the agreement of a line in step with it, before the line is saved.

    Its text follows the line's while nobody worded it otherwise. Its line of the trail
    is the desk's under every rule, for the item can still become stricter.
    """
    if line.kind != LineKind.AGREEMENT or line.rival_of_id:
        let_go(line)
    elif line.agreement is None:
        line.agreement = _note(line)
    elif str(line.agreement.text) == before != line.text:
        line.agreement.text = _words(line)
        _save(line.agreement)
        search.renew(line.agreement)


def let_go(line: MinutesLine) -> None:
    """Take back an agreement that was only noted; one that somebody worked on stays."""
    agreement = line.agreement
    line.agreement = None
    if agreement is None or not _is_only_noted(agreement, line):
        return
    if line.pk:
        MinutesLine.objects.filter(pk=line.pk).update(agreement=None)
    record_at_desk("agreement.remove", agreement)
    search.forget(agreement._meta.label_lower, [agreement.pk])
    agreement.delete()


def _note(line: MinutesLine) -> Agreement:
    meeting = line.item.meeting
    agreement = Agreement(
        group_id=line.group_id,
        access_class=line.access_class,
        access_pillar_id=line.access_pillar_id,
        access_circle_id=line.access_circle_id,
        text=_words(line),
        meeting=meeting,
        item=line.item,
        agreed_on=meeting.held_on or PartialDate.of(clock.today()),
    )
    _save(agreement)
    record_at_desk("agreement.note", agreement)
    return agreement


def _save(agreement: Agreement) -> None:
    """Save it dated to the day: an hour would tell whose turn it was."""
    agreement.save()
    rows = Agreement.objects.filter(pk=agreement.pk)
    rows.update(created_at=day(), changed_at=day())


def _words(line: MinutesLine) -> Text:
    language = line.group.language
    return Text.of(language, **{language: line.text})


def _is_only_noted(agreement: Agreement, line: MinutesLine) -> bool:
    """Return whether nothing but its text was ever written, and no other line has it."""
    return (
        agreement.version == 1
        and not agreement.lines.exclude(pk=line.pk).exists()
        and not agreement.updates.exists()
    )
