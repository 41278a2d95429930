"""The room as Django knows it."""

from django.apps import AppConfig


class WorkplanConfig(AppConfig):
    name = "rimay.workplan"
    label = "workplan"
    default_auto_field = "django.db.models.BigAutoField"
