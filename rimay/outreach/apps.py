"""The room as Django knows it."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "rimay.outreach"
    label = "outreach"
    default_auto_field = "django.db.models.BigAutoField"
