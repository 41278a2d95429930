"""Addresses of the plan's records; the plan has a page of its own."""

from django.urls import path

from rimay.records.urls import routes
from rimay.workplan import views
from rimay.workplan.share import ACTIVITY, AIM, CHANGE, OBJECTIVE, WORKPLAN

urlpatterns = [
    path("g/<slug:slug>/workplan/", views.workplan_now, name="workplan-now"),
    *routes(WORKPLAN, detail=views.workplan_page),
    *routes(OBJECTIVE),
    path(
        "g/<slug:slug>/activities/<int:pk>/progress/",
        views.activity_progress,
        name="activity-progress",
    ),
    *routes(ACTIVITY, detail=views.activity_page),
    *routes(AIM),
    *routes(CHANGE),
]
