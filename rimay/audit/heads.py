"""The head of a chain as it is printed: it tells the installation which line it is, and
nobody else how long the chain is.

How many acts there were, also on rows that a reader may not see, would stand in every
report otherwise.
"""

from collections.abc import Iterator

from django.conf import settings
from django.utils.crypto import salted_hmac

from rimay.audit import trail

_SALT = "rimay.audit.heads"
_DIGITS, _BYTES = 10, 5
_FINGERPRINT = 64
# No chain is longer; what another installation printed comes out as a larger number.
_LONGEST = 2**30


def printed(group_id: int | None) -> str:
    """Return the head of a chain to print."""
    number, fingerprint = trail.head(group_id)
    masked = number ^ _mask(fingerprint, settings.SECRET_KEY)
    return f"{masked:0{_DIGITS}x}:{fingerprint}"


def read(words: str) -> tuple[int, str]:
    """Return number and fingerprint of a head, as printed or as the console tells it.

    Raises ValueError for what is neither, and for what another installation printed.
    """
    place, _, fingerprint = words.strip().lower().partition(":")
    if len(fingerprint) != _FINGERPRINT:
        raise ValueError(words)
    int(fingerprint, 16)
    if len(place) < _DIGITS:
        return int(place), fingerprint
    for number in _numbers(place, fingerprint):
        if number < _LONGEST:
            return number, fingerprint
    raise ValueError(words)


def _numbers(place: str, fingerprint: str) -> Iterator[int]:
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield int(place, 16) ^ _mask(fingerprint, secret)


def _mask(fingerprint: str, secret: str | bytes) -> int:
    made = salted_hmac(_SALT, fingerprint, secret=secret, algorithm="sha256").digest()
    return int.from_bytes(made[:_BYTES])
