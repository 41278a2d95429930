"""Whether a request comes from the machine itself, and through nobody else."""

from django.conf import settings
from django.http import HttpRequest

_ADDRESSES = frozenset({"127.0.0.1", "::1"})
_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_FORWARDED = ("Forwarded", "Via", "X-Forwarded", "X-Real-Ip")
# A proxy that nobody told more speaks it, and adds no header; browsers do not.
_OF_PROXIES = frozenset({"HTTP/1", "HTTP/1.0"})


def is_demonstration_here(request: HttpRequest) -> bool:
    """Return whether this is a demonstration, looked at on its own machine.

    A proxy on the same machine also calls from loopback; it adds a header, asks for
    another host, or speaks as programs did, and each is enough to close the page.
    """
    if not settings.DEMONSTRATION:
        return False
    host = request.get_host().rpartition(":")[0] or request.get_host()
    host = request.get_host() if host.startswith("[") and "]" not in host else host
    return (
        request.META.get("REMOTE_ADDR") in _ADDRESSES
        and host.lower() in _HOSTS
        and request.META.get("SERVER_PROTOCOL") not in _OF_PROXIES
        and not any(name.startswith(_FORWARDED) for name in request.headers)
    )
