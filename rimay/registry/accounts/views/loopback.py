"""Whether a request comes from the machine itself, and through nobody else."""

from django.conf import settings
from django.http import HttpRequest

_ADDRESSES = frozenset({"127.0.0.1", "::1"})
_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_FORWARDED = (
    "Forwarded",
    "Via",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-Ip",
)


def is_demonstration_here(request: HttpRequest) -> bool:
    """Return whether this is a demonstration, looked at on its own machine.

    A proxy on the same machine also calls from loopback; it adds a header, or asks for
    another host, and either is enough to close the page.
    """
    if not settings.DEMONSTRATION:
        return False
    host = request.get_host().rpartition(":")[0] or request.get_host()
    host = request.get_host() if host.startswith("[") and "]" not in host else host
    return (
        request.META.get("REMOTE_ADDR") in _ADDRESSES
        and host.lower() in _HOSTS
        and not any(name in request.headers for name in _FORWARDED)
    )
