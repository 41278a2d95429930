"""Addresses of topics."""

from rimay.dialogue.share import TOPIC
from rimay.records.urls import routes

urlpatterns = [*routes(TOPIC)]
