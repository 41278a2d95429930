"""The beginning, and the pages that tell everybody how things are here."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from rimay.access.http import public
from rimay.access.rules import CLASS_TABLE
from rimay.groups.roles import EVERY_ROLE
from rimay.home.queries.landing import own_groups, shown_groups
from rimay.registry.queries import is_empty_installation


@public("the beginning: what this is, and which groups show themselves")
def landing(request: HttpRequest) -> HttpResponseBase:
    mine = own_groups(request.user.pk)
    if len(mine) == 1 and "stay" not in request.GET:
        return redirect("group", mine[0].group.slug)
    context = {
        "mine": mine,
        "is_alone": request.user.is_authenticated and not mine,
        "groups": shown_groups(mine),
        "is_empty": is_empty_installation(),
    }
    return render(request, "home/landing.html", context)


@public("says what the class table says, for everybody")
def about_reading(request: HttpRequest) -> HttpResponse:
    lines = [
        {
            "words": line.access_class.label,
            "reach": line.access_class.reach,
            "roles": ""
            if line.roles == EVERY_ROLE
            else [
                role.label for role in sorted(line.roles, key=list(EVERY_ROLE).index)
            ],
            "by": line.by,
        }
        for line in CLASS_TABLE
    ]
    return render(request, "home/about_reading.html", {"lines": lines})


@public("a statement that everybody may read")
def about_accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "home/about_accessibility.html")


@public("a statement that everybody may read")
def about_personal_data(request: HttpRequest) -> HttpResponse:
    context = {
        "days": settings.SESSION_COOKIE_AGE // 86_400,
        "mail": bool(settings.EMAIL_HOST),
        "https": settings.HTTPS,
    }
    return render(request, "home/about_personal_data.html", context)


@public("answers monitors: the service and its database are up")
def healthz(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
