"""The room as Django knows it."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "rimay.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
