"""The room as Django knows it."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "rimay.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models may only be imported once every room is there.
        from rimay.exchange.kinds import ALL  # noqa: PLC0415
        from rimay.records import corrections, permalinks  # noqa: PLC0415
        from rimay.results.queries.reports import reports_touched  # noqa: PLC0415

        corrections.introduce(reports_touched)
        permalinks.introduce(ALL)
