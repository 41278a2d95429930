"""Who pays and who carries the group."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.funding import queries
from rimay.funding.models import Amendment, Contribution, Grant
from rimay.funding.share import CONTRIBUTION, GRANT
from rimay.groups.models import Group
from rimay.records.views import detail_context


@opens_list(Contribution)
def funding_page(request: Request, group: Group) -> HttpResponse:
    actor = request.actor
    context = {
        "kind": CONTRIBUTION,
        "grant_kind": GRANT,
        "grants": queries.grants(actor, group),
        "carriers": queries.carriers(actor, group),
        "may_create": can(actor, "create", Contribution),
        "may_create_grant": can(actor, "create", Grant),
        "would_be": Contribution(group=group, access_class=CONTRIBUTION.classes[0]),
    }
    return render(request, "funding/funding.html", context)


@opens(Grant)
def grant_page(request: Request, grant: Grant) -> HttpResponse:
    (seen,) = queries.amended(request.actor, [grant])
    context = detail_context(request, GRANT, grant) | {
        "seen": seen,
        "may_amend": can(request.actor, "create", Amendment),
    }
    return render(request, "funding/grant.html", context)
