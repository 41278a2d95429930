"""The room as Django knows it."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "rimay.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
