"""The room as Django knows it."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "rimay.groups"
    label = "groups"
    default_auto_field = "django.db.models.BigAutoField"
