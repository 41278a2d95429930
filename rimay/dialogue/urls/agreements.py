"""Addresses of agreements and what is reported on them."""

from django.urls import path

from rimay.dialogue.share import AGREEMENT, AGREEMENT_UPDATE
from rimay.dialogue.views import agreements
from rimay.records.urls import routes

AT = "g/<slug:slug>/agreements/<int:pk>/"

urlpatterns = [
    path(f"{AT}progress/", agreements.agreement_progress, name="agreement-progress"),
    *routes(
        AGREEMENT,
        listed=agreements.agreement_list,
        detail=agreements.agreement_page,
    ),
    *routes(AGREEMENT_UPDATE),
]
