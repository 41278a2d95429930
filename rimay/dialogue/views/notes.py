"""Paragraphs of the notes: kept, settled between two, found again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens
from rimay.accounts.queries import browser_mark
from rimay.dialogue.actions import notes
from rimay.dialogue.forms.notes import ParagraphForm, SettleForm
from rimay.dialogue.models import Meeting, MinutesLine
from rimay.dialogue.queries.writing import say_writing
from rimay.dialogue.views.table import table_page
from rimay.records.actions import ChangedMeanwhile


def wants_json(request: HttpRequest) -> bool:
    """Return whether a script asks, that keeps what it sent until it is answered."""
    return request.headers.get("Accept", "").startswith("application/json")


def is_of_another(request: HttpRequest) -> bool:
    """Return whether what a script sends was written by who was signed in before."""
    mine = browser_mark(request.user.pk)
    return request.POST.get("who", mine) != mine


@opens(Meeting, "write")
def meeting_line(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Keep a paragraph; by POST only."""
    assert request.group is not None
    slug = request.group.slug
    if request.method != "POST":
        return redirect("meeting-table", slug, meeting.pk)
    if is_of_another(request):
        return HttpResponse(status=401)
    form = ParagraphForm(request.POST, actor=request.actor, meeting=meeting)
    if not form.is_valid():
        return _refused(request, meeting, form, 422)
    item = form.cleaned_data["item"]
    try:
        kept = notes.keep_paragraph(request.actor, item, paragraph=form.paragraph())
    except notes.NotesShut:
        words = _("This item is closed. Open it again to write; your words stand here.")
        form.add_error("text", words)
        return _refused(request, meeting, form, 409)
    if wants_json(request):
        say_writing(kept.key, form.cleaned_data["mark"])
        told = {"key": kept.key, "base": kept.version, "beside": kept.is_beside}
        return JsonResponse(told)
    if kept.is_beside:
        messages.warning(
            request,
            _(
                "Somebody else changed this paragraph meanwhile. Both texts stand side "
                "by side: choose one, or join them."
            ),
        )
    answer = redirect("meeting-table", slug, meeting.pk)
    answer["Location"] += f"?item={item.pk}#notes-end"
    return answer


@opens(MinutesLine, "write")
def minutesline_settle(request: Request, line: MinutesLine) -> HttpResponseBase:
    """Choose between two texts of one paragraph; by POST only."""
    assert request.group is not None
    form = SettleForm(request.POST or None)
    if form.is_valid():
        keep, rival = form.choice()
        try:
            notes.settle_rival(request.actor, line, rival=rival, keep=keep)
        except ChangedMeanwhile:
            messages.warning(
                request, _("Somebody chose meanwhile. Nothing was changed.")
            )
        except notes.NotesShut:
            messages.error(request, _("This item is closed. Open it again first."))
    answer = redirect("meeting-table", request.group.slug, line.item.meeting_id)
    answer["Location"] += f"?item={line.item_id}"
    return answer


@opens(MinutesLine)
def minutesline_page(request: Request, line: MinutesLine) -> HttpResponseBase:
    """Show a paragraph where it stands: among the notes of its item."""
    return table_page(request, line.item.meeting, found=line)


def _refused(
    request: Request, meeting: Meeting, form: ParagraphForm, status: int
) -> HttpResponseBase:
    """Say why a paragraph was not kept; it stays where it was written, whole."""
    if wants_json(request):
        told = [str(error) for errors in form.errors.values() for error in errors]
        return JsonResponse({"words": " ".join(told)}, status=status)
    answer = table_page(request, meeting, form)
    answer.status_code = status
    return answer
