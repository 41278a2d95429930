"""The room as Django knows it."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "rimay.training"
    label = "training"
    default_auto_field = "django.db.models.BigAutoField"
