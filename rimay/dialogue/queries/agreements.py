"""Agreements: what is due, late, and reported."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.access.naming import listed
from rimay.core import clock, formatting
from rimay.core.dates import PartialDate
from rimay.dialogue.models import (
    Agreement,
    AgreementUpdate,
    Proposal,
    Ratification,
)
from rimay.dialogue.models.agreements import OPEN_STATUSES, AgreementStatus
from rimay.dialogue.queries.naming import seen
from rimay.dialogue.queries.quorum import seats_of
from rimay.groups.models import Group, Membership, Organisation
from rimay.records.addresses import url_of
from rimay.records.paging import COUNTED_TO
from rimay.ui.components import DueItem


def due(actor: Actor, group: Group, limit: int = 8) -> list[DueItem]:
    """Return open agreements with a date, soonest first."""
    rows = visible(actor, Agreement).filter(status__in=OPEN_STATUSES).exclude(due_on="")
    rows = rows.select_related("organisation").order_by("due_on", "id")
    held = listed(rows[:limit])
    named = seen(actor, [row.organisation for row in held])
    return [
        DueItem(
            row.due_on.short if row.due_on else "",
            str(row),
            url_of(row, group),
            str(row.organisation) if row.organisation_id in named else "",
            late_words(row),
        )
        for row in held
    ]


def who_follows_up(actor: Actor, agreement: Agreement) -> QuerySet[Membership]:
    """Return the seat of the organisation that follows up, if the reader sees it."""
    return _seated(actor, agreement).filter(organisation=agreement.follow_up_id)


def who_answers(actor: Actor, agreement: Agreement) -> QuerySet[Membership]:
    """Return the seats of the organisations that answer for it, if the reader sees them."""
    answering = [
        agreement.organisation_id,
        *agreement.others.values_list("pk", flat=True),
    ]
    return _seated(actor, agreement).filter(organisation__in=answering)


def _seated(actor: Actor, agreement: Agreement) -> QuerySet[Membership]:
    seated = [seat.pk for seat in seats_of(agreement.group)]
    return visible(actor, Membership).filter(pk__in=seated)


def late_words(agreement: Agreement) -> str:
    """Return by how many days an open agreement is late; "" if it is not."""
    if not agreement.is_open or agreement.due_on is None:
        return ""
    days = (clock.today() - agreement.due_on.latest).days
    words = ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
    return words if days > 0 else ""


def agreements_lead(actor: Actor) -> str:
    """Return one sentence on how the agreements stand; "" where there is none."""
    rows = visible(actor, Agreement)
    still = rows.filter(status__in=OPEN_STATUSES)
    count = still[: COUNTED_TO + 1].count()
    if not count:
        return _("No agreement is open.") if rows.exists() else ""
    said = ngettext("%(n)s agreement is open", "%(n)s agreements are open", count)
    said %= {"n": _counted(count)}
    # The day sorts as text; a month that is not over yet is not late.
    today = clock.today()
    past = still.filter(due_on__gt="", due_on__lt=PartialDate.of(today))
    past = past.exclude(due_on__in=PartialDate.around(today))
    late = past[: COUNTED_TO + 1].count()
    if not late:
        return said + _(", none of them late.")
    words = ngettext(", %(n)s of them late.", ", %(n)s of them late.", late)
    return said + words % {"n": _counted(late)}


def _counted(count: int) -> str:
    return formatting.number(min(count, COUNTED_TO)) + "+" * (count > COUNTED_TO)


def updates(actor: Actor, agreement: Agreement) -> list[AgreementUpdate]:
    """Return what was reported on an agreement, newest first."""
    rows = visible(actor, AgreementUpdate).filter(agreement=agreement)
    rows = rows.select_related("organisation")
    return list(rows.order_by("-reported_on", "-id")[:100])


def reporters_seen(actor: Actor, rows: list[AgreementUpdate]) -> set[int]:
    """Return which of the reporting organisations the reader may know."""
    return seen(actor, [row.organisation for row in rows])


def ratifications(actor: Actor, agreement: Agreement) -> list[tuple[Ratification, str]]:
    """Return who has to ratify an agreement, named as far as the reader may know."""
    rows = visible(actor, Ratification).filter(agreement=agreement)
    held = list(rows.select_related("membership__organisation").order_by("id"))
    known = seen(actor, [row.membership.organisation for row in held])
    return [
        (row, str(row.membership) if row.membership.organisation_id in known else "")
        for row in held
    ]


def may_ratify(actor: Actor, agreement: Agreement) -> list[Membership] | None:
    """Return the seats whose organisations may have to ratify an agreement.

    None where that is settled: it came of a decision, which says so itself, it is under
    way, or one of them answered.
    """
    fresh = {AgreementStatus.PENDING, AgreementStatus.TO_RATIFY}
    rows = every_row(Ratification, agreement.group_id, "whether one answered").filter(
        agreement=agreement
    )
    settled = rows.exclude(state=Ratification.State.AWAITED).exists()
    decided = every_row(Proposal, agreement.group_id, "what it came of").filter(
        agreement=agreement
    )
    if settled or agreement.status not in fresh or decided.exists():
        return None
    seen = visible(actor, Membership).filter(
        pk__in=[seat.pk for seat in seats_of(agreement.group)],
        organisation__in=visible(actor, Organisation),
    )
    return list(seen.select_related("organisation").order_by("id"))
