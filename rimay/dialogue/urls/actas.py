"""Addresses of actas: read aloud, closed, observed, signed, checked by anybody."""

from django.urls import path

from rimay.dialogue.views import (
    acta_closing,
    acta_link,
    acta_rounds,
    acta_told,
    actas,
    communiques,
    signing,
    verifying,
)

AT = "g/<slug:slug>/actas/<int:pk>/"
_SESSION = "g/<slug:slug>/meetings/<int:pk>/acta/"
_REMARK = "g/<slug:slug>/acta-remarks/<int:pk>/answer/"
_PAPER = "g/<slug:slug>/session-papers/<int:pk>/"

urlpatterns = [
    path("verify/", verifying.verify, name="verify"),
    path("verify/<slug:code>/", verifying.verify_code, name="verify-code"),
    path("i/<str:words>/acta/", acta_link.link_acta, name="link-acta"),
    path(_SESSION, actas.meeting_acta, name="meeting-acta"),
    path(AT, actas.acta_page, name="acta"),
    path(f"{AT}read/", acta_closing.acta_read, name="acta-read"),
    path(f"{AT}mend/<slug:part>/", acta_closing.acta_mend, name="acta-mend"),
    path(f"{AT}close/", acta_closing.acta_close, name="acta-close"),
    path(f"{AT}correct/", acta_closing.acta_correct, name="acta-correct"),
    path(f"{AT}print/", actas.acta_print, name="acta-print"),
    path(f"{AT}pdf/", actas.acta_pdf, name="acta-pdf"),
    path(f"{AT}word/", actas.acta_word, name="acta-word"),
    path(f"{AT}circulate/", acta_rounds.acta_circulate, name="acta-circulate"),
    path(f"{AT}told/", acta_told.acta_told, name="acta-told"),
    path(f"{AT}told/send/", acta_told.acta_told_send, name="acta-told-send"),
    path(f"{AT}told/remind/", acta_told.acta_told_remind, name="acta-told-remind"),
    path(f"{AT}told/retry/", acta_told.acta_told_retry, name="acta-told-retry"),
    path(f"{AT}told/hand/", acta_told.acta_told_hand, name="acta-told-hand"),
    path(f"{AT}remark/", acta_rounds.acta_remark, name="acta-remark"),
    path(f"{AT}returned/", acta_rounds.acta_returned, name="acta-returned"),
    path(f"{AT}approve/", acta_rounds.acta_approve, name="acta-approve"),
    path(f"{AT}signed/", signing.acta_signed, name="acta-signed"),
    path(f"{AT}communique/", communiques.acta_communique, name="acta-communique"),
    path(_REMARK, acta_rounds.remark_answer, name="remark-answer"),
    path("g/<slug:slug>/signed/", signing.signed_bring, name="signed-bring"),
    path(_PAPER, signing.session_paper, name="meetingfile"),
]
