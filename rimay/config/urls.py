"""Every address of the installation; each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("rimay.accounts.urls")),
    path("", include("rimay.registry.accounts.urls")),
]
