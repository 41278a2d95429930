"""Addresses of the dialogue's records; sessions, agreements and charter on own pages."""

from django.urls import path

from rimay.dialogue import views
from rimay.dialogue.share import AGREEMENT, CHARTER, KINDS, MEETING
from rimay.records.urls import routes

_OWN = (MEETING, AGREEMENT, CHARTER)

urlpatterns = [
    path(
        "g/<slug:slug>/meetings/<int:pk>/presence/",
        views.meeting_presence,
        name="meeting-presence",
    ),
    path(
        "g/<slug:slug>/agreements/<int:pk>/progress/",
        views.agreement_progress,
        name="agreement-progress",
    ),
    path(
        "g/<slug:slug>/charter/<int:pk>/acknowledge/",
        views.charter_acknowledge,
        name="charter-acknowledge",
    ),
    *routes(MEETING, listed=views.meeting_list, detail=views.meeting_page),
    *routes(AGREEMENT, listed=views.agreement_list, detail=views.agreement_page),
    *routes(CHARTER, detail=views.charter_page),
    *(route for kind in KINDS if kind not in _OWN for route in routes(kind)),
]
