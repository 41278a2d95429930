"""The demonstration's page of roles: one press signs in, on this machine only."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from rimay.access.http import public
from rimay.accounts import entering
from rimay.accounts import queries as accounts
from rimay.registry.accounts import queries
from rimay.registry.accounts.views.loopback import is_demonstration_here

_HERE = "the demonstration's roles, on loopback only; elsewhere there is nothing"


@public(_HERE)
@never_cache
def demo(request: HttpRequest) -> HttpResponseBase:
    if not is_demonstration_here(request):
        raise Http404
    context = {"tables": queries.demonstration()}
    return render(request, "registry/accounts/demo.html", context)


@public(_HERE)
@require_POST
def demo_enter(request: HttpRequest, number: int) -> HttpResponseBase:
    account = accounts.demo_account(number)
    if account is None or not is_demonstration_here(request):
        raise Http404
    table = queries.table_of(account)
    entering.enter(request, account.user, accounts.DEMONSTRATION)
    return redirect(table.get_absolute_url() if table else "landing")
