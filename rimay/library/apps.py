"""The room as Django knows it."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "rimay.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
