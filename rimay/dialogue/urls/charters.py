"""Addresses of the charter: versions, articles, rules, adoption, acknowledgement."""

from django.urls import path

from rimay.dialogue.share import (
    ACKNOWLEDGEMENT,
    ARTICLE_COMMENT,
    CHARTER,
    CHARTER_ARTICLE,
    PILLAR_RULE,
    SILENCE_CONSENT,
)
from rimay.dialogue.share.charters import CHARTER_OWN, CHARTER_WORDS
from rimay.dialogue.views import adopting, articles, charters, drafting, pledges
from rimay.records import views as records
from rimay.records.urls import routes

ALL = "g/<slug:slug>/charter/"
AT = f"{ALL}<int:pk>/"

urlpatterns = [
    path(f"{ALL}own/", records.create_page(CHARTER_OWN), name="charter-own"),
    path(f"{ALL}read/", pledges.pledge_page, name="pledge"),
    path(f"{ALL}ask/", pledges.pledge_desk, name="pledge-desk"),
    path(f"{ALL}sheet/", pledges.pledge_sheet, name="pledge-sheet"),
    path(f"{ALL}sheet/enter/", pledges.pledge_enter, name="pledge-enter"),
    path("i/<str:words>/charter/", pledges.pledge_link, name="pledge-link"),
    path(f"{AT}acknowledge/", charters.charter_acknowledge, name="charter-acknowledge"),
    path(f"{AT}compare/", charters.charter_compare, name="charter-compare"),
    path(f"{AT}open/", drafting.charter_open, name="charter-open"),
    path(f"{AT}rules/", drafting.charter_rules, name="charter-rules"),
    path(f"{AT}adopt/", adopting.charter_adopt, name="charter-adopt"),
    path(
        f"{AT}article/<int:number>/comment/",
        articles.article_comment,
        name="article-comment",
    ),
    *routes(
        CHARTER,
        listed=charters.charter_list,
        detail=charters.charter_page,
        create=drafting.charter_create,
        change=records.change_page(CHARTER_WORDS),
    ),
    *routes(
        CHARTER_ARTICLE,
        detail=articles.article_page,
        create=articles.article_create,
        change=articles.article_change,
    ),
    *routes(
        PILLAR_RULE,
        create=drafting.pillar_rule_create,
        change=drafting.pillar_rule_change,
    ),
    *routes(
        ARTICLE_COMMENT,
        create=articles.comment_create,
        change=articles.comment_answer,
    ),
    *routes(ACKNOWLEDGEMENT),
    *routes(SILENCE_CONSENT),
]
