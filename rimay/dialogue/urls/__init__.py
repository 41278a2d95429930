"""Addresses of the dialogue, one file per noun."""

from rimay.dialogue.urls import (
    agreements,
    charters,
    convening,
    links,
    matters,
    sessions,
    topics,
)

urlpatterns = [
    *convening.urlpatterns,
    *matters.urlpatterns,
    *links.urlpatterns,
    *sessions.urlpatterns,
    *agreements.urlpatterns,
    *charters.urlpatterns,
    *topics.urlpatterns,
]
