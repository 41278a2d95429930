"""The room as Django knows it."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "rimay.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
