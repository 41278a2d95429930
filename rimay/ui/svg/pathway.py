"""The pathway: woven where a step is done, half where it is under way, else warp."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from rimay.ui.components import PathwayStep, Stretch
from rimay.ui.svg.band import band
from rimay.ui.svg.marks import glyph

WOVEN = {
    "done": (Stretch("done"),),
    "now": (Stretch("done"), Stretch("warp")),
    "open": (Stretch("warp"),),
}


@dataclass(frozen=True)
class DrawnStep:
    """A step with its band, its glyph and its state in words."""

    step: PathwayStep
    band: SafeString
    glyph: SafeString
    state: str


def steps(given: Sequence[PathwayStep]) -> list[DrawnStep]:
    """Each step drawn, in the order given."""
    return [
        DrawnStep(
            step,
            band(WOVEN.get(step.state, WOVEN["open"])),
            glyph(step.state),
            _state_words(step.state),
        )
        for step in given
    ]


def _state_words(state: str) -> str:
    return {"done": gettext("Done"), "now": gettext("Under way")}.get(
        state, gettext("To begin")
    )
