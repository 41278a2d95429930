"""Addresses of the charter and of who acknowledged it."""

from django.urls import path

from rimay.dialogue.share import ACKNOWLEDGEMENT, CHARTER
from rimay.dialogue.views import charters
from rimay.records.urls import routes

AT = "g/<slug:slug>/charter/<int:pk>/"

urlpatterns = [
    path(f"{AT}acknowledge/", charters.charter_acknowledge, name="charter-acknowledge"),
    *routes(CHARTER, detail=charters.charter_page),
    *routes(ACKNOWLEDGEMENT),
]
