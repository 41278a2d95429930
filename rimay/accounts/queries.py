"""What is asked of accounts: how surely somebody signed in, sessions, invitations."""

from enum import IntEnum

from django.http import HttpRequest

ASSURANCE_KEY = "assurance"


class Assurance(IntEnum):
    """What a sign-in proved. More is surer; a mailed code alone is the least."""

    NONE = 0
    CODE = 1
    PASSWORD = 2
    STRONG = 3


def assurance(request: HttpRequest) -> Assurance:
    """Return what this session's sign-in proved."""
    if not request.user.is_authenticated:
        return Assurance.NONE
    return Assurance(request.session.get(ASSURANCE_KEY, Assurance.NONE))
