"""Addresses of the session under way: the table, its notes, who is there."""

from django.urls import path

from rimay.dialogue.views import notes, presence, running, table

AT = "g/<slug:slug>/meetings/<int:pk>/"
ITEM = "g/<slug:slug>/agenda-items/<int:pk>/"
LINE = "g/<slug:slug>/session-notes/<int:pk>/"

urlpatterns = [
    path(f"{AT}table/", table.meeting_table, name="meeting-table"),
    path(f"{AT}screen/", table.meeting_screen, name="meeting-screen"),
    path(f"{AT}open/", running.meeting_open, name="meeting-open"),
    path(f"{AT}item/", running.meeting_item, name="meeting-item"),
    path(f"{AT}line/", notes.meeting_line, name="meeting-line"),
    path(f"{AT}presence/", presence.meeting_presence, name="meeting-presence"),
    path(f"{AT}guest/", presence.meeting_guest, name="meeting-guest"),
    path(f"{AT}roll/", presence.meeting_roll, name="meeting-roll"),
    path(f"{ITEM}stricter/", running.agendaitem_tighten, name="agendaitem-tighten"),
    path(f"{LINE}settle/", notes.minutesline_settle, name="minutesline-settle"),
    path(LINE, notes.minutesline_page, name="minutesline"),
]
