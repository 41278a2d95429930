"""Addresses of the dialogue, one file per noun."""

from rimay.dialogue.urls import (
    agreements,
    charters,
    decisions,
    rounds,
    sessions,
    table,
    topics,
)

urlpatterns = [
    *sessions.urlpatterns,
    *table.urlpatterns,
    *agreements.urlpatterns,
    *charters.urlpatterns,
    *decisions.urlpatterns,
    *rounds.urlpatterns,
    *topics.urlpatterns,
]
