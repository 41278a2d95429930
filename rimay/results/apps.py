"""The room as Django knows it."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "rimay.results"
    label = "results"
    default_auto_field = "django.db.models.BigAutoField"
