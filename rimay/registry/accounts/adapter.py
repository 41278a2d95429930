"""Where somebody lands after signing in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from rimay.accounts.adapter import AccountAdapter
from rimay.registry.queries import groups_of


class LandingAdapter(AccountAdapter):
    """Who has no group any more is told so in words, whichever group they asked for:
    its address would answer as if nothing were there.
    """

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        leads_into_a_group = response["Location"].startswith("/g/")
        if leads_into_a_group and not groups_of(user.pk).exists():
            response["Location"] = reverse("landing")
        return response
