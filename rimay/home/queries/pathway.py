"""The records that show a step of the pathway, as far as a reader sees them."""

from dataclasses import dataclass

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import names_of
from rimay.dialogue.share import KINDS as DIALOGUE
from rimay.funding.share import KINDS as FUNDING
from rimay.groups.models import Group
from rimay.home.models import PathwayStep
from rimay.letters.share import KINDS as LETTERS
from rimay.library.share import KINDS as LIBRARY
from rimay.outreach.share import KINDS as OUTREACH
from rimay.records.addresses import url_of
from rimay.records.kinds import Kind
from rimay.registry.share import KINDS as REGISTRY
from rimay.study.share import KINDS as STUDY
from rimay.training.share import KINDS as TRAINING
from rimay.ui.components import Named
from rimay.workplan.share import KINDS as WORKPLAN

ALL: tuple[Kind, ...] = (
    *REGISTRY,
    *STUDY,
    *DIALOGUE,
    *TRAINING,
    *WORKPLAN,
    *OUTREACH,
    *FUNDING,
    *LIBRARY,
    *LETTERS,
)
BY_CODE = {kind.code: kind for kind in ALL}
BY_SUBJECT: dict[str, Kind] = {kind.model._meta.label_lower: kind for kind in ALL}


@dataclass(frozen=True)
class Evidence:
    """One record that shows a step, and what kind of record it is."""

    kind: str
    named: Named


def evidence_of(actor: Actor, group: Group, step: PathwayStep) -> list[Evidence]:
    """Return the records that a step names and the reader may read."""
    found = []
    for line in step.evidence.splitlines()[:20]:
        code, _colon, key = line.strip().partition(":")
        kind = BY_CODE.get(code.strip())
        if kind is None:
            continue
        row = visible(actor, kind.model).filter(key=key.strip()).first()
        if row is not None:
            named = Named(names_of(actor, [row])[0], url_of(row, group))
            found.append(Evidence(str(kind.singular), named))
    return found
