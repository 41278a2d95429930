"""Addresses of the registry: the first page, the group's settings, its records."""

from django.urls import path

from rimay.records.urls import routes
from rimay.registry.share import KINDS
from rimay.registry.views import groups, setup

urlpatterns = [
    path("setup/", setup.setup, name="setup"),
    path("g/<slug:slug>/settings/", groups.settings_page, name="settings"),
    path(
        "g/<slug:slug>/settings/pillar/<int:number>/",
        groups.pillar_change,
        name="pillar-change",
    ),
    path("g/<slug:slug>/settings/outlines/", groups.outlines_change, name="outlines"),
    path("g/<slug:slug>/round/", groups.round_page, name="round"),
    path(
        "g/<slug:slug>/round/<int:pk>/confirm/",
        groups.holder_confirm,
        name="holder-confirm",
    ),
    path("g/<slug:slug>/see-as/", groups.see_as, name="see-as"),
    *(route for kind in KINDS for route in routes(kind)),
]
