"""Every address of the installation; each room brings its own."""

from importlib.util import find_spec

from django.urls import include, path

from rimay.config.language import set_language
from rimay.config.refused import refused

ROOMS = (
    "accounts",
    "registry.accounts",
    "registry",
    "library",
    "letters",
    "workplan",
    "study",
    "dialogue",
    "training",
    "outreach",
    "funding",
    "results",
    "home",
    "exchange",
)

urlpatterns = [
    path("language/", set_language, name="set-language"),
    *(
        path("", include(f"rimay.{room}.urls"))
        for room in ROOMS
        if find_spec(f"rimay.{room}.urls")
    ),
]

handler400 = refused
