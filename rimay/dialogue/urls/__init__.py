"""Addresses of the dialogue, one file per noun."""

from rimay.dialogue.urls import (
    actas,
    agreements,
    charters,
    communiques,
    convening,
    decisions,
    links,
    matters,
    rounds,
    sessions,
    table,
    topics,
)

urlpatterns = [
    *convening.urlpatterns,
    *matters.urlpatterns,
    *links.urlpatterns,
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
