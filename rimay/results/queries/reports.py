"""Which published reports rest on a row, and what has changed since one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.records.figures import Figure
from rimay.results.figures import BY_CODE
from rimay.results.models import Release, Report
from rimay.results.queries.figures import latest
from rimay.results.queries.values import by_code, value_words, values_now

NAMED = 20
# An import may correct thousands of rows; a query has room for some of them.
AT_ONCE = 500


@dataclass(frozen=True)
class Change:
    """A figure that is another now than a report says, in words."""

    figure: Figure
    before: str
    after: str


def reports_using(actor: Actor, subject: str, ids: Iterable[int]) -> list[Report]:
    """Return the published reports whose figures rested on any of some rows of a kind."""
    reports = visible(actor, Report).defer("frozen")
    reports = reports.filter(state=Report.State.PUBLISHED)
    held, found = list(ids), dict[int, Report]()
    for start in range(0, len(held), AT_ONCE):
        resting = reports.filter(
            rests_on__subject=subject,
            rests_on__row_id__in=held[start : start + AT_ONCE],
        )
        found |= resting.distinct().order_by("-id").in_bulk()
    return sorted(found.values(), key=lambda report: -report.pk)[:NAMED]


def reports_touched(actor: Actor, subject: str, ids: Iterable[int]) -> list[str]:
    """Return, in words, which published reports rest on rows that were corrected."""
    return [
        gettext(
            "It stands behind the published report “%(report)s”. The report stays as "
            "it is, and says which of its figures changed since."
        )
        % {"report": report}
        for report in reports_using(actor, subject, ids)
    ]


def changed_since(actor: Actor, report: Report) -> list[Change]:
    """Return the figures that are others now than when the report was published.

    Readers are told what was given out since, and nothing that was not. Who gives
    figures out is told what they come to today.
    """
    if can(actor, "create", Release):
        now = values_now(report.group)
    else:
        now = by_code(s.release for s in latest(actor))
    then = by_code(report.releases.order_by("id"))
    found = []
    for code, held in then.items():
        before = [value_words(r) for r in held]
        after = [value_words(r) for r in now.get(code, [])]
        if after and before != after and code in BY_CODE:
            found.append(Change(BY_CODE[code], ", ".join(before), ", ".join(after)))
    return found
