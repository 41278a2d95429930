"""The room as Django knows it."""

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "rimay.dialogue"
    label = "dialogue"
    default_auto_field = "django.db.models.BigAutoField"
