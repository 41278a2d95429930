"""Addresses of a session that is planned and convened."""

from django.urls import path

from rimay.dialogue.views import agendas, convening, papers, replies

AT = "g/<slug:slug>/meetings/<int:pk>/"

urlpatterns = [
    path(f"{AT}agenda/", agendas.meeting_agenda, name="meeting-agenda"),
    path(f"{AT}convene/", convening.meeting_convene, name="meeting-convene"),
    path(f"{AT}notices/", convening.meeting_notices, name="meeting-notices"),
    path(f"{AT}notices/send/", convening.meeting_resend, name="meeting-resend"),
    path(f"{AT}notices/retry/", convening.meeting_retry, name="meeting-retry"),
    path(f"{AT}notices/remind/", convening.meeting_remind, name="meeting-remind"),
    path(f"{AT}notices/hand/", convening.meeting_hand, name="meeting-hand"),
    path(f"{AT}notices/relink/", convening.meeting_relink, name="meeting-relink"),
    path(f"{AT}call-off/", convening.meeting_call_off, name="meeting-call-off"),
    path(f"{AT}answer/", replies.meeting_answer, name="meeting-answer"),
    path(f"{AT}answers/", replies.meeting_answers, name="meeting-answers"),
    path(f"{AT}agenda.pdf", papers.meeting_agenda_pdf, name="meeting-agenda-pdf"),
    path(f"{AT}roll.pdf", papers.meeting_roll_pdf, name="meeting-roll-pdf"),
    path(f"{AT}session.ics", papers.meeting_calendar, name="meeting-calendar"),
]
