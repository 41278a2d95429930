"""The room as Django knows it."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "rimay.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
