"""Bring your own list: paste or upload, look at what the page made of it, say yes."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import visible
from rimay.access.http import Request, opens_list
from rimay.core.child import Refused
from rimay.exchange import actions, own_lists, refusals, uploads
from rimay.exchange.forms import ListForm
from rimay.exchange.grids import Grid
from rimay.exchange.kinds import ALL
from rimay.exchange.lists.proposal import ColumnGuess, Proposal
from rimay.exchange.lists.propose import propose
from rimay.exchange.models import Import, RememberedHeading
from rimay.exchange.planning import make_plan
from rimay.exchange.tables import read_file, read_pasted
from rimay.groups.models import Group
from rimay.training.models import Event

SHOWN = 200


@dataclass(frozen=True)
class Offered:
    """One column of the list, with what it can be."""

    name: str
    guess: ColumnGuess
    options: tuple[tuple[str, str], ...]


@opens_list(Import, "create")
def list_new(request: Request, group: Group) -> HttpResponseBase:
    events = visible(request.actor, Event).order_by("-id")
    form = ListForm(request.POST or None, request.FILES or None, events=events)
    refused = ""
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        file, event = held["file"], held["event"]
        upload = uploads.Upload(
            request.actor.user_id or 0,
            group.pk,
            file.name if file else "",
            file.read() if file else held["pasted"].encode("utf-8", "replace"),
            is_pasted=not file,
            purpose=held["purpose"],
            options={"event": str(event.pk)} if event else {},
        )
        try:
            _read(upload)
        except Refused as refusal:
            refused = refusals.words(refusal)
        else:
            return redirect("list-look", group.slug, uploads.keep(upload))
    context = {"form": form, "refused": refused}
    status = 422 if refused or form.errors else 200
    return render(request, "exchange/list_new.html", context, status=status)


@opens_list(Import, "create")
def list_look(request: Request, group: Group, token: str) -> HttpResponseBase:
    upload = uploads.kept(token, request.actor.user_id, group.pk)
    if upload is None:
        raise Http404
    purpose = own_lists.BY_CODE[upload.purpose]
    chosen = _chosen(request.POST)
    known = own_lists.remembered(group, purpose)
    proposal = propose(_read(upload), purpose.targets, known, chosen)
    twins = own_lists.twins_of(request.actor, purpose, proposal)
    same = {
        t.row.number: t.key for t in twins if f"same-{t.row.number}" in request.POST
    }
    event = _event(request, upload)
    grid = own_lists.grid_of(request.actor, purpose, proposal, event=event, same=same)
    plan = make_plan(request.actor, group, grid, ALL)
    if "make" in request.POST and plan.is_clean and not plan.does_nothing:
        made = actions.carry_out(request.actor, group, plan, upload.content)
        _remember(group, purpose, proposal)
        uploads.forget(token)
        messages.success(
            request,
            _("Imported: %(made)s rows made, %(changed)s changed.")
            % {"made": made.made_count, "changed": made.changed_count},
        )
        return redirect("import-list", group.slug)
    context = {
        "purpose": purpose,
        "event": event,
        "tables": [
            (t, _offered(n, t.columns, purpose)) for n, t in enumerate(proposal.tables)
        ],
        "rows": proposal.rows[:SHOWN],
        "targets": purpose.targets,
        "twins": twins,
        "same": same,
        "plan": plan,
        "token": token,
    }
    return render(request, "exchange/list_look.html", context)


def _read(upload: uploads.Upload) -> Grid:
    if upload.is_pasted:
        return read_pasted(upload.content.decode("utf-8"))
    return read_file(upload.name, upload.content)


def _event(request: Request, upload: uploads.Upload) -> Event | None:
    pk = upload.options.get("event", "")
    if not pk:
        return None
    event = visible(request.actor, Event).filter(pk=int(pk)).first()
    if event is None:
        raise Http404
    return event


def _chosen(held: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """Return what was chosen for columns: fields named `column-TABLE-PLACE`."""
    found = {}
    for name, value in held.items():
        part, _dash, rest = name.partition("-")
        table, _dash, column = rest.partition("-")
        if part == "column" and table.isdigit() and column.isdigit():
            found[int(table), int(column)] = value
    return found


def _offered(
    table: int, columns: tuple[ColumnGuess, ...], purpose: own_lists.Purpose
) -> list[Offered]:
    found = []
    for guess in columns:
        options = {"": _("leave out")}
        options |= {target.name: target.labels[0] for target in purpose.targets}
        if guess.choice not in options:
            options[guess.choice] = f"{options.get(guess.target, '')} ({guess.part})"
        name = f"column-{table}-{guess.index}"
        found.append(Offered(name, guess, tuple(options.items())))
    return found


@transaction.atomic
def _remember(group: Group, purpose: own_lists.Purpose, proposal: Proposal) -> None:
    for table in proposal.tables:
        for guess in table.columns:
            if guess.key:
                RememberedHeading._default_manager.update_or_create(
                    group=group,
                    purpose=purpose.code,
                    heading=guess.key[:160],
                    defaults={"target": guess.choice[:40]},
                )
