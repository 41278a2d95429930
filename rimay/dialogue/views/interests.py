"""Conflicts of interest: declared by a seat, or minuted for it by the desk."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.acting import NotActing, words_of
from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.access.models import Channel
from rimay.dialogue.actions import positions, proposing
from rimay.dialogue.forms.deciding import InterestForm
from rimay.dialogue.models import AgendaItem, ConflictOfInterest
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries import answering
from rimay.groups.models import Membership
from rimay.records.saying import OnBehalfForm


@opens(AgendaItem, "declare")
def interest_declare(request: Request, item: AgendaItem) -> HttpResponseBase:
    """Minute that an item concerns a seat itself; the desk says who told it so."""
    actor = request.actor
    keeps = can(actor, "change", item)
    own = answering.declaring(actor, item, keeps=keeps)
    seats = [held.seat for held in own if held.acts]
    data = request.POST or None
    form = InterestForm(data, actor=actor, seats=None if keeps else seats)
    saying = _saying(request, seats) if keeps else None
    if form.is_valid() and (saying is None or saying.is_valid()):
        _declare(request, item, form, saying)
        under_way = item.meeting.state == MeetingState.UNDER_WAY
        back = "meeting-table" if under_way else "meeting"
        return redirect(back, item.group.slug, item.meeting_id)
    return _page(request, item, form, saying, seats, [h for h in own if not h.acts])


def _saying(request: Request, seats: list[Membership]) -> OnBehalfForm:
    rows = Membership.objects.filter(pk__in=[seat.pk for seat in seats])
    form = OnBehalfForm(request.POST or None, actor=request.actor, seats=rows)
    # Most are said at the table.
    form.fields["channel"].initial = Channel.IN_PERSON
    return form


def _declare(
    request: Request, item: AgendaItem, form: InterestForm, saying: OnBehalfForm | None
) -> None:
    said = saying.said() if saying else None
    seat = said.membership if said else form.cleaned_data["membership"]
    interest = ConflictOfInterest(
        item=item, membership=seat, reason=form.cleaned_data["reason"]
    )
    try:
        positions.declare_interest(request.actor, interest, said=said)
    except NotActing as refusal:
        # The roll was changed between the page and the press.
        messages.error(request, words_of(refusal.acting))
    except proposing.WrongState:
        messages.error(request, _("This item is closed."))
    else:
        messages.success(request, _("Minuted. The seat does not count on this item."))


def _page(
    request: Request,
    item: AgendaItem,
    form: InterestForm,
    saying: OnBehalfForm | None,
    seats: list[Membership],
    others: list[answering.OwnSeat],
) -> HttpResponse:
    like = ConflictOfInterest(item=item)
    like.take_class_of(item)
    forms = [held for held in (saying, form) if held is not None]
    wrong = any(held.errors for held in forms)
    context = {
        "group": item.group,
        "item": item,
        "form": form,
        "saying": saying,
        "forms": forms,
        "wrong": wrong,
        "like": like,
        "seats": seats,
        "others": others,
    }
    status = 422 if wrong else 200
    if request.method == "POST" and not seats:
        status = 403
    return render(request, "dialogue/interest.html", context, status=status)
