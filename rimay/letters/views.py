"""Letters: what is awaited, and what became of one."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.groups.models import Group
from rimay.letters import queries
from rimay.letters.models import Letter
from rimay.letters.share import LETTER
from rimay.records import lists
from rimay.records.views import detail_context


@opens_list(Letter)
def letter_list(request: Request, group: Group) -> HttpResponse:
    context = {
        "kind": LETTER,
        "listing": lists.listing(request.actor, LETTER, group, request.GET),
        "may_create": can(request.actor, "create", Letter),
        "lead": queries.lead(request.actor),
        "awaited": queries.awaited(request.actor, group),
    }
    return render(request, "letters/letters.html", context)


@opens(Letter)
def letter_page(request: Request, letter: Letter) -> HttpResponse:
    context = detail_context(request, LETTER, letter) | {
        "letter": letter,
        "other_side": queries.seen_side(request.actor, letter),
        "steps": queries.steps_of(request.actor, letter),
        "answer": queries.answer_of(request.actor, letter),
    }
    return render(request, "letters/letter.html", context)
