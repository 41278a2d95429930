"""What whoever runs a session presses: open it, go on, make a rule stricter."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens
from rimay.core.classes import Regime
from rimay.dialogue.actions import running, stricter
from rimay.dialogue.forms.notes import ItemActForm, StricterForm
from rimay.dialogue.models import AgendaItem, Meeting
from rimay.dialogue.queries import notes, table


@opens(Meeting, "run")
def meeting_open(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Open the session; by POST only."""
    assert request.group is not None
    if request.method == "POST":
        try:
            running.open_session(request.actor, meeting)
        except running.NotUnderWay:
            messages.error(request, _("This session is over or was called off."))
    return redirect("meeting-table", request.group.slug, meeting.pk)


@opens(Meeting, "run")
def meeting_item(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Go to an item, close it, or go on to the next; by POST only."""
    assert request.group is not None
    actor, slug = request.actor, request.group.slug
    form = ItemActForm(request.POST or None, actor=actor, meeting=meeting)
    if form.is_valid():
        given = form.cleaned_data
        try:
            if given["open"]:
                running.open_item(actor, meeting, given["open"])
            elif given["close"]:
                running.close_item(actor, meeting, given["close"])
            elif given["next"]:
                running.go_on(actor, meeting, after=given["next"])
        except running.NotUnderWay:
            messages.error(request, _("Open the session first."))
        except running.NobodyNamed as waiting:
            messages.error(request, _("Say first who reads what is said there."))
            return redirect("agendaitem-tighten", slug, waiting.args[0])
    return redirect("meeting-table", slug, meeting.pk)


@opens(AgendaItem, "tighten")
def agendaitem_tighten(request: Request, item: AgendaItem) -> HttpResponseBase:
    """Ask before a rule is made stricter: it cannot be undone."""
    assert request.group is not None
    ahead = notes.rules_ahead(item)
    if request.POST.get("regime") == item.regime and item.regime not in ahead:
        return _holds_already(request, item)
    form = StricterForm(request.POST or None, actor=request.actor, item=item)
    if form.is_valid():
        given = form.cleaned_data
        try:
            stricter.tighten(
                request.actor,
                item,
                regime=Regime(given["regime"]),
                people=list(given["people"]),
                acts=form.acts(),
            )
        except stricter.NotStricter:
            # Somebody else made it stricter between the page and the press.
            item.refresh_from_db()
            return _holds_already(request, item)
        messages.success(request, _("The rule is stricter from here on."))
        return _to_item(request, item)
    context = {
        "group": request.group,
        "item": item,
        "meeting": item.meeting,
        "rule": table.rule_of(item.regime),
        "ahead": [table.rule_of(rule) for rule in ahead],
        "form": form,
        "forms": [form],
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/stricter.html", context, status=status)


def _holds_already(request: Request, item: AgendaItem) -> HttpResponseBase:
    """Say that nothing was changed; and, where others were named, that they stay."""
    words = _(
        "Nothing was changed: a rule as strict as that, or stricter, holds already."
    )
    chosen = set(request.POST.getlist("people"))
    if item.regime == Regime.SEALED and chosen != notes.named_on(item):
        words = _(
            "Nothing was changed: the item is sealed already, for the persons who were "
            "named then. Whom you chose now does not read it unless they are among them."
        )
    messages.warning(request, words)
    return _to_item(request, item)


def _to_item(request: Request, item: AgendaItem) -> HttpResponseBase:
    assert request.group is not None
    answer = redirect("meeting-table", request.group.slug, item.meeting_id)
    answer["Location"] += f"?item={item.pk}"
    return answer
