"""Whoever holds an acta checks it, by its code or by bringing the file."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rimay.access.asking import can
from rimay.access.http import actor_in, public
from rimay.accounts import tokens
from rimay.dialogue.forms.verifying import VerifyForm
from rimay.dialogue.models import MeetingFile
from rimay.dialogue.queries import signed, verifying
from rimay.dialogue.queries.acta_text import grouped

# Reading a file costs more than looking up a code.
_TRIES = {"verify": "60/h/ip"}


@public("whoever holds an acta may check it; nothing is kept, no content is told")
def verify(request: HttpRequest) -> HttpResponse:
    return _checked(request, "")


@public("the address in the code of a printed acta")
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    return _checked(request, code)


def _checked(request: HttpRequest, code: str) -> HttpResponse:
    is_post = request.method == "POST"
    posted = (request.POST, request.FILES) if is_post else (None, None)
    form = VerifyForm(
        posted[0], posted[1], initial={"code": grouped(tokens.plain(code))}
    )
    outcome, not_read, status = None, "", 200
    asks = bool(code) or is_post
    if asks and not _may_try(request):
        return _page(request, form, too_many=True, status=429)
    if is_post and form.is_valid():
        given = form.cleaned_data
        try:
            outcome = _outcome(given["code"] or "", given["file"])
        except verifying.NotRead as reason:
            not_read, status = str(reason), 422
    elif is_post:
        status = 422
    elif code:
        outcome = verifying.check_code(code)
    return _page(request, form, outcome=outcome, not_read=not_read, status=status)


def _outcome(code: str, file: object) -> verifying.Outcome:
    if not file:
        return verifying.check_code(code)
    content = file.read(verifying.LARGEST + 1)  # type: ignore[attr-defined]
    return verifying.check_file(content, code)


def _may_try(request: HttpRequest) -> bool:
    used = ratelimit.consume(
        request, app="rimay", action="verify", config=_TRIES, limit_get=True
    )
    return used is not None


def _page(
    request: HttpRequest,
    form: VerifyForm,
    *,
    outcome: verifying.Outcome | None = None,
    not_read: str = "",
    too_many: bool = False,
    status: int = 200,
) -> HttpResponse:
    typed = str(form["code"].value() or "")
    context = {
        "form": form,
        "forms": [form],
        "outcome": outcome,
        "not_read": not_read,
        "too_many": too_many,
        "bring_url": _bring_url(request, typed) if outcome and outcome.told else "",
    }
    return render(request, "dialogue/verify.html", context, status=status)


def _bring_url(request: HttpRequest, code: str) -> str:
    """Return where the desk of the acta's group brings the signed paper; for others
    the address of the group is not told.
    """
    acta = verifying.acta_with(code)
    if acta is None or not request.user.is_authenticated:
        return ""
    actor = actor_in(request, acta.meeting.group)
    if (
        not can(actor, "create", MeetingFile)
        or signed.acta_by_code(actor, code) is None
    ):
        return ""
    at = reverse("signed-bring", args=[acta.meeting.group.slug])
    return f"{at}?code={grouped(acta.check_code)}"
