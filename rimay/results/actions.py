"""Giving figures out."""

from decimal import Decimal

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.groups.models import Group
from rimay.records.actions import Reading
from rimay.records.figures import Computed, Figure
from rimay.results import queries
from rimay.results.models import Release, Report


@transaction.atomic
def release_figures(
    actor: Actor,
    group: Group,
    figures: list[Figure],
    *,
    reading: Reading,
    report: Report | None = None,
) -> list[Release]:
    """Compute figures over all their rows and give them out to a class of readers."""
    require(actor, "create", Release)
    moment = clock.now()
    made = []
    for figure in figures:
        for computed in queries.compute(group, figure):
            release = _release(group, figure, computed)
            release.released_at, release.report = moment, report
            release.access_class = reading.access_class
            release.access_pillar, release.access_circle = (
                reading.pillar,
                reading.circle,
            )
            release.save()
            record(actor, "release.create", release)
            made.append(release)
    return made


def _release(group: Group, figure: Figure, computed: Computed) -> Release:
    value = computed.value
    is_date = isinstance(value, PartialDate)
    safe = [b for b in computed.breakdowns if queries.is_safe(b)]
    if not figure.counts_people:
        safe = list(computed.breakdowns)
    today = PartialDate.of(clock.today())
    return Release(
        group=group,
        code=figure.code,
        value=Decimal(value) if isinstance(value, int | Decimal) else None,
        date_value=value if is_date else None,
        unit=computed.unit,
        at_least=computed.at_least,
        as_of=computed.as_of or (today if value is not None else None),
        basis=computed.basis or "",
        source=computed.source,
        missing=queries.in_both(computed.missing),
        note=queries.in_both(computed.note),
        is_itemised=computed.is_itemised,
        row_count=computed.rows.count() if computed.rows is not None else None,
        breakdowns=[
            {
                "code": breakdown.code,
                "label": dict(queries.in_both(breakdown.label).words),
                "cells": [[c.label, c.count, c.slot] for c in breakdown.cells],
            }
            for breakdown in safe
        ],
    )
