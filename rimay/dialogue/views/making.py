"""What a page answers where messages to seats were asked for."""

from collections.abc import Callable

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.http import Request


def made_words(made: int) -> str:
    """Return how many messages were made."""
    if not made:
        return _("Nothing new had to be sent.")
    words = ngettext("%(n)s message was made.", "%(n)s messages were made.", made)
    return words % {"n": made}


def say_made(
    request: Request,
    make: Callable[[], int],
    over: type[Exception] | tuple[type[Exception], ...],
    words: str,
) -> None:
    """Let messages be made and say how many; `words` where the matter is `over`."""
    try:
        made = make()
    except over:
        messages.error(request, words)
    else:
        messages.success(request, made_words(made))
