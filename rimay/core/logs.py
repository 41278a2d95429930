"""What is logged: events and ids, never names; a failure by place and kind."""

import logging
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

ExcInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


_KEYS = re.compile(r"/(i|join)/[^/\s\"']+")


class WithoutKeys(logging.Filter):
    """Takes the words of personal links and invitations out of every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if _KEYS.search(said):
            record.msg, record.args = _KEYS.sub(r"/\1/…", said), None
        return True


class WithoutValues(logging.Formatter):
    """Leaves an error's own words out: a database quotes the row that it refused."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802
        """Return the places that led to an error, and its kind, for it and its causes."""
        return "\n".join(_told(error) for error in _chain(ei[1]))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error after what it came from, as a traceback is read."""
    if error is None:
        return
    before = error.__cause__
    if before is None and not error.__suppress_context__:
        before = error.__context__
    yield from _chain(before)
    yield error


def _told(error: BaseException) -> str:
    places = "".join(traceback.format_tb(error.__traceback__))
    kind = type(error)
    return f"{places}{kind.__module__}.{kind.__qualname__}"


# What a browser asked in vain is not logged: an address may carry the words of an
# invitation, or a name typed into the wrong line.
SETTINGS = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": WithoutValues,
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"without_keys": {"()": WithoutKeys}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_keys"],
        }
    },
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
