"""What the study can prove: who was heard, where, and where it was discussed."""

from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.core.classes import Basis
from rimay.groups.models import Group, Place
from rimay.records.breakdowns import by_choice, by_row
from rimay.records.figures import Computed, Figure, counted, stated
from rimay.study.models import Interview, Study, Workshop

NOT_SAID = _("not said")


def _interviewees(group: Group) -> tuple[Computed, ...]:
    rows = every_row(Interview, group.id, "figure")
    heard = rows.aggregate(total=Sum("heard"))["total"] or 0
    told = stated(group, "study.interviewees", missing=NOT_SAID)
    if not heard or (isinstance(told.value, int) and told.value > heard):
        return (told,)
    found = counted(
        group,
        "study.interviewees",
        rows,
        breakdowns=(
            by_choice(rows, "stakeholder", _("By kind of actor"), weigh="heard"),
            by_row(rows, "pillar", _("By pillar"), weigh="heard"),
            by_row(rows, "region", _("By region"), weigh="heard"),
        ),
    )
    return (replace(found, value=heard),)


def _regions(group: Group) -> tuple[Computed, ...]:
    """Count regions where people were heard; else those that the study names."""
    places = every_row(Place, group.id, "figure").order_by("id")
    interviews = every_row(Interview, group.id, "figure").exclude(region=None)
    heard = places.filter(pk__in=interviews.values("region"))
    if heard.exists():
        return (counted(group, "study.regions", heard, missing=NOT_SAID),)
    told = stated(group, "study.regions", missing=NOT_SAID)
    studies = every_row(Study, group.id, "figure").exclude(regions=None)
    named = places.filter(pk__in=studies.values("regions"))
    count = named.count()
    if told.value is not None or not count:
        return (told,)
    return (Computed(value=count, basis=Basis.INFERRED, rows=named, is_itemised=True),)


def _regions_known(actor: Actor, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Leave out regions that only interviews name which the reader does not see."""
    if rows.model is not Place:
        return rows
    heard = visible(actor, Interview).exclude(region=None).values("region")
    named = visible(actor, Study).exclude(regions=None).values("regions")
    return rows.filter(Q(pk__in=heard) | Q(pk__in=named))


def _workshops(group: Group) -> tuple[Computed, ...]:
    rows = every_row(Workshop, group.id, "figure")
    split = by_row(rows, "place", _("By region"))
    return (
        counted(group, "study.workshops", rows, missing=NOT_SAID, breakdowns=(split,)),
    )


FIGURES: tuple[Figure, ...] = (
    Figure(
        code="study.interviewees",
        label=_("Actors interviewed"),
        definition=_(
            "People heard in the interviews of the feasibility study. An interview "
            "with several people counts each of them; workshops are not counted here."
        ),
        unit=_("people"),
        compute=_interviewees,
        counts_people=True,
        in_confidence=True,
    ),
    Figure(
        code="study.regions",
        label=_("Regions of the study"),
        definition=_(
            "Regions in which the study heard somebody. Where interviews are not "
            "itemised: the regions that the study names."
        ),
        unit=_("regions"),
        compute=_regions,
        known_to=_regions_known,
    ),
    Figure(
        code="study.workshops",
        label=_("Validation workshops"),
        definition=_(
            "Workshops that discussed the study's findings with people of a region."
        ),
        unit=_("workshops"),
        compute=_workshops,
    ),
)
