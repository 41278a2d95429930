"""The room as Django knows it."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "rimay.funding"
    label = "funding"
    default_auto_field = "django.db.models.BigAutoField"
