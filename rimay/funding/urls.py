"""Addresses of funding: one page to look at, and its records."""

from django.urls import path

from rimay.funding import views
from rimay.funding.share import AMENDMENT, CONTRIBUTION, GRANT
from rimay.records.urls import routes

urlpatterns = [
    path("g/<slug:slug>/funding/", views.funding_page, name="funding"),
    *routes(GRANT, detail=views.grant_page),
    *routes(AMENDMENT),
    *routes(CONTRIBUTION),
]
