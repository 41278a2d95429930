"""Who came to a session: called at the door, or typed from the signed roll."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens
from rimay.access.naming import names_of
from rimay.accounts.queries import browser_mark
from rimay.dialogue.actions import presence as presences
from rimay.dialogue.forms.presence import GuestForm, PresenceForm, RollForm
from rimay.dialogue.models import Meeting, MeetingFile
from rimay.dialogue.queries import quorum_words, roll, sessions
from rimay.dialogue.views.notes import is_of_another, wants_json
from rimay.dialogue.views.table import new_key
from rimay.groups.models import Membership
from rimay.library.files import signed_words
from rimay.records.actions import ChangedMeanwhile


@opens(Meeting, "change")
def meeting_presence(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Note who came: all seats of a page at once, or one by one by its script."""
    assert request.group is not None
    if is_of_another(request):
        return HttpResponse(status=401)
    seats = sessions.seats_at(request.actor)
    held = roll.presence_held(request.actor, meeting)
    form = PresenceForm(request.POST or None, seats=seats, held=held)
    meanwhile = False
    if form.is_valid():
        try:
            changed = presences.record_presence(
                request.actor, meeting, noted=form.noted()
            )
        except ChangedMeanwhile:
            if wants_json(request):
                return _told_otherwise(form)
            meanwhile = True
            form = PresenceForm(None, seats=seats, held=held)
        else:
            if wants_json(request):
                return JsonResponse(_stands(request, meeting, form))
            messages.success(request, _("Noted: %(n)s.") % {"n": changed})
            back = "meeting-table" if meeting.state == "under_way" else "meeting"
            return redirect(back, request.group.slug, meeting.pk)
    elif wants_json(request):
        return JsonResponse({"words": _("This cannot be noted so.")}, status=422)
    return _page(request, meeting, form, meanwhile=meanwhile)


@opens(Meeting, "change")
def meeting_guest(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Note somebody who came without a seat; by POST only."""
    assert request.group is not None
    if is_of_another(request):
        return HttpResponse(status=401)
    form = GuestForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        presences.record_guest(request.actor, meeting, guest=form.guest())
        if wants_json(request):
            return JsonResponse({"key": form.cleaned_data["key"], "base": ""})
        messages.success(request, _("The guest is noted."))
    elif request.method == "POST":
        if wants_json(request):
            return JsonResponse({"words": _("This cannot be noted so.")}, status=422)
        return _page(request, meeting, guest=form)
    return redirect("meeting-presence", request.group.slug, meeting.pk)


@opens(Meeting, "change")
def meeting_roll(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Keep the photographed roll beside what is typed from it; by POST only."""
    assert request.group is not None
    if request.method == "POST":
        form = RollForm(request.POST, request.FILES)
        if not form.is_valid():
            return _page(request, meeting, photo=form)
        brought = form.cleaned_data["file"]
        presences.keep_roll(request.actor, meeting, brought=brought)
        messages.success(request, _("The roll is kept. Type from it below."))
        if brought.is_signed:
            messages.info(request, signed_words())
    return redirect("meeting-presence", request.group.slug, meeting.pk)


def _page(
    request: Request,
    meeting: Meeting,
    form: PresenceForm | None = None,
    *,
    guest: GuestForm | None = None,
    photo: RollForm | None = None,
    meanwhile: bool = False,
) -> HttpResponseBase:
    actor = request.actor
    seats = form.seats if form is not None else sessions.seats_at(actor)
    held = form.held if form is not None else roll.presence_held(actor, meeting)
    form = form or PresenceForm(None, seats=seats, held=held)
    guest = guest or GuestForm(None, actor=actor, key=new_key())
    photo = photo or RollForm()
    on_seats = roll.on_seats(actor, seats)
    rolls = roll.rolls(actor, meeting)
    context = {
        "group": request.group,
        "meeting": meeting,
        "form": form,
        "forms": [form, guest, photo],
        "wrong": bool(form.errors or guest.errors or photo.errors),
        "lines": [
            _line(form, on_seats[seat.pk], seat, name)
            for seat, name in zip(seats, names_of(actor, seats), strict=True)
        ],
        "guests": roll.guests(actor, meeting),
        "guest": guest,
        "photo": photo,
        "rolls": [(held, roll.is_picture(held)) for held in rolls],
        "meanwhile": meanwhile,
        "who": browser_mark(request.user.pk),
        "quorum": quorum_words.words_of(actor, meeting, None),
        "like": sessions.presence_row(meeting),
        "paper_like": MeetingFile(
            group=meeting.group, access_class=MeetingFile.DEFAULT_CLASS
        ),
    }
    status = 409 if meanwhile else 422 if context["wrong"] else 200
    return render(request, "dialogue/presence.html", context, status=status)


def _line(
    form: PresenceForm, on_seat: roll.OnSeat, seat: Membership, name: str
) -> dict[str, object]:
    pk = seat.pk
    return {
        "seat": seat,
        "name": name,
        "who": roll.words_on(on_seat),
        "came": form[f"seat_{pk}"],
        "was": form[f"was_{pk}"],
        "person": form[f"person_{pk}"],
        "unnamed": form[f"unnamed_{pk}"],
    }


def _stands(
    request: Request, meeting: Meeting, form: PresenceForm
) -> dict[str, object]:
    """Return how the seat that was sent alone stands now, and the quorum in words."""
    quorum = quorum_words.words_of(request.actor, meeting, None)
    seat = form.sent_alone()
    return {
        "base": form.cleaned_data[f"seat_{seat.pk}"] if seat else "",
        "quorum": f"{quorum.sentence} {quorum.consequence}" if quorum else "",
    }


def _told_otherwise(form: PresenceForm) -> JsonResponse:
    seat = form.sent_alone()
    row = form.held.get(seat.pk) if seat else None
    words = _("Somebody else noted: %(came)s. Choose again if that is wrong.") % {
        "came": row.get_presence_display() if row else "—"
    }
    return JsonResponse(
        {"words": words, "base": row.presence if row else ""}, status=409
    )
