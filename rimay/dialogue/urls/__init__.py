"""Addresses of the dialogue, one file per noun."""

from rimay.dialogue.urls import agreements, charters, rounds, sessions, topics

urlpatterns = [
    *sessions.urlpatterns,
    *agreements.urlpatterns,
    *charters.urlpatterns,
    *rounds.urlpatterns,
    *topics.urlpatterns,
]
