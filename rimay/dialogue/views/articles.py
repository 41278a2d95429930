"""Articles of a charter, what is said of them, and what came of it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.asking import can, visible
from rimay.access.http import Request, opens, opens_list
from rimay.access.models import Channel
from rimay.dialogue.actions import drafting
from rimay.dialogue.forms.articles import AnswerForm, ArticleForm, CommentForm
from rimay.dialogue.models import ArticleComment, Charter, CharterArticle
from rimay.dialogue.queries import charters, wording
from rimay.dialogue.queries.actas import own_organisations
from rimay.dialogue.queries.rules import rules_in
from rimay.dialogue.views.settled import settled
from rimay.groups.models import Group
from rimay.records.actions import ChangedMeanwhile, Locked
from rimay.records.addresses import url_of
from rimay.records.saying import OnBehalfForm


@opens(CharterArticle)
def article_page(request: Request, article: CharterArticle) -> HttpResponse:
    actor, group = request.actor, request.group
    assert group is not None
    charter = article.charter
    context = {
        "group": group,
        "article": article,
        "may_change": not charter.is_locked and can(actor, "change", article),
        "change_url": url_of(article, group, "change"),
        "remove_url": url_of(article, group, "remove"),
        "charter": charter,
        "name": charters.name_of(charter),
        "line": charters.article(actor, article),
        "may_comment": not charter.is_locked and can(actor, "comment", charter),
        "may_answer": can(actor, "change", article),
    }
    return render(request, "dialogue/article.html", context)


@opens_list(CharterArticle, "create")
def article_create(request: Request, group: Group) -> HttpResponseBase:
    """Add an article to the draft that the address names."""
    asked = request.GET.get("charter", "")
    rows = visible(request.actor, Charter, "change")
    charter = rows.filter(pk=asked).first() if asked.isdecimal() else None
    if charter is None:
        return redirect("charter-list", group.slug)
    return _write(request, group, charter, None)


@opens(CharterArticle, "change")
def article_change(request: Request, article: CharterArticle) -> HttpResponseBase:
    assert request.group is not None
    return _write(request, request.group, article.charter, article)


@opens(Charter, "comment")
def article_comment(
    request: Request, charter: Charter, number: int
) -> HttpResponseBase:
    """Say something of an article; the desk may do so for a seat, with its source."""
    actor, group = request.actor, request.group
    assert group is not None
    rows = visible(actor, CharterArticle).filter(charter=charter)
    article = rows.filter(number=number).select_related("charter__group").first()
    if article is None:
        return redirect("charter", group.slug, charter.pk)
    if charter.is_locked:
        return settled(request, charter)
    data = request.POST or None
    form = CommentForm(data, organisations=own_organisations(actor))
    speaks = can(actor, "create", ArticleComment)
    saying = OnBehalfForm(data, actor=actor) if speaks else None
    forms = [held for held in (form, saying) if held is not None]
    # Both are asked, so that all that is wrong is told at once.
    wrong = [held for held in forms if not held.is_valid()]
    if request.method == "POST" and not wrong:
        try:
            drafting.comment_article(
                actor,
                article,
                text=form.cleaned_data["text"],
                organisation=form.organisation(),
                said=_said(saying),
            )
        except Locked:
            return settled(request, charter)
        messages.success(request, _("The comment stands with the article."))
        return redirect("charterarticle", group.slug, article.pk)
    context = {
        "group": group,
        "charter": charter,
        "article": article,
        "line": charters.article(actor, article),
        "like": _comment_of(article),
        "form": form,
        "saying": saying,
        "forms": forms,
        "wrong": any(held.errors for held in forms),
    }
    status = 422 if context["wrong"] else 200
    return render(request, "dialogue/article_comment.html", context, status=status)


@opens(ArticleComment, "change")
def comment_answer(request: Request, comment: ArticleComment) -> HttpResponseBase:
    """Say what came of a comment."""
    group = request.group
    assert group is not None
    first = {"version": comment.version, "answer": comment.answer}
    form = AnswerForm(request.POST or None, initial=first)
    meanwhile = False
    if form.is_valid():
        try:
            drafting.answer_comment(request.actor, comment, **form.cleaned_data)
        except ChangedMeanwhile:
            meanwhile = True
            comment.refresh_from_db()
        else:
            messages.success(request, _("The answer stands beside the comment."))
            return redirect("charterarticle", group.slug, comment.article_id)
    context = {
        "group": group,
        "comment": comment,
        "article": comment.article,
        "charter": comment.article.charter,
        "form": form,
        "forms": [form],
        "meanwhile": meanwhile,
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return render(request, "dialogue/comment_answer.html", context, status=status)


@opens_list(ArticleComment, "create")
def comment_create(request: Request, group: Group) -> HttpResponseBase:
    """Lead to the charters: a comment is written where its article stands."""
    return redirect("charter-list", group.slug)


def _write(
    request: Request, group: Group, charter: Charter, article: CharterArticle | None
) -> HttpResponseBase:
    if charter.is_locked:
        return settled(request, charter)
    others = list(charter.articles.order_by("number", "id"))
    form = ArticleForm(
        request.POST or None,
        language=group.language,
        others=[row for row in others if article is None or row.pk != article.pk],
        article=article,
    )
    meanwhile = False
    if form.is_valid():
        try:
            row = _saved(request, charter, article, form)
        except ChangedMeanwhile:
            meanwhile = True
            assert article is not None
            article.refresh_from_db()
        except Locked:
            return settled(request, charter)
        else:
            messages.success(request, _("Saved."))
            page = redirect("charter", group.slug, charter.pk)
            page["Location"] += f"#article-{row.number}"
            return page
    context = {
        "group": group,
        "charter": charter,
        "name": charters.name_of(charter),
        "article": article,
        "version": article.version if article else 0,
        "theirs": charters.article(request.actor, article)
        if meanwhile and article
        else None,
        "form": form,
        "forms": [form],
        "offered": wording.offered(rules_in(charter), group, group.language),
        "like": article or _article_of(charter),
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return render(request, "dialogue/article_form.html", context, status=status)


def _saved(
    request: Request,
    charter: Charter,
    article: CharterArticle | None,
    form: ArticleForm,
) -> CharterArticle:
    if article is None:
        return drafting.add_article(request.actor, charter, written=form.written())
    version = form.cleaned_data["version"]
    return drafting.change_article(
        request.actor, article, written=form.written(), version=version
    )


def _article_of(charter: Charter) -> CharterArticle:
    """Return an article as it would be kept, to say beforehand who will read it."""
    row = CharterArticle(charter=charter)
    row.take_class_of(charter)
    return row


def _comment_of(article: CharterArticle) -> ArticleComment:
    """Return a comment as it would be kept, to say beforehand who will read it."""
    row = ArticleComment(article=article)
    row.take_class_of(article)
    return row


def _said(saying: OnBehalfForm | None) -> on_behalf.Said | None:
    if saying is None or not saying.cleaned_data.get("membership"):
        return None
    given = saying.cleaned_data
    return on_behalf.Said(
        given["membership"],
        Channel(given["channel"]),
        given["said_on"],
        given["reference"],
    )
