"""Addresses of the study's records; the study itself has a page of its own."""

from rimay.records.urls import routes
from rimay.study import views
from rimay.study.share import (
    DECISION,
    FINDING,
    INTERVIEW,
    REACTION,
    STUDY,
    WORKSHOP,
)

urlpatterns = [
    *routes(STUDY, listed=views.study_list, detail=views.study_page),
    *routes(INTERVIEW),
    *routes(WORKSHOP),
    *routes(FINDING),
    *routes(REACTION),
    *routes(DECISION),
]
