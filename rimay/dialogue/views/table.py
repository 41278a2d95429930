"""The session under way: one page for who writes, who runs it and who reads along."""

import secrets
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject

from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.accounts.queries import browser_mark
from rimay.core.classes import Regime
from rimay.dialogue.forms.notes import ParagraphForm
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
    parts = {part: _part(part, held) for part in seen.changed}
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

    `is_same`: nothing changed since it last asked; `changed`: the parts that may have.
    """

    meeting: Meeting
    agenda: list[table.AgendaLine]
    item: AgendaItem | None
    mark: str
    stamp: str
    is_again: bool
    is_same: bool
    changed: tuple[str, ...]


def _seen(request: Request, meeting: Meeting, asked: str) -> Seen:
    lines, item = table.lines_of(request.actor, meeting, asked)
    mark = request.GET.get("mark", "")[:16]
    stamp = table.stamp_of(request.actor, meeting, lines, item, mark)
    live = request.GET.get("live")
    return Seen(
        *(meeting, lines, item, mark, stamp),
        is_again=live is not None,
        is_same=live == stamp,
        changed=_changed(live or "", stamp),
    )


def _changed(live: str, stamp: str) -> tuple[str, ...]:
    """Return the parts to be told anew to a page that has the mark `live`."""
    around, put, _said = stamp.split(".")
    if live.startswith(f"{around}.{put}."):
        return ("notes",)
    return ("talk",) if live.startswith(f"{around}.") else PARTS


def _context(
    request: Request, seen: Seen, *, on_screen: bool = False
) -> dict[str, object]:
    """Return what the parts of the page show.

    Who is in the room is not who is named: nothing sealed is ever projected.
    """
    actor, meeting, item = request.actor, seen.meeting, seen.item
    held = _said(request, seen, on_screen=on_screen)
    if seen.changed == ("notes",) and not on_screen:
        return held
    held |= {
        "agenda": seen.agenda,
        "current": next((x.item for x in seen.agenda if x.state == "now"), None),
        "since": table.since_words(meeting),
        "may_run": can(actor, "run", meeting),
        "may_call": can(actor, "change", meeting),
        "may_close": not meeting.is_over and actas.may_begin(actor, meeting),
        "is_over": meeting.is_over,
        "is_early": not meeting.is_over and times.is_early(meeting),
        "is_open": meeting.state == MeetingState.UNDER_WAY,
        # Not worked out where only what is said is told anew.
        "quorum": SimpleLazyObject(lambda: quorum_words.words_of(actor, meeting, item)),
    }
    if item is None:
        return held
    return held | {
        "next": table.next_item(seen.agenda, item),
        "rule": table.rule_of(item.regime),
        "proposals": []
        if held["is_hidden"]
        else table.shown_proposals(actor, item, is_again=seen.is_again),
        "may_declare": not meeting.is_over and can(actor, "declare", item),
        "may_propose": not meeting.is_over and decisions.may_propose(actor, item),
        "may_tighten": can(actor, "tighten", item) and notes.rules_ahead(item),
        "like": table.note_like(item),
    }


def _said(request: Request, seen: Seen, *, on_screen: bool) -> dict[str, object]:
    """Return what was said on the item that is shown, without what the page has."""
    actor, item = request.actor, seen.item
    held: dict[str, object] = {
        "group": request.group,
        "meeting": seen.meeting,
        "item": item,
        "may_write": False,
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
        "may_write": may_write,
        "notes": notes.leave_out_known(talk, known, may_write=may_write),
        "is_hidden": is_hidden,
        "is_named": notes.is_named(actor, item),
        "waits": notes.waits_at_gate(actor, item),
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


def _part(name: str, held: dict[str, object]) -> str:
    return render_to_string(f"dialogue/table_{name}.html", held)
