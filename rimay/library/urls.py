"""Addresses of the library: a document has a page of its own, and a file."""

from django.urls import path

from rimay.library import views
from rimay.library.share import DOCUMENT, KINDS
from rimay.records.urls import routes

_ONE = "g/<slug:slug>/documents/<int:pk>/"

urlpatterns = [
    path(f"{_ONE}file/", views.document_file, name="document-file"),
    path(f"{_ONE}file/drop/", views.document_file_drop, name="document-file-drop"),
    path(f"{_ONE}download/", views.document_download, name="document-download"),
    *routes(DOCUMENT, detail=views.document_page),
    *(route for kind in KINDS if kind is not DOCUMENT for route in routes(kind)),
]
