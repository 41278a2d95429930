"""Planning a session, and changing what was planned."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens, opens_list
from rimay.core.classes import Regime
from rimay.dialogue.actions import stricter
from rimay.dialogue.forms.planning import PlanForm, digest_of
from rimay.dialogue.models import Meeting
from rimay.dialogue.queries import numbering, times
from rimay.dialogue.queries.rules import rules_of
from rimay.dialogue.share import MEETING
from rimay.groups.models import Group
from rimay.records import actions, once, views
from rimay.records.actions import Values
from rimay.records.differences import Difference, differences
from rimay.records.reading import ReadingForm
from rimay.records.rules import RulesBroken

change_of_a_record = views.change_page(MEETING)


@opens_list(Meeting, "create")
def meeting_plan(request: Request, group: Group) -> HttpResponseBase:
    """Plan a session; what speaks against the date is said before it is saved."""
    data = request.POST or None

    def propose(year: int) -> str:
        return numbering.next_number(request.actor, year)

    regime = rules_of(group).default_regime
    form = PlanForm(data, group=group, propose=propose, regime=regime)
    form.initial["kind"] = request.GET.get("kind", "")
    reading = ReadingForm(data, kind=MEETING, actor=request.actor, group=group)
    warnings: list[str] = []
    if form.is_valid() and reading.is_valid():
        warnings = form.warnings()
        if form.has_heard(warnings):
            try:
                meeting = actions.create_record(
                    request.actor,
                    MEETING,
                    group,
                    values=_values(form),
                    reading=reading.reading(),
                    key=once.key_of(request),
                )
            except once.MadeBefore as before:
                meeting = before.row
            assert isinstance(meeting, Meeting)
            is_ahead = times.is_ahead(meeting)
            words = _("Planned. Nobody was told yet.")
            held = _("Recorded. Now its agenda, who came and what was agreed.")
            messages.success(request, words if is_ahead else held)
            name = "meeting-agenda" if is_ahead else "meeting"
            return redirect(name, group.slug, meeting.pk)
    context = _context(group, form, reading, warnings)
    context["once"] = once.mark_of(request)
    status = 422 if form.errors or reading.errors else 200
    return render(request, "dialogue/plan.html", context, status=status)


@opens(Meeting, "change")
def meeting_change(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Change a session: as it was planned, or, once it is past, as any record."""
    group = request.group
    assert group is not None
    if not times.is_ahead(meeting):
        with transaction.atomic():
            answer = change_of_a_record(request, slug=group.slug, pk=meeting.pk)
            now = Meeting.objects.get(pk=meeting.pk)
            if Regime(now.regime).is_stricter_than(meeting.regime):
                stricter.follow_session(now)
        return answer
    data = request.POST or None
    form = PlanForm(data, group=group, meeting=meeting)
    reading = ReadingForm(
        data, kind=MEETING, actor=request.actor, group=group, row=meeting
    )
    warnings: list[str] = []
    theirs: list[Difference] = []
    if form.is_valid() and reading.is_valid():
        warnings = form.warnings()
        if form.has_heard(warnings):
            try:
                actions.change_record(
                    request.actor,
                    meeting,
                    kind=MEETING,
                    values=_values(form),
                    reading=reading.reading(),
                    version=form.cleaned_data["version"] or 0,
                )
            except actions.ChangedMeanwhile:
                theirs = differences(request.actor, MEETING, meeting, form.values())
                meeting.refresh_from_db()
            except RulesBroken as broken:
                for name, words in broken.problems:
                    form.add_error(name if name in form.fields else None, words)
            else:
                messages.success(request, _("Saved."))
                return redirect("meeting", group.slug, meeting.pk)
    context = _context(group, form, reading, warnings)
    context |= {"meeting": meeting, "theirs": theirs, "version": meeting.version}
    status = 409 if theirs else 422 if form.errors or reading.errors else 200
    return render(request, "dialogue/plan.html", context, status=status)


def _values(form: PlanForm) -> Values:
    source = {"source": form.cleaned_data["source"]}
    return Values({**form.values().columns, **source})


def _context(
    group: Group, form: PlanForm, reading: ReadingForm, warnings: list[str]
) -> dict[str, object]:
    return {
        "group": group,
        "form": form,
        "forms": [form, reading],
        "reading": reading,
        "warnings": warnings,
        "heard": digest_of(warnings),
    }
