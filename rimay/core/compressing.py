"""Pages leave compressed: a session's notes come to a telephone in a third of the time."""

import re

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# Rows and pages are asked for by number; anything else could be somebody's guess.
_NUMBERS = re.compile(r"(\w+=\d*(&|$))*", re.ASCII)


class CompressPages(GZipMiddleware):
    """Compress pages whose address carries nothing but numbers.

    The length of a compressed page tells whether words in its address stand in it a
    second time (BREACH, https://breachattack.com). A search or a form sent back is
    therefore never compressed, and the rest is padded at random by the base class.
    What is refused or missing stays byte for byte alike.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the response, compressed where that tells nothing."""
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        asked = _NUMBERS.fullmatch(request.META.get("QUERY_STRING", ""))
        if (
            request.method == "GET"
            and response.status_code == 200
            and is_page
            and asked
        ):
            return super().process_response(request, response)
        return response
