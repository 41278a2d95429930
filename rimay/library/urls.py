"""Addresses of the room's records."""

from rimay.records.urls import routes
from rimay.library.share import KINDS

urlpatterns = [route for kind in KINDS for route in routes(kind)]
