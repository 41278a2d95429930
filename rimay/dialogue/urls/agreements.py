"""Addresses of agreements and what is reported on them."""

from django.urls import path

from rimay.dialogue.share import AGREEMENT, AGREEMENT_UPDATE
from rimay.dialogue.views import agreements, duties
from rimay.records.urls import routes

AT = "g/<slug:slug>/agreements/<int:pk>/"

UPDATE = "g/<slug:slug>/agreement-updates/<int:pk>/"

urlpatterns = [
    path("g/<slug:slug>/agreements/ours/", agreements.agreements_ours, name="ours"),
    path("g/<slug:slug>/duties/", duties.duties, name="duties"),
    path(
        "g/<slug:slug>/agreements/fulfilment/",
        agreements.agreements_fulfilment,
        name="agreements-fulfilment",
    ),
    path(
        "g/<slug:slug>/agreements/matrix/",
        agreements.agreements_matrix,
        name="agreements-matrix",
    ),
    path(
        "g/<slug:slug>/agreements/matrix/picture/",
        agreements.agreements_picture,
        name="agreements-picture",
    ),
    path(f"{AT}complete/", agreements.agreement_complete, name="agreement-complete"),
    path(f"{AT}confirm/", agreements.agreement_confirm, name="agreement-confirm"),
    path(f"{UPDATE}date/", agreements.update_date, name="agreementupdate-date"),
    path(f"{UPDATE}file/", agreements.update_file, name="agreementupdate-file"),
    path(f"{AT}progress/", agreements.agreement_progress, name="agreement-progress"),
    *routes(
        AGREEMENT,
        listed=agreements.agreement_list,
        detail=agreements.agreement_page,
    ),
    *routes(AGREEMENT_UPDATE),
]
