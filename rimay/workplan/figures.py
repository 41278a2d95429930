"""What the workplan can prove: that it was adopted, what it holds, what changed."""

from dataclasses import replace

from django.utils.functional import lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rimay.access.asking import every_row
from rimay.core.classes import Basis
from rimay.groups.models import Group
from rimay.records.breakdowns import by_choice
from rimay.records.figures import Computed, Figure, counted, stated
from rimay.workplan.models import Activity, AimCode, ChangeNoticed, Workplan

NOT_SAID = _("not said")
NOT_MEASURED = _("not measured")


def _adopted_on(group: Group) -> tuple[Computed, ...]:
    plans = every_row(Workplan, group.id, "figure").exclude(adopted_on="")
    latest = plans.order_by("year", "id").last()
    if latest is None:
        return (stated(group, "workplan.adopted_on", missing=NOT_SAID),)
    return (
        Computed(
            value=latest.adopted_on,
            basis=Basis(latest.basis) if latest.basis else Basis.COUNTED,
            source=latest.source,
            note=_title_words(latest.title),
            rows=plans.filter(pk=latest.pk),
            is_itemised=True,
        ),
    )


def _activities(group: Group) -> tuple[Computed, ...]:
    latest = every_row(Workplan, group.id, "figure").order_by("year", "id").last()
    rows = every_row(Activity, group.id, "figure").filter(objective__workplan=latest)
    found = counted(
        group,
        "workplan.activities",
        rows,
        missing=NOT_SAID,
        # Not by organisation: an owner is a member, who may not be named to everybody.
        breakdowns=(by_choice(rows, "status", _("By status")),),
    )
    if found.is_itemised and latest is not None:
        return (replace(found, note=_title_words(latest.title)),)
    return (found,)


def _joint(group: Group) -> tuple[Computed, ...]:
    noticed = every_row(ChangeNoticed, group.id, "figure").filter(
        aim__code=AimCode.JOINT
    )
    confirmed = noticed.exclude(confirmed_by="")
    found = counted(group, "aims.joint", confirmed, missing=NOT_MEASURED)
    if not found.is_itemised:
        return (found,)
    return (replace(found, note=_noticed_words(noticed.count())),)


def _noticed(count: int) -> str:
    return _now("%(all)s noticed in all") % {"all": count}


# A figure is given out in both languages, so its note waits for the reader's.
_noticed_words = lazy(_noticed, str)
_title_words = lazy(str, str)


FIGURES: tuple[Figure, ...] = (
    Figure(
        code="aims.joint",
        label=_("Aim c: they work together on security challenges"),
        definition=_(
            "Changes noticed in which actors of several pillars worked together on a "
            "security challenge, and which somebody else than the writer confirmed."
        ),
        unit=_("changes"),
        compute=_joint,
    ),
    Figure(
        code="workplan.adopted_on",
        label=_("Workplan adopted"),
        definition=_("The date on which the group adopted its latest workplan."),
        unit=_("date"),
        compute=_adopted_on,
    ),
    Figure(
        code="workplan.activities",
        label=_("Activities of the workplan"),
        definition=_(
            "Activities that the latest workplan holds, whatever became of them."
        ),
        unit=_("activities"),
        compute=_activities,
    ),
)
