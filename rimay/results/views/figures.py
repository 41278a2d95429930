"""Figures as they were given out, and the rows behind them that one may open."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens_list
from rimay.access.naming import names_of
from rimay.core import formatting
from rimay.core.classes import Class
from rimay.groups.models import Classified, Group
from rimay.records.actions import Reading
from rimay.records.addresses import url_of
from rimay.records.paging import Page, page_of
from rimay.results import actions, queries
from rimay.results.figures import ALL, BY_CODE
from rimay.results.models import Release
from rimay.ui.components import Bar, Named

COUNTED_TO = 150


@dataclass(frozen=True)
class Split:
    """A breakdown as drawn."""

    label: str
    bars: list[Bar]


@opens_list(Release)
def figures(request: Request, group: Group) -> HttpResponse:
    shown = queries.latest(request.actor)
    context = {
        "shown": shown,
        "unreleased": len({s.figure.code for s in shown}) < len(ALL),
        "may_release": can(request.actor, "create", Release),
    }
    return render(request, "results/figures.html", context)


@opens_list(Release, "create")
def figures_release(request: Request, group: Group) -> HttpResponseBase:
    if request.method == "POST":
        chosen = Class.PUBLIC if request.POST.get("public") else Class.GROUP
        actions.release_figures(
            request.actor, group, list(ALL), reading=Reading(chosen)
        )
        messages.success(request, _("The figures of today were given out."))
    return redirect("figures", group.slug)


@opens_list(Release)
def figure(request: Request, group: Group, code: str) -> HttpResponse:
    known = BY_CODE.get(code)
    shown = queries.latest(request.actor, [code]) if known else []
    if known is None or not shown:
        raise Http404
    release = shown[0].release
    page = _rows(request, group, release)
    opened = page.total if page else 0
    whole = sum(held.release.row_count or 0 for held in shown)
    context = {
        "figure": known,
        "shown": shown,
        "release": release,
        "splits": [_split(held) for held in release.breakdowns],
        "page": page,
        "rows": _named(request, group, page.rows) if page else [],
        # Beyond what is counted here, "besides" would be no true number.
        "hidden_rows": max(whole - opened, 0) if opened <= COUNTED_TO else 0,
        "history": queries.history(request.actor, code)[1:],
        "reports": queries.used_in(request.actor, code),
        "has_splits_hidden": known.counts_people and not release.breakdowns,
    }
    return render(request, "results/figure.html", context)


def _rows(
    request: Request, group: Group, release: Release
) -> "Page[Classified] | None":
    known = BY_CODE[release.code]
    rows = queries.rows_behind(request.actor, group, known, release)
    if rows is None:
        return None
    # By the stored sort key where there is one: it is in the index of the list.
    names = {field.name for field in rows.model._meta.get_fields()}
    sort = "sort" if "sort" in names else "id"
    return page_of(rows, sort, request.GET, 12, COUNTED_TO)


def _named(request: Request, group: Group, rows: list[Classified]) -> list[Named]:
    names = names_of(request.actor, rows)
    return [Named(n, url_of(row, group)) for row, n in zip(rows, names, strict=True)]


def _split(held: dict[str, object]) -> Split:
    labels = held["label"]
    assert isinstance(labels, dict) and isinstance(held["cells"], list)
    language = (get_language() or "es")[:2]
    label = labels.get(language) or next(iter(labels.values()), "")
    bars = [
        Bar(name, count, formatting.number(count), slot=slot)
        for name, count, slot in held["cells"]
    ]
    return Split(str(label), bars)
