"""Topics: put forward, joined, ranked by each seat, shown in their common order."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import can, visible
from rimay.access.http import Request, opens, opens_list
from rimay.dialogue.actions import ranking as ranks
from rimay.dialogue.forms.ranking import BallotForm, MergeForm, TopicForm
from rimay.dialogue.models import Ranking, Topic
from rimay.dialogue.queries import topics
from rimay.dialogue.queries.ranked import FEWEST
from rimay.dialogue.share import RANKING, TOPIC
from rimay.dialogue.share.topics import RANKING_BY_ORDER
from rimay.groups.models import Group, Membership
from rimay.records import lists
from rimay.records.addresses import number_in
from rimay.records.saying import OnBehalfForm
from rimay.records.views import create_page, detail_context

_create_kept = create_page(TOPIC)


@opens_list(Topic)
def topic_list(request: Request, group: Group) -> HttpResponse:
    context = {
        "kind": TOPIC,
        "listing": lists.listing(request.actor, TOPIC, group, request.GET),
        "may_create": can(request.actor, "create", Topic),
        "may_rank": can(request.actor, "create", Ranking),
        "rankings": topics.rankings(request.actor),
    }
    return render(request, "dialogue/topics.html", context)


@opens_list(Topic, "create")
def topic_create(request: Request, group: Group) -> HttpResponseBase:
    """Let who keeps the topics fill in all of one, and a seat put one forward."""
    if can(request.actor, "merge", Topic):
        return _create_kept(request, slug=group.slug)
    form = TopicForm(request.POST or None)
    if form.is_valid():
        made = ranks.propose_topic(
            request.actor, group, title=form.title(), why=form.cleaned_data["why"]
        )
        messages.success(request, _("Put forward. The table chooses what it takes up."))
        return redirect("topic", group.slug, made.pk)
    context = {
        "group": group,
        "form": form,
        "forms": [form],
        "like": Topic(group=group, access_class="group"),
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/topic_propose.html", context, status=status)


@opens(Topic)
def topic_page(request: Request, topic: Topic) -> HttpResponse:
    into = topic.merged_into
    context = detail_context(request, TOPIC, topic) | {
        "topic": topic,
        "into": into if into and can(request.actor, "read", into) else None,
        "merged": visible(request.actor, Topic).filter(merged_into=topic)[:50],
        "may_merge": into is None and can(request.actor, "merge", topic),
    }
    return render(request, "dialogue/topic.html", context)


@opens(Topic, "merge")
def topic_merge(request: Request, topic: Topic) -> HttpResponseBase:
    others = [t for t in topics.open_topics(request.actor) if t.pk != topic.pk]
    form = MergeForm(request.POST or None, topics=others)
    if form.is_valid():
        try:
            ranks.merge_topic(request.actor, topic, into=form.cleaned_data["into"])
        except ranks.NotOpen:
            messages.error(request, _("That topic is joined to another one itself."))
        return redirect("topic", topic.group.slug, topic.pk)
    context = {"group": topic.group, "topic": topic, "form": form, "forms": [form]}
    status = 422 if form.errors else 200
    return render(request, "dialogue/topic_merge.html", context, status=status)


@opens(Ranking)
def ranking_page(request: Request, ranking: Ranking) -> HttpResponse:
    return _page(request, ranking)


@opens(Ranking, "decide")
def ranking_run(request: Request, ranking: Ranking) -> HttpResponseBase:
    """Open a ranking to the seats, or show its result; by POST.

    The button says which of the two: an old page must not show what it only opened.
    """
    run = {"open": ranks.open_ranking, "show": ranks.show_ranking}.get(
        request.POST.get("do", "")
    )
    if run is not None:
        try:
            run(request.actor, ranking)
        except ranks.TooFew:
            words = _(
                "Fewer than four seats ranked: the order would tell who said what."
            )
            messages.error(request, words)
        except ranks.NotOpen:
            words = _("It needs two topics at least, and is shown only once.")
            messages.error(request, words)
    return redirect("ranking", ranking.group.slug, ranking.pk)


@opens(Ranking, "answer")
def ranking_rank(request: Request, ranking: Ranking) -> HttpResponseBase:
    """Rank the topics for one's own seat."""
    seat = _own_seat(request)
    if why_not := topics.why_not(request.actor, seat):
        messages.error(request, f"{why_not} {_('Nothing was saved.')}")
        return _page(request, ranking, status=403)
    held = topics.own_marks(request.actor, ranking, seat)
    listed = topics.topics_of(request.actor, ranking)
    form = BallotForm(request.POST or None, ranking=ranking, topics=listed, held=held)
    if form.is_valid():
        try:
            ranks.rank(request.actor, ranking, seat, marks=form.marks())
        except (ranks.NotOpen, ranks.BadMarks):
            messages.error(request, _("This ranking is not open. Nothing was kept."))
        else:
            messages.success(request, _("Kept. You may change it until it is shown."))
        return redirect("ranking", ranking.group.slug, ranking.pk)
    context = {
        "group": ranking.group,
        "ranking": ranking,
        "seat": seat,
        "form": form,
        "forms": [form],
        "reads": topics.reader_of_ballots(),
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/ranking_rank.html", context, status=status)


@opens(Ranking, "on_behalf")
def ranking_behalf(request: Request, ranking: Ranking) -> HttpResponseBase:
    """Record how a seat ranks that said so by telephone, letter or messenger."""
    listed = topics.topics_of(request.actor, ranking)
    form = BallotForm(request.POST or None, ranking=ranking, topics=listed, held={})
    seats = topics.seats_that_rank(request.actor, ranking)
    saying = OnBehalfForm(request.POST or None, actor=request.actor, seats=seats)
    if form.is_valid() and saying.is_valid() and (said := saying.said()):
        try:
            ranks.rank_on_behalf(request.actor, ranking, marks=form.marks(), said=said)
        except (ranks.NotOpen, ranks.BadMarks):
            messages.error(request, _("This ranking is not open. Nothing was kept."))
        else:
            messages.success(request, _("Noted for the seat, with its source."))
        return redirect("ranking", ranking.group.slug, ranking.pk)
    context = {
        "group": ranking.group,
        "ranking": ranking,
        "form": form,
        "saying": saying,
        "forms": [saying, form],
        "reads": topics.reader_of_ballots(),
    }
    status = 422 if form.errors or saying.errors else 200
    return render(request, "dialogue/ranking_behalf.html", context, status=status)


def _page(request: Request, ranking: Ranking, *, status: int = 200) -> HttpResponse:
    runs = can(request.actor, "decide", ranking)
    by_dots = ranking.method == Ranking.Method.DOTS
    kind = RANKING if by_dots else RANKING_BY_ORDER
    context = detail_context(request, kind, ranking) | {
        "ranking": ranking,
        "shown": topics.page_of(request.actor, ranking, runs=runs),
        "listed": topics.topics_of(request.actor, ranking),
        "runs": runs,
        "may_say": ranking.state == Ranking.State.OPEN
        and can(request.actor, "on_behalf", ranking),
        "fewest": FEWEST,
    }
    return render(request, "dialogue/ranking.html", context, status=status)


def _own_seat(request: Request) -> Membership:
    own = sorted(request.actor.standing.membership_ids)
    rows = visible(request.actor, Membership).filter(pk__in=own)
    asked = request.GET.get("seat", "")
    if asked:
        rows = rows.filter(pk=number_in(asked) or 0)
    seat = rows.order_by("id").first()
    if seat is None or not seat.has_seat:
        raise Http404
    return seat
