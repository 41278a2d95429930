"""The first page of an installation."""

import hmac
from pathlib import Path

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from rimay.access.actor import ANONYMOUS
from rimay.access.asking import Hidden
from rimay.access.http import public
from rimay.accounts import entering
from rimay.registry.actions.founding import found_installation
from rimay.registry.forms import SetupForm
from rimay.registry.queries import is_empty_installation

_TRIES = {"setup": "10/5m/ip"}


@public(
    "sets up an installation that holds nothing yet; a code from its folder opens it"
)
@sensitive_post_parameters()
def setup(request: HttpRequest) -> HttpResponseBase:
    """Found the first group and its desk; once anything stands here there is no page."""
    if not is_empty_installation() or request.user.is_authenticated:
        return _over(request)
    language = (get_language() or "es")[:2]
    form = SetupForm(request.POST or None, initial={"language": language})
    if request.method == "POST" and form.is_valid():
        used = ratelimit.consume(request, app="rimay", action="setup", config=_TRIES)
        if used is None:
            form.add_error("code", _("Too many tries. Wait five minutes."))
        elif not _is_the_code(form.cleaned_data["code"]):
            form.add_error("code", _("This is not the code that was printed."))
        else:
            try:
                group, user = found_installation(
                    ANONYMOUS,
                    form.new_group(),
                    secretary_name=form.cleaned_data["person"],
                    account=form.account(),
                )
            except Hidden:
                return _over(request)
            entering.enter_by_invitation(request, user, password=True)
            home = reverse("group", args=[group.slug])
            ahead = urlencode({"next": home})
            return redirect(f"{reverse('second-factor-required')}?{ahead}")
    status = 422 if form.errors else 200
    context = {"form": form, "forms": [form]}
    return render(request, "registry/setup.html", context, status=status)


def _over(request: HttpRequest) -> HttpResponseBase:
    """Lead who holds the code to the sign-in: the browser shows the answer to the second
    of two presses. To everybody else there is no such page.
    """
    if request.method != "POST" or not _is_the_code(request.POST.get("code", "")):
        raise Http404
    return redirect("landing" if request.user.is_authenticated else "sign-in")


def _is_the_code(given: str) -> bool:
    path: Path = settings.HOME / "setup.code"
    if not path.exists():
        return False
    kept = path.read_text(encoding="ascii").strip()
    return hmac.compare_digest(kept.encode(), given.strip().lower().encode())
