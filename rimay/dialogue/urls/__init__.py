"""Addresses of the dialogue, one file per noun."""

from rimay.dialogue.urls import (
    actas,
    agreements,
    charters,
    communiques,
    decisions,
    rounds,
    sessions,
    table,
    topics,
)

urlpatterns = [
    *sessions.urlpatterns,
    *table.urlpatterns,
    *actas.urlpatterns,
    *communiques.urlpatterns,
    *agreements.urlpatterns,
    *charters.urlpatterns,
    *decisions.urlpatterns,
    *rounds.urlpatterns,
    *topics.urlpatterns,
]
