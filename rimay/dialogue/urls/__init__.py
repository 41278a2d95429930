"""Addresses of the dialogue, one file per noun."""

from rimay.dialogue.urls import agreements, charters, decisions, sessions, table, topics

urlpatterns = [
    *sessions.urlpatterns,
    *table.urlpatterns,
    *agreements.urlpatterns,
    *charters.urlpatterns,
    *decisions.urlpatterns,
    *topics.urlpatterns,
]
