"""Addresses of imports and of people's own lists."""

from django.urls import path

from rimay.exchange.views import imports, lists, transfer

_AT = "g/<slug:slug>/imports/"
_HAND_OVER = "g/<slug:slug>/settings/hand-over/"

urlpatterns = [
    path(_AT, imports.import_list, name="import-list"),
    path("g/<slug:slug>/workbook/", imports.workbook, name="workbook"),
    path(f"{_AT}new/", imports.import_new, name="import-new"),
    path(f"{_AT}look/<str:token>/", imports.import_look, name="import-look"),
    path(f"{_AT}<int:pk>/", imports.import_detail, name="import"),
    path(
        f"{_AT}<int:pk>/take-back/", imports.import_take_back, name="import-take-back"
    ),
    path("g/<slug:slug>/lists/new/", lists.list_choose, name="list-choose"),
    path("g/<slug:slug>/lists/new/<str:purpose>/", lists.list_new, name="list-new"),
    path("g/<slug:slug>/lists/<str:token>/", lists.list_look, name="list-look"),
    path(_HAND_OVER, transfer.transfer_page, name="transfer"),
    path(f"{_HAND_OVER}file/", transfer.transfer_file, name="transfer-file"),
    path(f"{_HAND_OVER}record/", transfer.transfer_record, name="transfer-record"),
]
