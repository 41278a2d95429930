"""A study as it is looked at: where people were heard, what was found and said."""

from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import formatting
from rimay.groups.models import Place
from rimay.study.models import (
    Finding,
    Interview,
    Reaction,
    Stakeholder,
    Study,
    StudyDecision,
    Workshop,
    WorkshopReaction,
)


@dataclass(frozen=True)
class Region:
    """A region of the study: people heard by kind of actor, and its workshops.

    `heard` and `total` count only interviews that the reader sees.
    """

    name: str
    heard: tuple[int, ...]
    total: int
    workshops: tuple[Workshop, ...]


@dataclass(frozen=True)
class Coverage:
    """People heard by region and kind of actor, in what the reader sees."""

    kinds: tuple[str, ...]
    regions: tuple[Region, ...]
    totals: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Consents:
    """How many interviews allow what, for whoever wants to quote."""

    interviews: int
    quote: int
    paraphrase: int
    contact: int
    recording: int


@dataclass(frozen=True)
class FindingSeen:
    """A finding with what the workshops said to it, by kind of reaction."""

    finding: Finding
    said: tuple[tuple[str, tuple[WorkshopReaction, ...]], ...]


def only_study(actor: Actor) -> Study | None:
    """Return the study, where the actor sees one and no more."""
    held = list(visible(actor, Study).order_by("id")[:2])
    return held[0] if len(held) == 1 else None


def standing(held: Coverage, found: int) -> str:
    """Return in one sentence how far a study got, as far as the reader sees it."""
    parts = []
    if held.total:
        heard = ngettext("%(n)s person heard", "%(n)s people heard", held.total)
        parts.append(heard % {"n": formatting.number(held.total)})
    workshops = sum(len(region.workshops) for region in held.regions)
    if workshops:
        words = ngettext("%(n)s workshop", "%(n)s workshops", workshops)
        parts.append(words % {"n": formatting.count_words(workshops)})
    if found:
        words = ngettext("%(n)s finding", "%(n)s findings", found)
        parts.append(words % {"n": formatting.count_words(found)})
    if not parts:
        return ""
    said = formatting.list_words(parts)
    places = sum(bool(region.name) for region in held.regions)
    if places:
        words = ngettext("%(n)s region", "%(n)s regions", places)
        said = _("%(what)s, in %(regions)s") % {
            "what": said,
            "regions": words % {"n": formatting.count_words(places, is_feminine=True)},
        }
    return f"{said[:1].upper()}{said[1:]}."


def coverage(actor: Actor, study: Study) -> Coverage:
    """Return who was heard where; regions without anybody stand too."""
    rows = visible(actor, Interview).filter(study=study).order_by()
    counts: dict[tuple[int | None, str], int] = {
        (region, kind): heard
        for region, kind, heard in rows.values_list("region", "stakeholder").annotate(
            Sum("heard")
        )
    }
    kinds = [kind for kind in Stakeholder if any(k == kind for _, k in counts)]
    workshops = list(
        visible(actor, Workshop).filter(study=study).order_by("held_on", "id")
    )
    places = _places(actor, study, {region for region, _ in counts}, workshops)
    regions = [
        _region(name, pk, kinds, counts, workshops) for pk, name in places.items()
    ]
    return Coverage(
        kinds=tuple(str(kind.label) for kind in kinds),
        regions=tuple(regions),
        totals=tuple(
            sum(n for (_, held), n in counts.items() if held == kind) for kind in kinds
        ),
        total=sum(counts.values()),
    )


def consents(actor: Actor, study: Study) -> Consents:
    """Count what the interviews that the actor sees allow."""
    rows = visible(actor, Interview).filter(study=study)
    return Consents(
        interviews=rows.count(),
        quote=rows.filter(may_quote=True).count(),
        paraphrase=rows.filter(may_paraphrase=True).count(),
        contact=rows.filter(may_contact=True).count(),
        recording=rows.filter(may_record=True).count(),
    )


def findings(actor: Actor, study: Study) -> tuple[FindingSeen, ...]:
    """Return the study's findings in order, with the reactions of workshops."""
    rows = visible(actor, Finding).filter(study=study).order_by("number", "id")
    seen = visible(actor, Workshop).filter(study=study)
    said = list(
        visible(actor, WorkshopReaction)
        .filter(finding__study=study, workshop__in=seen)
        .select_related("workshop")
        .order_by("id")
    )
    places = visible(actor, Place).in_bulk({r.workshop.place_id for r in said} - {None})
    for reaction in said:
        reaction.workshop.place = places.get(reaction.workshop.place_id or 0)
    return tuple(
        FindingSeen(finding, _said([r for r in said if r.finding_id == finding.pk]))
        for finding in rows
    )


def decisions(actor: Actor, study: Study) -> list[StudyDecision]:
    """Return what was decided on the study, in the order of time."""
    rows = visible(actor, StudyDecision).filter(study=study)
    return list(
        rows.select_related("chosen")
        .prefetch_related("alternatives")
        .order_by("decided_on", "id")
    )


def _places(
    actor: Actor,
    study: Study,
    heard: set[int | None],
    workshops: list[Workshop],
) -> dict[int | None, str]:
    """Return the regions of the study by name, and "" for interviews without one."""
    asked = {w.place_id for w in workshops} | heard
    asked |= set(study.regions.values_list("pk", flat=True))
    wanted = {pk for pk in asked if pk is not None}
    rows = visible(actor, Place).filter(pk__in=wanted)
    names: dict[int | None, str] = {place.pk: str(place) for place in rows}
    ordered = dict(sorted(names.items(), key=lambda item: item[1]))
    if None in asked:
        ordered[None] = ""
    return ordered


def _region(
    name: str,
    pk: int | None,
    kinds: list[Stakeholder],
    counts: dict[tuple[int | None, str], int],
    workshops: list[Workshop],
) -> Region:
    return Region(
        name=name,
        heard=tuple(counts.get((pk, kind), 0) for kind in kinds),
        total=sum(n for (region, _), n in counts.items() if region == pk),
        workshops=tuple(w for w in workshops if w.place_id == pk),
    )


def _said(
    rows: list[WorkshopReaction],
) -> tuple[tuple[str, tuple[WorkshopReaction, ...]], ...]:
    return tuple(
        (str(reaction.label), held)
        for reaction in Reaction
        if (held := tuple(r for r in rows if r.reaction == reaction))
    )
