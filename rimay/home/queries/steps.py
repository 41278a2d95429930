"""The steps of the pathway: how far a group is, as one reader sees it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import formatting
from rimay.groups.models import Group
from rimay.home.models import PathwayStep, StepState
from rimay.records.addresses import url_of
from rimay.ui import components

STATES = {StepState.DONE: "done", StepState.UNDER_WAY: "now", StepState.OPEN: "open"}


def steps_of(actor: Actor, group: Group) -> list[components.PathwayStep]:
    """Return the steps of the pathway that the reader sees."""
    rows = visible(actor, PathwayStep).order_by("position", "id")
    rows = rows.only("position", "title", "state", "happened_on")
    return [
        components.PathwayStep(
            row.position,
            str(row.title),
            STATES[StepState(row.state)],
            str(row.happened_on or ""),
            url_of(row, group) if actor.user_id else "",
        )
        for row in rows[:20]
    ]


def standing(actor: Actor, group: Group) -> str:
    """Return how many steps are done, under way and to begin."""
    states = [step.state for step in steps_of(actor, group)]
    if not states:
        return ""
    done, now, ahead = (states.count(state) for state in ("done", "now", "open"))
    parts = []
    if done:
        parts.append(ngettext("%(n)s step done", "%(n)s steps done", done) % _n(done))
    if now:
        parts.append(ngettext("one under way", "%(n)s under way", now) % _n(now))
    if ahead:
        parts.append(ngettext("one to begin", "%(n)s to begin", ahead) % _n(ahead))
    said = formatting.list_words(parts)
    return f"{said[:1].upper()}{said[1:]}."


def step_standing(step: PathwayStep, shown_by: int) -> str:
    """Return how one step stands, and how many records that one may read show it."""
    said = str(step.get_state_display())
    if step.happened_on:
        said = f"{said}, {step.happened_on}"
    said = f"{said[:1].upper()}{said[1:]}."
    if not shown_by:
        return said
    words = ngettext("%(n)s record shows it.", "%(n)s records show it.", shown_by)
    words = words % _n(shown_by)
    return f"{said} {words[:1].upper()}{words[1:]}"


def ahead_of(steps: list[components.PathwayStep]) -> str:
    """Return what is under way on the pathway, else what comes next."""
    going = [inside(step.words) for step in steps if step.state == "now"]
    if going:
        return _("Under way: %(steps)s.") % {"steps": "; ".join(going)}
    ahead = next((inside(s.words) for s in steps if s.state == "open"), "")
    return _("Next on the pathway: %(step)s.") % {"step": ahead} if ahead else ""


def _n(count: int) -> dict[str, str]:
    return {"n": formatting.count_words(count)}


def inside(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
