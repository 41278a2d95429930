"""The session under way: one page for who writes, who runs it and who reads along."""

import secrets
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.accounts.queries import browser_mark
from rimay.core.classes import Regime
from rimay.dialogue.actions import running, stricter
from rimay.dialogue.forms.notes import ItemActForm, ParagraphForm, StricterForm
from rimay.dialogue.models import AgendaItem, Meeting, MinutesLine
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries import (
    actas,
    decisions,
    notes,
    quorum_words,
    table,
    times,
)

PARTS = ("agenda", "talk", "quorum")


@opens(Meeting)
def meeting_table(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Show the session; an open page asks with `live` for what changed since."""
    return table_page(request, meeting)


def table_page(
    request: Request,
    meeting: Meeting,
    form: ParagraphForm | None = None,
    found: MinutesLine | None = None,
) -> HttpResponseBase:
    """Return the page, with a paragraph that could not be kept still in its box."""
    asked = request.POST.get("item") or request.GET.get("item") or ""
    seen = _seen(request, meeting, str(found.item_id) if found else asked)
    if seen.is_same:
        return _live({}, seen.stamp)
    held = _context(request, seen)
    # With the request a part notes that it said who reads the page.
    held |= {"found": found, "is_asked": bool(asked), "request": request}
    changed = ("talk",) if seen.is_talk_only else PARTS
    parts = {part: _part(part, held) for part in changed}
    if seen.is_again:
        return _live(parts, seen.stamp)
    held |= {"parts": parts, "stamp": seen.stamp, "who": browser_mark(request.user.pk)}
    if form is None and held["may_write"] and seen.item is not None:
        form = box_of(request, meeting, seen.item)
    if form is not None:
        held |= {"form": form, "forms": [form]}
    status = 422 if form is not None and form.errors else 200
    return render(request, "dialogue/table.html", held, status=status)


@dataclass(frozen=True)
class Seen:
    """What a page shows of a session; `is_again` where it is open and asks anew.

    `is_same`: nothing changed since it last asked; `is_talk_only`: only what is said.
    """

    meeting: Meeting
    agenda: list[table.AgendaLine]
    item: AgendaItem | None
    mark: str
    stamp: str
    is_again: bool
    is_same: bool
    is_talk_only: bool


def _seen(request: Request, meeting: Meeting, asked: str) -> Seen:
    lines, item = table.lines_of(request.actor, meeting, asked)
    mark = request.GET.get("mark", "")[:16]
    stamp = table.stamp_of(request.actor, meeting, item, mark)
    live = request.GET.get("live")
    is_talk_only = (live or "").partition(".")[0] == stamp.partition(".")[0]
    return Seen(
        *(meeting, lines, item, mark, stamp),
        is_again=live is not None,
        is_same=live == stamp,
        is_talk_only=is_talk_only,
    )


def _context(
    request: Request, seen: Seen, *, on_screen: bool = False
) -> dict[str, object]:
    """Return what the parts of the page show.

    Who is in the room is not who is named: nothing sealed is ever projected.
    """
    actor, meeting, item = request.actor, seen.meeting, seen.item
    held: dict[str, object] = {
        "group": request.group,
        "meeting": meeting,
        "agenda": seen.agenda,
        "item": item,
        "current": next((x.item for x in seen.agenda if x.state == "now"), None),
        "since": table.since_words(meeting),
        "may_run": can(actor, "run", meeting),
        "may_call": can(actor, "change", meeting),
        "may_close": not meeting.is_over and actas.may_begin(actor, meeting),
        "may_write": False,
        "is_over": meeting.is_over,
        "is_early": not meeting.is_over and times.is_early(meeting),
        "is_open": meeting.state == MeetingState.UNDER_WAY,
        # Not worked out where only what is said is told anew.
        "quorum": SimpleLazyObject(lambda: quorum_words.words_of(actor, meeting, item)),
    }
    if item is None:
        return held
    is_hidden = on_screen and item.regime == Regime.SEALED
    may_write = notes.may_write(actor, item)
    talk = (
        []
        if is_hidden
        else notes.notes_of(actor, item, mark=seen.mark, is_again=seen.is_again)
    )
    known = request.headers.get("X-Known", "") if seen.is_again else ""
    return held | {
        "next": table.next_item(seen.agenda, item),
        "rule": table.rule_of(item.regime),
        "notes": notes.leave_out_known(talk, known, may_write=may_write),
        "is_hidden": is_hidden,
        "is_named": notes.is_named(actor, item),
        "waits": notes.waits_at_gate(actor, item),
        "proposals": []
        if is_hidden
        else table.shown_proposals(actor, item, is_again=seen.is_again),
        "may_declare": not meeting.is_over and can(actor, "declare", item),
        "may_propose": not meeting.is_over and decisions.may_propose(actor, item),
        "may_write": may_write,
        "may_tighten": can(actor, "tighten", item) and notes.rules_ahead(item),
        "like": table.note_like(item),
    }


def _live(parts: dict[str, str], stamp: str) -> HttpResponse:
    """Answer an open page: nothing where nothing changed, else the parts anew."""
    answer = HttpResponse(status=204)
    if parts:
        html = render_to_string("dialogue/table_live.html", {"parts": parts})
        answer = HttpResponse(html)
    answer["X-Stamp"] = stamp
    answer["Cache-Control"] = "no-store"
    return answer


def box_of(request: Request, meeting: Meeting, item: AgendaItem) -> ParagraphForm:
    """Return the box to write in: empty, or with the paragraph that is mended."""
    first: dict[str, object] = {"item": item.pk, "key": new_key(), "base": 0}
    asked = request.GET.get("mend", "")
    line = notes.line_to_mend(request.actor, item, asked) if asked else None
    if line is not None:
        first |= {
            "key": line.key,
            "base": line.version,
            "kind": line.kind,
            "text": line.text,
            "speaker": line.speaker_id,
        }
    return ParagraphForm(None, actor=request.actor, meeting=meeting, initial=first)


def new_key() -> str:
    """Return a name for a paragraph that is still to be written."""
    return secrets.token_hex(16)


@opens(Meeting)
def meeting_screen(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Show the item on the table large, for all in the room; nothing can be done here."""
    seen = _seen(request, meeting, request.GET.get("item", ""))
    if seen.is_same:
        return _live({}, seen.stamp)
    held = _context(request, seen, on_screen=True)
    parts = {"screen": _part("screen", held)}
    if seen.is_again:
        return _live(parts, seen.stamp)
    held |= {"parts": parts, "stamp": seen.stamp}
    return render(request, "dialogue/screen.html", held)


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


def _part(name: str, held: dict[str, object]) -> str:
    return render_to_string(f"dialogue/table_{name}.html", held)
