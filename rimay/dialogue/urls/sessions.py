"""Addresses of sessions, their agenda and who came."""

from django.urls import path

from rimay.dialogue.share import AGENDA_ITEM, ATTENDANCE, MEETING
from rimay.dialogue.views import founding, planning, sessions
from rimay.records.urls import routes

urlpatterns = [
    path("g/<slug:slug>/founding/", founding.founding_act, name="founding-act"),
    *routes(
        MEETING,
        listed=sessions.meeting_list,
        detail=sessions.meeting_page,
        create=planning.meeting_plan,
        change=planning.meeting_change,
    ),
    *routes(AGENDA_ITEM),
    *routes(ATTENDANCE),
]
