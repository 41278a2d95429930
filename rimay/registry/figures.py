"""What the registry can prove: who founded the group, and the setting it stands in."""

from dataclasses import replace

from django.db.models import Q, QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rimay.access.asking import every_row
from rimay.core.classes import Basis, Class
from rimay.core.text import Text
from rimay.groups.models import Group, Membership, Organisation, StatedTotal
from rimay.groups.models.seats import MembershipKind
from rimay.records.breakdowns import by_row
from rimay.records.figures import Computed, Figure, counted, stated

NOT_SAID = _("not said")
PILLARS = "groups.pillars"


def _of_setting(group: Group, code: str) -> tuple[Computed, ...]:
    """Return what the group states, else what the groups above it made public.

    A regional group stands in its country's setting. What its parent keeps for itself
    does not come down: a figure here would tell it.
    """
    own = stated(group, code, missing=NOT_SAID)
    if own.rows is not None:
        return (own,)
    above, seen = group.parent, {group.pk}
    while above is not None and above.pk not in seen:
        seen.add(above.pk)
        totals = every_row(StatedTotal, above.pk, "figure").filter(code=code)
        latest = totals.last()
        if latest is not None and latest.access_class == Class.PUBLIC:
            note = latest.note or _stated_words(above.name)
            return (replace(stated(above, code), note=note),)
        above = above.parent
    return (own,)


def _companies_in_country(group: Group) -> tuple[Computed, ...]:
    return _of_setting(group, "groups.vpi_companies_in_country")


def _companies(group: Group) -> tuple[Computed, ...]:
    return _of_setting(group, "groups.vpi_companies")


def _governments(group: Group) -> tuple[Computed, ...]:
    return _of_setting(group, "groups.vpi_governments_present")


def _founders(group: Group) -> QuerySet[Membership]:
    rows = every_row(Membership, group.id, "figure")
    return rows.filter(kind=MembershipKind.FOUNDER)


def _founding_members(group: Group) -> tuple[Computed, ...]:
    rows = _founders(group)
    split = by_row(rows, "pillar", _("By pillar"))
    code = "groups.founding_members"
    return (counted(group, code, rows, missing=NOT_SAID, breakdowns=(split,)),)


def _founding_observers(group: Group) -> tuple[Computed, ...]:
    rows = every_row(Membership, group.id, "figure").filter(
        kind=MembershipKind.OBSERVER
    )
    if group.founded_on:
        day = group.founded_on.latest.isoformat()
        rows = rows.filter(Q(starts_on="") | Q(starts_on__lte=day))
    return (counted(group, "groups.founding_observers", rows, missing=NOT_SAID),)


def _pillars(group: Group) -> tuple[Computed, ...]:
    """Count pillars of founders; a reading where somebody marked it as one.

    Either the total itself is stated as inferred, or the organisations' own rows are.
    """
    rows = _founders(group).exclude(pillar=None)
    told = stated(group, PILLARS, missing=NOT_SAID)
    count = rows.order_by().values("pillar").distinct().count()
    if not count:
        return (told,)
    organisations = every_row(Organisation, group.id, "figure").filter(
        memberships__in=rows, basis=Basis.INFERRED
    )
    inferred = told.basis == Basis.INFERRED or organisations.exists()
    return (
        Computed(
            value=count,
            basis=Basis.INFERRED if inferred else Basis.COUNTED,
            note=told.note,
            source=told.source,
            rows=rows,
            is_itemised=True,
            breakdowns=(by_row(rows, "pillar", _("Founding members by pillar")),),
        ),
    )


def _stated_by(name: Text) -> str:
    return _now("Stated by %(group)s.") % {"group": name}


# A figure is given out in both languages, so its note waits for the reader's.
_stated_words = lazy(_stated_by, str)


FIGURES: tuple[Figure, ...] = (
    Figure(
        code="groups.vpi_companies_in_country",
        label=_("Member companies of the Initiative that operate in the country"),
        definition=_(
            "Companies in the Voluntary Principles Initiative that operate in the "
            "group's country, as stated by the group or, where it states nothing, as "
            "made public by the group above it."
        ),
        unit=_("companies"),
        compute=_companies_in_country,
    ),
    Figure(
        code="groups.vpi_companies",
        label=_("Member companies of the Initiative"),
        definition=_(
            "Companies in the Voluntary Principles Initiative, as stated by the group "
            "or, where it states nothing, as made public by the group above it."
        ),
        unit=_("companies"),
        compute=_companies,
    ),
    Figure(
        code="groups.vpi_governments_present",
        label=_("Member governments of the Initiative with an embassy in the country"),
        definition=_(
            "Governments in the Voluntary Principles Initiative with an embassy in the "
            "group's country, as stated by the group or, where it states nothing, as "
            "made public by the group above it."
        ),
        unit=_("governments"),
        compute=_governments,
    ),
    Figure(
        code="groups.founding_members",
        label=_("Founding members"),
        definition=_("Organisations that hold a seat since the group was founded."),
        unit=_("organisations"),
        compute=_founding_members,
    ),
    Figure(
        code="groups.founding_observers",
        label=_("Founding observers"),
        definition=_(
            "Organisations that observe the group and did not begin to after its "
            "founding date."
        ),
        unit=_("organisations"),
        compute=_founding_observers,
    ),
    Figure(
        code=PILLARS,
        label=_("Pillars of the founding members"),
        definition=_("Pillars in which at least one founding member has its seat."),
        unit=_("pillars"),
        compute=_pillars,
    ),
)
