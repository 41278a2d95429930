"""The hand-over pack of a seat: a page to print, and a file to take along."""

import io
import zipfile

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens
from rimay.access.naming import name_of
from rimay.core import clock
from rimay.dialogue.queries import charters, pack
from rimay.groups.models import Membership


@opens(Membership, "hand_over")
def seat_pack(request: Request, seat: Membership) -> HttpResponse:
    """What goes to whoever takes the seat over."""
    return render(request, "dialogue/pack.html", _context(request, seat))


@opens(Membership, "hand_over")
def seat_pack_zip(request: Request, seat: Membership) -> HttpResponse:
    """The same as pages that open without a network, the texts in force beside it."""
    context = _context(request, seat) | {"style": _style()}
    name = slugify(_("hand-over %(seat)s") % {"seat": context["seat_name"]})
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for title, template, extra in _files(request, context):
            words = render_to_string(template, {**context, **extra}, request)
            file.writestr(f"{name}/{title}.html", words)
    answer = HttpResponse(held.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    answer["Cache-Control"] = "no-store, private"
    return answer


def _files(
    request: Request, context: dict[str, object]
) -> list[tuple[str, str, dict[str, object]]]:
    """Return the files of the pack: name, template, and what only that one needs."""
    held = context["pack"]
    assert isinstance(held, pack.Pack)
    first = slugify(_("hand-over"))
    found: list[tuple[str, str, dict[str, object]]] = [
        (f"1-{first}", "dialogue/pack_file.html", {})
    ]
    reader = pack.reader_of(request.actor, held.seat)
    for text in held.texts:
        number = len(found) + 1
        extra: dict[str, object] = {
            "charter": text,
            "name": charters.name_of(text),
            "state": charters.state_words(text),
            "check": charters.check_of(text),
            "articles": charters.articles(reader, text),
        }
        title = f"{number}-{slugify(charters.name_of(text))}"
        found.append((title, "dialogue/charter_file.html", extra))
    for acta in held.actas:
        title = f"{len(found) + 1}-{slugify(str(acta))}"
        found.append((title, "dialogue/acta_file.html", {"acta": acta}))
    return found


def _context(request: Request, seat: Membership) -> dict[str, object]:
    assert request.group is not None
    return {
        "group": request.group,
        "seat": seat,
        "seat_name": name_of(request.actor, seat),
        "pack": pack.pack_of(request.actor, request.group, seat),
        "day": clock.today(),
    }


def _style() -> str:
    path = finders.find("ui/rimay.css")
    assert isinstance(path, str)
    with open(path, encoding="utf-8") as file:
        return file.read()
