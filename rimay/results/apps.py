"""The room as Django knows it."""

import importlib

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "rimay.results"
    label = "results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every room declare its figures, so that their codes are known."""
        importlib.import_module("rimay.results.figures")
