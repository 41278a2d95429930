"""Addresses of the registry: the first page, the group's settings, its records."""

from django.urls import path

from rimay.records.urls import routes
from rimay.registry.share import KINDS
from rimay.registry.views import (
    calendar,
    groups,
    members,
    pillars,
    said,
    seating,
    setup,
)

# The calendar holds the group's own days among those that come with Rimay.
OWN_LISTS = {"holidays": calendar.calendar}
OWN_PAGES = {
    "organisations": members.organisation_page,
    "memberships": members.seat_page,
    "people": members.person_page,
}

urlpatterns = [
    path("setup/", setup.setup, name="setup"),
    path("g/<slug:slug>/settings/", groups.settings_page, name="settings"),
    path(
        "g/<slug:slug>/settings/pillar/<int:number>/",
        groups.pillar_change,
        name="pillar-change",
    ),
    path(
        "g/<slug:slug>/members/pillar/<int:number>/",
        pillars.pillar_room,
        name="pillar-room",
    ),
    path("g/<slug:slug>/settings/outlines/", groups.outlines_change, name="outlines"),
    path(
        "g/<slug:slug>/round/<int:pk>/confirm/",
        groups.holder_confirm,
        name="holder-confirm",
    ),
    path("g/<slug:slug>/see-as/", groups.see_as, name="see-as"),
    path("g/<slug:slug>/members/", members.members, name="members"),
    path("g/<slug:slug>/members/new/", seating.seat_new, name="seat-new"),
    path(
        "g/<slug:slug>/memberships/<int:pk>/replace/",
        members.seat_replace,
        name="seat-replace",
    ),
    path("g/<slug:slug>/said/", said.said_list, name="said-list"),
    path(
        "g/<slug:slug>/said/<int:pk>/correct/", said.said_correct, name="said-correct"
    ),
    path(
        "g/<slug:slug>/said/<int:pk>/confirm/", said.said_confirm, name="said-confirm"
    ),
    path("g/<slug:slug>/said/<int:pk>/settled/", said.said_settle, name="said-settle"),
    path("g/<slug:slug>/said/<int:pk>/told/", said.said_tell, name="said-tell"),
    *(
        route
        for kind in KINDS
        for route in routes(
            kind,
            listed=OWN_LISTS.get(kind.code),
            detail=OWN_PAGES.get(kind.code),
        )
    ),
]
