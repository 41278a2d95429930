"""What to look at before a correction stands with an acta for good."""

from rimay.access.actor import Actor
from rimay.dialogue.models import Acta
from rimay.dialogue.queries.acta_text import Paragraph, Part
from rimay.dialogue.queries.checking import Finding, names

# A correction is written by people, as what stands on an item.
_ANY = -1


def points_in(actor: Actor, acta: Acta, words: str) -> list[Finding]:
    """Return names of persons and what looks like one in a correction."""
    return list(names(actor, acta, [Paragraph(Part.TEXT, words, item=_ANY)]))
