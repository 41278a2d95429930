"""Addresses of the dialogue's records; a session has a page of its own."""

from rimay.dialogue import views
from rimay.dialogue.share import KINDS, MEETING
from rimay.records.urls import routes

urlpatterns = [
    *routes(MEETING, detail=views.meeting_page),
    *(route for kind in KINDS if kind is not MEETING for route in routes(kind)),
]
