"""Addresses of sessions, their agenda and who came."""

from rimay.dialogue.share import AGENDA_ITEM, ATTENDANCE, MEETING
from rimay.dialogue.views import sessions
from rimay.records.urls import routes

urlpatterns = [
    *routes(MEETING, listed=sessions.meeting_list, detail=sessions.meeting_page),
    *routes(AGENDA_ITEM),
    *routes(ATTENDANCE),
]
