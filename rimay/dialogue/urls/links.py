"""Addresses of a seat's personal link to a session: outside the group, no sign-in."""

from django.urls import path

from rimay.dialogue.views import links

AT = "i/<slug:words>/"

urlpatterns = [
    path(AT, links.link_session, name="link-session"),
    path(f"{AT}answer/", links.link_answer, name="link-answer"),
    path(f"{AT}left/", links.link_left, name="link-left"),
    path(f"{AT}session.ics", links.link_calendar, name="link-calendar"),
    path(f"{AT}papers/<int:pk>/", links.link_paper, name="link-paper"),
]
