"""Addresses of topics and of how they are ranked."""

from django.urls import path

from rimay.dialogue.share import RANKING, TOPIC
from rimay.dialogue.views import topics
from rimay.records.urls import routes

AT = "g/<slug:slug>/rankings/<int:pk>/"

urlpatterns = [
    path(
        "g/<slug:slug>/topics/<int:pk>/merge/", topics.topic_merge, name="topic-merge"
    ),
    *routes(
        TOPIC,
        listed=topics.topic_list,
        detail=topics.topic_page,
        create=topics.topic_create,
    ),
    path(f"{AT}run/", topics.ranking_run, name="ranking-run"),
    path(f"{AT}rank/", topics.ranking_rank, name="ranking-rank"),
    path(f"{AT}on-behalf/", topics.ranking_behalf, name="ranking-behalf"),
    *routes(RANKING, detail=topics.ranking_page),
]
