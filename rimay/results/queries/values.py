"""What figures come to now, over all their rows, as it would be given out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from rimay.core import clock, formatting
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.groups.models import Group
from rimay.records.figures import Breakdown, Computed, Figure
from rimay.results.figures import ALL
from rimay.results.models import Release
from rimay.results.queries import protecting

TOO_FEW = _("not told: it would count one to four people, or leave as many")


def compute(group: Group, figure: Figure) -> list[Computed]:
    """Return what a figure comes to now, as of today where no other day is known."""
    today = PartialDate.of(clock.today())
    return [
        held
        if held.value is None or held.as_of is not None
        else replace(held, as_of=today)
        for held in figure.compute(group)
    ]


def compute_all(group: Group) -> list[tuple[Figure, Computed]]:
    """Return every figure of a group as it comes to now."""
    return [(figure, c) for figure in ALL for c in compute(group, figure)]


def values_now(group: Group) -> dict[str, list[Release]]:
    """Return every figure as it would be given out to everybody; nothing is saved."""
    return by_code(
        unsaved_release(group, figure, computed, Class.PUBLIC)
        for figure in ALL
        for computed in compute(group, figure)
    )


def unsaved_release(
    group: Group, figure: Figure, computed: Computed, readers: Class
) -> Release:
    """Return what would be given out, not given out yet: for drafts and previews."""
    whole = protecting.whole_of(group, figure)
    if not protecting.is_told(figure, computed, whole):
        computed = Computed(missing=TOO_FEW)
    value = computed.value
    shown = protecting.shown_splits(
        group, figure, computed, whole=whole, readers=readers
    )
    return Release(
        group=group,
        code=figure.code,
        value=Decimal(value) if isinstance(value, int | Decimal) else None,
        date_value=value if isinstance(value, PartialDate) else None,
        unit=computed.unit,
        at_least=computed.at_least,
        as_of=computed.as_of,
        basis=computed.basis or "",
        source=computed.source,
        missing=in_both(computed.missing),
        note=in_both(computed.note),
        is_itemised=computed.is_itemised,
        row_count=computed.rows.count() if computed.rows is not None else None,
        breakdowns=[
            _plain(breakdown, is_shown=breakdown.code in shown)
            for breakdown in computed.breakdowns
        ],
    )


def by_code(releases: Iterable[Release]) -> dict[str, list[Release]]:
    """Return releases under their codes; several where a figure is by currency."""
    held: dict[str, list[Release]] = {}
    for release in releases:
        held.setdefault(release.code, []).append(release)
    return held


def value_words(release: Release, *, with_at_least: bool = True) -> str:
    """Return a released value in the reader's language, or why it is not known."""
    value = release.shown_value
    if value is None:
        return str(release.missing) or gettext("not known")
    if isinstance(value, PartialDate):
        return str(value)
    assert isinstance(value, int | Decimal)
    words = formatting.number(value)
    if len(release.unit) == 3 and release.unit.isupper():
        words = formatting.money(Decimal(value), release.unit)
    elif release.unit == "%":
        words = formatting.percent(value)
    if release.at_least and with_at_least:
        return gettext("at least %(value)s") % {"value": words}
    return words


def said(words: Mapping[str, str]) -> str:
    """Return words that are kept in both languages in the reader's."""
    language = (get_language() or "es")[:2]
    return words.get(language) or next(iter(words.values()), "")


def in_both(words: object) -> Text:
    """Return lazy words as a text in both languages; a text as it is."""
    if isinstance(words, Text):
        return words
    active = (get_language() or "es")[:2]
    found = {}
    for language in ("es", "en"):
        with override(language):
            found[language] = str(words)
    return Text.of(active if active in found else "es", **found)


def _plain(breakdown: Breakdown, *, is_shown: bool) -> dict[str, object]:
    """Return a breakdown as it is kept; without cells where it is hidden as a whole."""
    cells = [[dict(in_both(c.label).words), c.count, c.slot] for c in breakdown.cells]
    return {
        "code": breakdown.code,
        "label": dict(in_both(breakdown.label).words),
        "cells": cells if is_shown else [],
        "is_hidden": not is_shown,
    }
