"""The records that show a step of the pathway, as far as a reader sees them."""

from dataclasses import dataclass

from django.utils.text import capfirst

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.dialogue.models import Acta
from rimay.dialogue.share import KINDS as DIALOGUE
from rimay.funding.share import KINDS as FUNDING
from rimay.groups.models import Classified, Group
from rimay.home.models import PathwayStep
from rimay.letters.share import KINDS as LETTERS
from rimay.library.share import KINDS as LIBRARY
from rimay.outreach.share import KINDS as OUTREACH
from rimay.records.addresses import url_of
from rimay.records.kinds import Kind, Words
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
# What search finds, by the name of its table: kinds, and what has a page of its own.
SHEETS: dict[type[Classified], Words] = {kind.model: kind.sheet for kind in ALL}
SHEETS[Acta] = Acta._meta.verbose_name_plural or ""
BY_SUBJECT: dict[str, type[Classified]] = {
    model._meta.label_lower: model for model in SHEETS
}


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
            named = Named(str(row), url_of(row, group))
            found.append(Evidence(str(kind.singular), named))
    return found


def named_by(
    actor: Actor, group: Group, found: list[tuple[str, int]]
) -> list[Evidence]:
    """Return what a search found, in its order; `visible` is the only judge."""
    per_subject: dict[str, list[int]] = {}
    for subject, pk in found:
        per_subject.setdefault(subject, []).append(pk)
    rows: dict[tuple[str, int], Classified] = {}
    for subject, pks in per_subject.items():
        if subject in BY_SUBJECT:
            seen = visible(actor, BY_SUBJECT[subject]).filter(pk__in=pks)
            rows |= {(subject, row.pk): row for row in seen}
    return [
        Evidence(capfirst(str(SHEETS[type(row)])), Named(str(row), url_of(row, group)))
        for subject, pk in found
        if (row := rows.get((subject, pk))) is not None
    ]
