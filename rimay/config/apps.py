"""The room as Django knows it."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "rimay.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"
