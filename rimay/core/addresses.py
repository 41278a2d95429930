"""Addresses that leave the installation: in mails, on paper, in a messenger."""

from django.conf import settings

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "*", ""})


def base() -> str:
    """Return where people reach this installation.

    What the operator named; else the first host it answers to; else this machine.
    """
    if settings.ADDRESS:
        return str(settings.ADDRESS).rstrip("/")
    host = next((h for h in settings.ALLOWED_HOSTS if h not in _LOOPBACK), "")
    if not host:
        return "http://127.0.0.1:8000"
    scheme = "https" if settings.HTTPS else "http"
    return f"{scheme}://{host.lstrip('.')}"


def outside(path: str) -> str:
    """Return the whole address of a path, as it can be opened from elsewhere."""
    return base() + path
