import logging
import sys
from unittest import TestCase

from rimay.core.logs import WithoutKeys, WithoutValues

HELD = "Key (email)=(rosa@qantu.invalid) already exists."


class LogTests(TestCase):
    def test_a_failure_is_told_by_place_and_kind_and_never_by_value(self) -> None:
        try:
            try:
                raise ValueError(HELD)
            except ValueError as error:
                raise LookupError(HELD) from error
        except LookupError:
            info = sys.exc_info()
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "failed", None, info)
        told = WithoutValues("{message}", style="{").format(record)
        self.assertTrue(told.startswith("failed\n"))
        self.assertLess(told.index("builtins.ValueError"), told.index("LookupError"))
        self.assertIn("test_logs.py", told)
        self.assertNotIn("rosa@", told)

    def test_the_words_of_a_link_are_not_logged(self) -> None:
        for path in ("/i/K5B6RZX5MEPH/round/", "/join/ABCD-EFGH/"):
            line = logging.LogRecord(
                "django.request", 40, "", 1, "%s: %s", ("Not Found", path), None
            )
            self.assertTrue(WithoutKeys().filter(line))
            self.assertNotIn(path.split("/")[2], line.getMessage())
            self.assertIn("Not Found", line.getMessage())
