"""Addresses of the yearly round, and of the pack that is handed over with a seat."""

from django.urls import path

from rimay.dialogue.views import pack, rounds

ROUND = "g/<slug:slug>/round/"
SEAT = "g/<slug:slug>/memberships/<int:pk>/"

urlpatterns = [
    path(ROUND, rounds.round_page, name="round"),
    path(f"{ROUND}settle/", rounds.round_settle, name="round-settle"),
    path(f"{ROUND}print/", rounds.round_print, name="round-print"),
    path(f"{ROUND}asked/<int:pk>/answer/", rounds.round_answer, name="round-answer"),
    path(f"{ROUND}asked/<int:pk>/request/", rounds.round_request, name="round-request"),
    path("i/<str:words>/still-you/", rounds.round_link, name="round-link"),
    path(f"{SEAT}pack/", pack.seat_pack, name="seat-pack"),
    path(f"{SEAT}pack/file/", pack.seat_pack_zip, name="seat-pack-zip"),
]
