"""Addresses of the dialogue, one file per noun."""

from rimay.dialogue.urls import agreements, charters, decisions, sessions, topics

urlpatterns = [
    *sessions.urlpatterns,
    *agreements.urlpatterns,
    *charters.urlpatterns,
    *decisions.urlpatterns,
    *topics.urlpatterns,
]
