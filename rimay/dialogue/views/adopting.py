"""Adopting a version: what will hold, what is still open, by which decision."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.access.asking import visible
from rimay.access.http import Request, opens
from rimay.dialogue.actions import adopting, ruling
from rimay.dialogue.forms.charters import AdoptForm
from rimay.dialogue.models import Agreement, Charter, Meeting
from rimay.dialogue.models.agreements import AgreementKind
from rimay.dialogue.queries import charters, comparing, wording
from rimay.dialogue.queries.rules import rules_in
from rimay.dialogue.views.settled import settled
from rimay.records.actions import ChangedMeanwhile

SHOWN = 60


@opens(Charter, "adopt")
def charter_adopt(request: Request, charter: Charter) -> HttpResponseBase:
    actor, group = request.actor, request.group
    assert group is not None
    if charter.is_locked:
        return settled(request, charter)
    rows = visible(actor, Agreement).filter(kind=AgreementKind.DECISION)
    newest = rows.order_by("-agreed_on", "-id").values("pk")[:SHOWN]
    form = AdoptForm(
        request.POST or None,
        actor=actor,
        charter=charter,
        decisions=rows.filter(pk__in=list(newest.values_list("pk", flat=True))),
        meetings=visible(actor, Meeting).order_by("-held_on", "-id"),
        words=_words(charter),
    )
    meanwhile = False
    if form.is_valid():
        try:
            adopting.adopt_charter(
                actor,
                charter,
                decision=form.taken(),
                adopted_on=form.cleaned_data["adopted_on"],
                version=form.cleaned_data["version"],
            )
        except ChangedMeanwhile:
            meanwhile = True
            charter.refresh_from_db()
        except tuple(REFUSALS) as refusal:
            form.add_error(None, _refusal(refusal))
        else:
            words = _("Adopted. The text is locked, and everybody is asked to read it.")
            messages.success(request, words)
            return redirect("charter", group.slug, charter.pk)
    lines, former = charters.articles(actor, charter), _former(request, charter)
    before = charters.articles(actor, former) if former else []
    context = {
        "group": group,
        "charter": charter,
        "name": charters.name_of(charter),
        "decides": wording.how_it_decides(rules_in(charter), group),
        "former": charters.name_of(former) if former else "",
        "unanswered": [line for line in lines if line.open_comments],
        "typed": _typed(lines),
        "untranslated": _untranslated(lines),
        "half_changed": comparing.half_changed(
            [line.article for line in before], [line.article for line in lines]
        ),
        "form": form,
        "forms": [form],
        "meanwhile": meanwhile,
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return render(request, "dialogue/charter_adopt.html", context, status=status)


REFUSALS: tuple[type[Exception], ...] = (
    adopting.NotADraft,
    adopting.NothingToAdopt,
    adopting.NotReadByAll,
    adopting.NotADecision,
    ruling.QuorumAboveSeats,
)


def _refusal(refusal: Exception) -> str:
    match refusal:
        case ruling.QuorumAboveSeats():
            beyond = refusal.pillars[0]
            return _(
                "The quorum of %(pillar)s asks for %(quorum)s seats and there are "
                "%(seats)s. Change the rules first."
            ) % {
                "pillar": beyond.pillar,
                "quorum": beyond.quorum,
                "seats": beyond.seats,
            }
        case adopting.NothingToAdopt():
            return _("There is nothing to adopt yet: write an article first.")
        case adopting.NotReadByAll():
            return _(
                "Whoever has to acknowledge it must be able to read it. Let the table "
                "with its observers read it first."
            )
        case adopting.NotADecision():
            return _("This agreement is no decision.")
    return _("This version is no draft any more.")


def _words(charter: Charter) -> str:
    """Propose the decision in the group's own language: it is the group's record."""
    with override(charter.group.language):
        return _("Adopt: %(text)s.") % {"text": charters.name_of(charter)}


def _former(request: Request, charter: Charter) -> Charter | None:
    others = charters.other_versions(request.actor, charter)
    return next((row for row in others if row.is_in_force), None)


def _typed(lines: list[charters.ArticleLine]) -> list[tuple[str, str]]:
    """Return counts typed into articles, where a rule may say another."""
    return [
        (str(line.article), number)
        for line in lines
        for _language, words in line.article.text.words
        for number in wording.typed_numbers(words)
    ]


def _untranslated(lines: list[charters.ArticleLine]) -> list[str]:
    return [
        str(line.article)
        for line in lines
        if not all(line.article.text.in_language(code) for code in ("es", "en"))
    ]
