"""What funding can prove: longer grants, and what members gave themselves."""

from decimal import Decimal

from django.db.models import Q, QuerySet, Sum
from django.utils.functional import lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rimay.access.asking import every_row
from rimay.core import clock, formatting
from rimay.core.classes import Basis
from rimay.funding.models import EXTENSIONS, Amendment, Contribution, ContributionKind
from rimay.groups.models import Group
from rimay.records.breakdowns import by_choice
from rimay.records.figures import Computed, Figure, counted, stated

NOT_SAID = _("not said")


def _extension_months(group: Group) -> tuple[Computed, ...]:
    """Add up months; the sum rests on what its weakest row rests on."""
    rows = every_row(Amendment, group.id, "figure").filter(
        kind__in=EXTENSIONS, months__gt=0
    )
    months = rows.aggregate(total=Sum("months"))["total"]
    if months is None:
        return (stated(group, "funding.extension_months", missing=NOT_SAID),)
    held = set(rows.values_list("basis", flat=True))
    order = (Basis.INFERRED, Basis.STATED)
    basis = next((b for b in order if b in held), Basis.COUNTED)
    sources = {row.source for row in rows if row.source}
    return (
        Computed(
            value=int(months),
            basis=basis,
            source="; ".join(sorted(sources)),
            rows=rows,
            is_itemised=basis == Basis.COUNTED,
        ),
    )


def _money(group: Group) -> tuple[Computed, ...]:
    """Return one sum per currency: sums of two currencies are never added."""
    rows = every_row(Contribution, group.id, "figure").filter(
        kind=ContributionKind.CASH, value__isnull=False
    )
    currencies = sorted(set(rows.values_list("currency", flat=True)))
    if not currencies:
        return (stated(group, "funding.contributions_money", missing=NOT_SAID),)
    return tuple(_in_currency(rows.filter(currency=c), c) for c in currencies)


def _in_currency(rows: "QuerySet[Contribution]", currency: str) -> Computed:
    received = rows.filter(_received())
    total = _sum(received)
    pledged = _sum(rows) - total
    return Computed(
        value=total,
        basis=Basis.COUNTED,
        unit=currency,
        note=_pledged_words(pledged, currency) if pledged else "",
        rows=received,
        is_itemised=True,
    )


def _in_kind(group: Group) -> tuple[Computed, ...]:
    rows = (
        every_row(Contribution, group.id, "figure")
        .exclude(kind=ContributionKind.CASH)
        .filter(_received())
    )
    return (
        counted(
            group,
            "funding.contributions_in_kind",
            rows,
            missing=NOT_SAID,
            # Not by member: whoever reads the number need not know who gave what.
            breakdowns=(by_choice(rows, "kind", _("By kind")),),
        ),
    )


def _received() -> Q:
    today = clock.today().isoformat()
    return Q(received_on__lte=today) & ~Q(received_on="")


def _pledged(amount: Decimal, currency: str) -> str:
    return _now("and %(money)s pledged that has not arrived yet") % {
        "money": formatting.money(amount, currency)
    }


# A figure is given out in both languages, so its note waits for the reader's.
_pledged_words = lazy(_pledged, str)


def _sum(rows: "QuerySet[Contribution]") -> Decimal:
    return rows.aggregate(total=Sum("value"))["total"] or Decimal(0)


FIGURES: tuple[Figure, ...] = (
    Figure(
        code="funding.extension_months",
        label=_("Months by which funding was extended"),
        definition=_(
            "Months added to the group's grants by extensions, with or without further "
            "money."
        ),
        unit=_("months"),
        compute=_extension_months,
    ),
    Figure(
        code="funding.contributions_money",
        label=_("Money contributed by members"),
        definition=_(
            "Money that the group's members gave and that arrived. One sum per "
            "currency; what is only pledged is told apart."
        ),
        unit=_("money"),
        compute=_money,
    ),
    Figure(
        code="funding.contributions_in_kind",
        label=_("Contributions in kind"),
        definition=_(
            "Contributions of members other than money that the group received: "
            "working time, venues, transport, catering, expertise, materials. Counted "
            "by contribution, not by value."
        ),
        unit=_("contributions"),
        compute=_in_kind,
    ),
)
