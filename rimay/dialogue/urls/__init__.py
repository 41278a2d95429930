"""Addresses of the dialogue, one file per noun."""

from rimay.dialogue.urls import (
    actas,
    agreements,
    charters,
    communiques,
    sessions,
    topics,
)

urlpatterns = [
    *sessions.urlpatterns,
    *actas.urlpatterns,
    *communiques.urlpatterns,
    *agreements.urlpatterns,
    *charters.urlpatterns,
    *topics.urlpatterns,
]
