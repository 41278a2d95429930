"""The room as Django knows it."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "rimay.home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"
