"""Addresses of proposals, answers, objections and ratifications."""

from django.urls import path

from rimay.dialogue.share import PROPOSAL
from rimay.dialogue.views import answers, asking, interests, proposals
from rimay.records.urls import routes

AT = "g/<slug:slug>/proposals/<int:pk>/"

urlpatterns = [
    path(f"{AT}put/", proposals.proposal_put, name="proposal-put"),
    path(f"{AT}answer/", answers.proposal_answer, name="proposal-answer"),
    path(f"{AT}on-behalf/", answers.proposal_behalf, name="proposal-behalf"),
    path(f"{AT}tell/", answers.proposal_tell, name="proposal-tell"),
    path(f"{AT}close/", proposals.proposal_close, name="proposal-close"),
    path(f"{AT}withdraw/", proposals.proposal_withdraw, name="proposal-withdraw"),
    path(f"{AT}take/", asking.proposal_take, name="proposal-take"),
    path(f"{AT}asked/", asking.proposal_asked, name="proposal-asked"),
    path(f"{AT}asked/send/", asking.proposal_asked_send, name="proposal-asked-send"),
    path(
        f"{AT}asked/remind/", asking.proposal_asked_remind, name="proposal-asked-remind"
    ),
    path(f"{AT}asked/retry/", asking.proposal_asked_retry, name="proposal-asked-retry"),
    path(f"{AT}asked/hand/", asking.proposal_asked_hand, name="proposal-asked-hand"),
    path(f"{AT}asked/again/", asking.proposal_asked_again, name="proposal-asked-again"),
    path(f"{AT}asked/slips/", asking.proposal_slips, name="proposal-slips"),
    path(f"{AT}asked/codes/", asking.proposal_codes, name="proposal-codes"),
    path(
        f"{AT}asked/codes/renew/",
        asking.proposal_codes_renew,
        name="proposal-codes-renew",
    ),
    *routes(
        PROPOSAL,
        listed=proposals.proposal_list,
        detail=proposals.proposal_page,
        create=proposals.proposal_create,
        change=proposals.proposal_change,
    ),
    path(
        "g/<slug:slug>/objections/<int:pk>/answer/",
        answers.objection_answer,
        name="objection-answer",
    ),
    path(
        "g/<slug:slug>/ratifications/<int:pk>/say/",
        proposals.ratification_say,
        name="ratification-say",
    ),
    path(
        "g/<slug:slug>/agenda-items/<int:pk>/interest/",
        interests.interest_declare,
        name="interest-declare",
    ),
    path("i/<str:words>/round/", answers.round_by_link, name="round-by-link"),
]
