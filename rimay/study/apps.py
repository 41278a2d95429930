"""The room as Django knows it."""

from django.apps import AppConfig


class StudyConfig(AppConfig):
    name = "rimay.study"
    label = "study"
    default_auto_field = "django.db.models.BigAutoField"
