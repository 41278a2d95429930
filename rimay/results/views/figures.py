"""Figures as they were given out, and the rows behind them that one may open."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens_list
from rimay.core import formatting
from rimay.groups.models import Group
from rimay.results import actions, rows
from rimay.results.figures import ALL, BY_CODE
from rimay.results.forms import GiveOutForm
from rimay.results.models import Release
from rimay.results.queries import figures as queries
from rimay.results.queries.values import said
from rimay.ui.components import Bar, Stretch


@dataclass(frozen=True)
class Split:
    """A breakdown as drawn; without bars where it is hidden as a whole."""

    label: str
    bars: list[Bar]
    total: str = ""


@opens_list(Release)
def figures(request: Request, group: Group) -> HttpResponse:
    return _list(request, group)


@opens_list(Release, "create")
def figures_release(request: Request, group: Group) -> HttpResponseBase:
    form = GiveOutForm(request.POST or None, group=group)
    if request.method != "POST":
        return redirect("figures", group.slug)
    if not form.is_valid():
        return _list(request, group, form)
    actions.release_figures(request.actor, group, list(ALL), reading=form.reading())
    messages.success(request, _("The figures of today were given out."))
    return redirect("figures", group.slug)


def _list(
    request: Request, group: Group, form: GiveOutForm | None = None
) -> HttpResponse:
    shown = queries.latest(request.actor)
    context = {
        "families": queries.families(shown),
        "known": len({s.figure.code for s in shown if s.is_known}),
        "unknown": len({s.figure.code for s in shown if not s.is_known}),
        "form": form or GiveOutForm(group=group),
        "may_release": can(request.actor, "create", Release),
    }
    status = 422 if form is not None else 200
    return render(request, "results/figures.html", context, status=status)


@opens_list(Release)
def figure(request: Request, group: Group, code: str) -> HttpResponse:
    known = BY_CODE.get(code)
    shown = queries.latest(request.actor, [code]) if known else []
    if known is None or not shown:
        raise Http404
    releases = [held.release for held in shown]
    splits = [_split(held, releases[0]) for held in releases[0].breakdowns]
    parts = queries.parts_of(request.actor, code)
    context = {
        "figure": known,
        "shown": shown,
        "release": releases[0],
        "parts": parts,
        "band": _band(parts) if parts else [],
        "splits": [split for split in splits if split.bars],
        "hidden_splits": [split.label for split in splits if not split.bars],
        "behind": rows.behind(request.actor, group, known, releases, request.GET),
        "history": queries.history(request.actor, code)[len(shown) :],
        "uses": queries.uses_of(request.actor, code),
    }
    return render(request, "results/figure.html", context)


def _band(parts: queries.Parts) -> list[Stretch]:
    whole, part = (int(s.release.value or 0) for s in (parts.whole, parts.part))
    return [Stretch("done", part), Stretch("rest", whole - part)]


def _split(held: dict[str, object], release: Release) -> Split:
    cells, label = held["cells"], held["label"]
    assert isinstance(cells, list) and isinstance(label, dict)
    bars = [
        Bar(said(words), count, formatting.number(count), slot=slot)
        for words, count, slot in cells
    ]
    whole = sum(bar.count for bar in bars)
    adds_up = len(bars) > 1 and release.shown_value == whole
    return Split(said(label), bars, formatting.number(whole) if adds_up else "")
