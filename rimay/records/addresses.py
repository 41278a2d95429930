"""Addresses of records: routes are named after the model, so any room can link."""

from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from rimay.groups.models import Classified, Group

_LONGEST_NUMBER = 18


def route(model: type[Model], verb: str = "") -> str:
    """Return the name of a model's route: `meeting`, `meeting-change`."""
    name = str(model._meta.model_name)
    return f"{name}-{verb}" if verb else name


def url_of(row: Classified, group: Group, verb: str = "") -> str:
    """Return the address of a record's page; "" where its kind has none."""
    try:
        return reverse(route(type(row), verb), args=[group.slug, row.pk])
    except NoReverseMatch:
        return ""


def number_in(words: str) -> int | None:
    """Return the number that stands in an address; None for what is none.

    Anybody can write an address: other alphabets' digits and numbers that no database
    holds are answered like a row that is not there.
    """
    is_one = words.isascii() and words.isdecimal() and len(words) <= _LONGEST_NUMBER
    return int(words) if is_one else None


def list_url(model: type[Model], group: Group, verb: str = "list") -> str:
    """Return the address of a kind's list; "" where it has none."""
    try:
        return reverse(route(model, verb), args=[group.slug])
    except NoReverseMatch:
        return ""
