"""The calendar of days that are not worked."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.asking import can
from rimay.access.http import Request, opens_list
from rimay.core import clock
from rimay.groups.models import Group, Holiday
from rimay.records.addresses import list_url
from rimay.registry.calendars import calendar_of, standing

# The shipped rules speak of these years; others have the group's own rows alone.
YEARS = range(2000, 2101)


@opens_list(Holiday)
def calendar(request: Request, group: Group) -> HttpResponse:
    asked = request.GET.get("year", "")
    year = clock.today().year
    if asked.isdecimal() and len(asked) == 4 and int(asked) in YEARS:
        year = int(asked)
    days = calendar_of(request.actor, group, year)
    context = {
        "group": group,
        "year": year,
        "standing": standing(days, year),
        "export_url": list_url(Holiday, group, "export"),
        "before": year - 1 if year - 1 in YEARS else None,
        "after": year + 1 if year + 1 in YEARS else None,
        "days": days,
        "may_add": can(request.actor, "create", Holiday),
    }
    return render(request, "registry/calendar.html", context)
