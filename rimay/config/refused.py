"""What was sent is larger than the service takes: a page that gives it back."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.defaults import bad_request

# So much is read to be given back; a form that is larger stays in its browser.
GIVEN_BACK = 12 * 1024 * 1024
# Shorter fields are chosen or typed again in a moment.
LONG = 200
FORM = "application/x-www-form-urlencoded"


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django refuses; words that were too long come back to be copied."""
    if not isinstance(exception, RequestDataTooBig):
        return bad_request(request, exception)
    context = {"texts": _texts(request), "back": request.get_full_path()}
    return render(request, "413.html", context, status=413)


def _texts(request: HttpRequest) -> list[str]:
    """Return the long fields of the form that was sent; only to who is signed in, so
    that nobody else makes the service read much.
    """
    length = request.headers.get("Content-Length", "")
    small = length.isdecimal() and int(length) <= GIVEN_BACK
    if not (small and request.content_type == FORM and request.user.is_authenticated):
        return []
    sent = QueryDict(request.read(int(length)), encoding="utf-8")
    return [
        words for _name, held in sent.lists() for words in held if len(words) > LONG
    ]
