"""Lines of the log hold no key."""

import logging
from unittest import TestCase

from rimay.core.logs import WithoutKeys


class LogsTests(TestCase):
    def test_the_words_of_a_link_are_not_logged(self) -> None:
        for path in ("/i/K5B6RZX5MEPH/round/", "/join/ABCD-EFGH/"):
            line = logging.LogRecord(
                "django.request", 30, "", 1, "%s: %s", ("Not Found", path), None
            )
            self.assertTrue(WithoutKeys().filter(line))
            self.assertNotIn(path.split("/")[2], line.getMessage())
            self.assertIn("Not Found", line.getMessage())
