"""The routes of a kind of record, named after its model."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import URLPattern, path

from rimay.records import exports, views
from rimay.records.addresses import route
from rimay.records.kinds import PAGED, Kind

View = Callable[..., HttpResponseBase]


def routes(
    kind: Kind,
    *,
    listed: View | None = None,
    detail: View | None = None,
    create: View | None = None,
    change: View | None = None,
) -> list[URLPattern]:
    """Return the pages of a kind; a room may bring its own view for any of them."""
    at = f"g/<slug:slug>/{kind.code}/"
    one = f"{at}<int:pk>/"
    model = kind.model
    PAGED[model] = kind
    return [
        path(at, listed or views.list_page(kind), name=route(model, "list")),
        path(
            f"{at}new/", create or views.create_page(kind), name=route(model, "create")
        ),
        path(f"{at}export/", exports.export_page(kind), name=route(model, "export")),
        path(one, detail or views.detail_page(kind), name=route(model)),
        path(
            f"{one}change/",
            change or views.change_page(kind),
            name=route(model, "change"),
        ),
        path(f"{one}remove/", views.remove_page(kind), name=route(model, "remove")),
    ]
