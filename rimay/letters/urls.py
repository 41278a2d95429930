"""Addresses of the room's records."""

from rimay.letters.share import KINDS
from rimay.records.urls import routes

urlpatterns = [route for kind in KINDS for route in routes(kind)]
