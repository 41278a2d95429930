"""Addresses of outreach: the pipeline, its records, and what people wrote."""

from django.urls import path

from rimay.outreach import views
from rimay.outreach.share import CONTACT, MESSAGE, PROSPECT
from rimay.records.urls import routes

urlpatterns = [
    path("g/<slug:slug>/outreach/", views.pipeline, name="outreach"),
    path(
        "g/<slug:slug>/prospects/<int:pk>/move/",
        views.prospect_move,
        name="prospect-move",
    ),
    *routes(PROSPECT, detail=views.prospect_page),
    *routes(CONTACT),
    *routes(MESSAGE),
]
