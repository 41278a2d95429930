"""Addresses of the dialogue, one file per noun."""

from rimay.dialogue.urls import agreements, charters, sessions, table, topics

urlpatterns = [
    *sessions.urlpatterns,
    *table.urlpatterns,
    *agreements.urlpatterns,
    *charters.urlpatterns,
    *topics.urlpatterns,
]
