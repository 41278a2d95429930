"""Around any view: nobody is anybody yet, a group's addresses need a sign-in, and what
somebody was shown is kept by no cache.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from rimay.access.actor import ANONYMOUS
from rimay.access.http import to_sign_in


def actor_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give each request an actor who may nothing; a door replaces it.

    Signed out, every address under a group leads to the same page, those that match no
    route as well, so that an address tells nothing. Signed in, no page stays behind on
    a shared computer or in a proxy.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.actor = ANONYMOUS  # type: ignore[attr-defined]
        request.group = None  # type: ignore[attr-defined]
        request.opened = None  # type: ignore[attr-defined]
        request.shape = None  # type: ignore[attr-defined]
        request.says_readers = False  # type: ignore[attr-defined]
        if request.path.startswith("/g/") and not request.user.is_authenticated:
            return to_sign_in(request)
        # A door may go to where its group is; the next request begins at home again.
        with timezone.override(None):
            answer = get_response(request)
        if request.user.is_authenticated:
            answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    return middleware
