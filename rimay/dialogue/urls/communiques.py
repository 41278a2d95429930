"""Addresses of communiqués, inside the group and for everybody."""

from django.urls import path

from rimay.dialogue.share import COMMUNIQUE
from rimay.dialogue.views import communiques
from rimay.records.urls import routes

AT = "g/<slug:slug>/communiques/<int:pk>/"
_PUBLIC = "public/<slug:slug>/communique/<uuid:key>/"

urlpatterns = [
    path(_PUBLIC, communiques.public_communique, name="public-communique"),
    path(f"{AT}publish/", communiques.communique_publish, name="communique-publish"),
    *routes(
        COMMUNIQUE,
        listed=communiques.communique_list,
        detail=communiques.communique_page,
        change=communiques.communique_write,
    ),
]
