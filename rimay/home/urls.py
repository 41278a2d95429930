"""Addresses of the beginning, of a group's home, search and trail, and in public."""

from django.urls import path

from rimay.home.share import STEP
from rimay.home.views import group, landing, public
from rimay.records.urls import routes

urlpatterns = [
    path("", landing.landing, name="landing"),
    path("healthz", landing.healthz, name="healthz"),
    path("about/reading/", landing.about_reading, name="about-reading"),
    path(
        "about/accessibility/", landing.about_accessibility, name="about-accessibility"
    ),
    path(
        "about/personal-data/", landing.about_personal_data, name="about-personal-data"
    ),
    path("public/<slug:slug>/", public.public_profile, name="public-profile"),
    path("public/<slug:slug>/write/", public.public_write, name="public-write"),
    path("public/<slug:slug>/thanks/", public.public_thanks, name="public-thanks"),
    path("g/<slug:slug>/", group.group_home, name="group"),
    path("g/<slug:slug>/search/", group.search, name="search"),
    path("g/<slug:slug>/trail/", group.trail, name="trail"),
    path("g/<slug:slug>/trail/check/", group.trail_check, name="trail-check"),
    path(
        "g/<slug:slug>/pathway/propose/", group.pathway_propose, name="pathway-propose"
    ),
    *routes(STEP, listed=group.pathway, detail=group.pathway_step),
]
