"""Addresses of trainings; an event has a page of its own."""

from rimay.records.urls import routes
from rimay.training import views
from rimay.training.share import (
    EVENT,
    FOLLOW_UP,
    MODULE,
    PARTICIPANT,
    PARTICIPATION,
    TEST_RESULT,
)

urlpatterns = [
    *routes(EVENT, detail=views.event_page),
    *routes(MODULE),
    *routes(PARTICIPANT, listed=views.participant_list),
    *routes(PARTICIPATION),
    *routes(TEST_RESULT),
    *routes(FOLLOW_UP),
]
