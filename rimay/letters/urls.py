"""Addresses of the letters, with pages of their own for the list and for one."""

from rimay.letters import views
from rimay.letters.share import LETTER
from rimay.records.urls import routes

urlpatterns = routes(LETTER, listed=views.letter_list, detail=views.letter_page)
