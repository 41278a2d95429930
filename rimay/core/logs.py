"""What is logged names no key: an address that opens something is written without it."""

import logging
import re

_KEYS = re.compile(r"/(i|join|setup)/[^/\s\"']+")


class WithoutKeys(logging.Filter):
    """Takes the words of personal links and invitations out of every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if _KEYS.search(said):
            record.msg, record.args = _KEYS.sub(r"/\1/…", said), None
        return True
