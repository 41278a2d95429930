"""The secretariat's desk of invitations."""

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from rimay.access.asking import Hidden
from rimay.access.http import Request, opens
from rimay.accounts.actions import InvitationClosed
from rimay.accounts.models import Delivery, Invitation
from rimay.groups.models import Group, Person
from rimay.records.addresses import number_in
from rimay.registry.accounts import actions, letters, queries
from rimay.registry.accounts.forms import InviteForm


@opens(Group, "invite")
def invitation_list(request: Request, group: Group) -> HttpResponseBase:
    rows = queries.invitations(request.actor, group)
    context = {"group": group, "rows": rows}
    return render(request, "registry/accounts/invitations.html", context)


@opens(Group, "invite")
def invitation_create(request: Request, group: Group) -> HttpResponseBase:
    people = queries.people_to_invite(request.actor, group)
    asked = people.filter(pk=number_in(request.GET.get("person", "")) or 0).first()
    initial = {}
    if asked is not None:
        email = queries.email_of(request.actor, asked)
        initial = {"person": asked.pk, "email": email}
    form = InviteForm(request.POST or None, people=people, initial=initial)
    if form.is_valid():
        person = people.get(pk=form.cleaned_data["person"])
        return _invite(request, person, form.cleaned_data["email"])
    context = {"group": group, "form": form}
    return render(request, "registry/accounts/invitation_form.html", context)


@opens(Group, "invite")
@never_cache
def invitation_page(request: Request, group: Group, number: int) -> HttpResponseBase:
    context = _context(request, group, number)
    return render(request, "registry/accounts/invitation.html", context)


@opens(Group, "invite")
@never_cache
def invitation_slip(request: Request, group: Group, number: int) -> HttpResponseBase:
    """The invitation on one sheet of paper, as long as it is open."""
    context = _context(request, group, number)
    if not context["code"]:
        return redirect("invitation", group.slug, number)
    return render(request, "registry/accounts/slip.html", context)


@opens(Group, "invite")
@require_POST
def invitation_deliver(request: Request, group: Group, number: int) -> HttpResponseBase:
    """Mail it, or note that it was handed over."""
    invited = queries.invitation(request.actor, group, number)
    if not invited.invitation.is_open:
        return redirect("invitation", group.slug, number)
    if request.POST.get("way") == "mail" and invited.invitation.email:
        _mail(request, group, invited.invitation)
    else:
        actions.note_delivery(
            request.actor,
            group,
            invitation=invited.invitation,
            state=Delivery.HANDED_OVER,
            reason="",
        )
    return redirect("invitation", group.slug, number)


@opens(Group, "invite")
@require_POST
def invitation_revoke(request: Request, group: Group, number: int) -> HttpResponseBase:
    invited = queries.invitation(request.actor, group, number)
    try:
        actions.revoke(request.actor, group, invitation=invited.invitation)
    except InvitationClosed:
        # Somebody was quicker; the page says how it stands now.
        return redirect("invitation", group.slug, number)
    return redirect("invitation", group.slug, number)


@opens(Group, "invite")
@require_POST
def invitation_again(request: Request, group: Group, number: int) -> HttpResponseBase:
    """A new invitation for the same person; the words of the old one end."""
    invited = queries.invitation(request.actor, group, number)
    return _invite(request, invited.person, invited.invitation.email)


def _invite(request: Request, person: Person, email: str) -> HttpResponseBase:
    made = actions.invite(request.actor, person, email=email)
    if email:
        _mail(request, person.group, made)
    return redirect("invitation", person.group.slug, made.pk)


def _mail(request: Request, group: Group, invitation: Invitation) -> None:
    invited = queries.invitation(request.actor, group, invitation.pk)
    state, reason = letters.post_invitation(invited, _link(request, invitation))
    actions.note_delivery(
        request.actor, group, invitation=invitation, state=state, reason=reason
    )


def _context(request: Request, group: Group, number: int) -> dict[str, object]:
    invited = queries.invitation(request.actor, group, number)
    code = queries.words_of(invited.invitation)
    return {
        "group": group,
        "invited": invited,
        "invitation": invited.invitation,
        "code": code,
        "link": _link(request, invited.invitation) if code else "",
        "join_address": request.build_absolute_uri(reverse("join")),
    }


def _link(request: Request, invitation: Invitation) -> str:
    words = queries.words_of(invitation)
    if not words:
        raise Hidden("invite")
    return request.build_absolute_uri(reverse("join-by-link", args=[words]))
