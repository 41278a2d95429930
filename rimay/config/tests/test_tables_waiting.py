"""A start finds out by names whether tables wait to be brought up to date."""

from django.db.migrations.recorder import MigrationRecorder
from django.test import TestCase

from rimay.config import installation


class Waiting(TestCase):
    def test_nothing_waits_once_all_is_brought_up_to_date(self) -> None:
        assert not installation.is_waiting()

    def test_one_that_the_database_does_not_know_waits(self) -> None:
        known = MigrationRecorder.Migration.objects
        for app in ("dialogue", "accounts", "contenttypes"):
            last = known.filter(app=app).order_by("name").last()
            with self.subTest(app=app):
                last.delete()
                assert installation.is_waiting()
                last.save(force_insert=True)
        assert not installation.is_waiting()
