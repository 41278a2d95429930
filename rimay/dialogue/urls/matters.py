"""Addresses of the matters that members ask for."""

from django.urls import path

from rimay.dialogue.views import matters

AT = "g/<slug:slug>/matters/"

urlpatterns = [
    path(AT, matters.matter_list, name="itemproposal-list"),
    path(f"{AT}new/", matters.matter_ask, name="itemproposal-create"),
    path(f"{AT}<int:pk>/", matters.matter_page, name="itemproposal"),
    path(f"{AT}<int:pk>/take/", matters.matter_take, name="itemproposal-take"),
    path(f"{AT}<int:pk>/decline/", matters.matter_decline, name="itemproposal-decline"),
]
