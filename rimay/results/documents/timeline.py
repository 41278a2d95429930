"""What happened when: drawn from what everybody may read, never from a guess."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rimay.access.actor import Actor, passer_by
from rimay.access.asking import visible
from rimay.core import clock, formatting
from rimay.core.dates import PartialDate
from rimay.funding.models import Grant
from rimay.groups.models import Group
from rimay.results.documents.content import Chart
from rimay.study.models import Study
from rimay.training.models import Event
from rimay.ui.components import Month, Strand
from rimay.ui.svg.standalone import timeline_svg
from rimay.workplan.models import Workplan

SHOWN = 40
MOST_MONTHS = 36


@dataclass(frozen=True)
class Span:
    """From one month to another, and what is known of it in words."""

    first: date
    last: date
    words: str


def timeline(group: Group) -> list[Chart]:
    """Draw study, founding, trainings, plan and money over their months.

    A date known to the month stands in it; a year alone has no month to stand in.
    """
    strands = [(label, spans) for label, spans in _strands(group) if spans]
    if len(strands) < 2:
        return []
    held = [span for _label, spans in strands for span in spans]
    months = _months(min(s.first for s in held), max(s.last for s in held))
    if not 1 < len(months) <= MOST_MONTHS:
        return []
    today = clock.today().strftime("%Y-%m")
    drawn = tuple(_drawn(label, spans, months, today) for label, spans in strands)
    rows = tuple((strand.label, strand.words) for strand in drawn)
    ends = {"first": months[0].name, "last": months[-1].name}
    return [
        Chart(
            "timeline",
            _("What happened when"),
            "; ".join(f"{label}: {words}" for label, words in rows),
            (_("What"), _("When")),
            rows,
            caption=_("%(first)s to %(last)s") % ends,
            svg=timeline_svg(months, drawn),
            months=months,
            strands=drawn,
        )
    ]


def _strands(group: Group) -> Iterable[tuple[str, list[Span]]]:
    actor = passer_by(group)
    for study in visible(actor, Study).order_by("starts_on", "id")[:3]:
        yield str(study), _spans([(study.starts_on, study.ends_on)])
    yield _("Founding of the group"), _spans([(group.founded_on, None)])
    yield _("Trainings"), _trainings(actor)
    plans = visible(actor, Workplan).exclude(adopted_on="").order_by("year")[:SHOWN]
    yield _("Workplan adopted"), _spans([(plan.adopted_on, None) for plan in plans])
    grants = visible(actor, Grant).exclude(ends_on="").order_by("starts_on")[:SHOWN]
    yield (
        pgettext("timeline", "Funding"),
        _spans([(grant.starts_on, grant.ends_on) for grant in grants]),
    )


def _trainings(actor: Actor) -> list[Span]:
    events = visible(actor, Event).exclude(starts_on="").order_by("starts_on")[:SHOWN]
    return _spans([(event.starts_on, event.ends_on) for event in events])


def _spans(given: list[tuple[PartialDate | None, PartialDate | None]]) -> list[Span]:
    """Return first and last months, where both are known to the month or its like."""
    found = []
    for first, last in given:
        ends = [day for day in (first, last) if day is not None]
        if ends and all(_has_month(day) for day in ends):
            words = list(dict.fromkeys(_month_words(day) for day in ends))
            told = words[0]
            if len(words) > 1:
                told = _("%(first)s to %(last)s") % {
                    "first": words[0],
                    "last": words[1],
                }
            found.append(Span(ends[0].latest, ends[-1].latest, told))
    return found


def _month_words(day: PartialDate) -> str:
    return formatting.month_year(day.latest) if day.month else str(day)


def _has_month(day: PartialDate) -> bool:
    """Say whether a date has a month to stand in. The end of a year stands in its last.

    Its words beside it say what is known.
    """
    return day.month is not None or day.code.endswith("-12~")


def _months(first: date, last: date) -> tuple[Month, ...]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    found = []
    for place in range(min(count, MOST_MONTHS + 1)):
        year, month = divmod(first.year * 12 + first.month - 1 + place, 12)
        day = date(year, month + 1, 1)
        initial = formatting.month(day)[:1].upper()
        found.append(Month(f"{day:%Y-%m}", initial, formatting.month_year(day)))
    return tuple(found)


def _drawn(
    label: str, spans: list[Span], months: tuple[Month, ...], today: str
) -> Strand:
    cells = tuple(
        ("done" if month.code <= today else "warp")
        if any(f"{s.first:%Y-%m}" <= month.code <= f"{s.last:%Y-%m}" for s in spans)
        else ""
        for month in months
    )
    words = list(dict.fromkeys(span.words for span in spans))
    return Strand(label, cells, formatting.list_words(words))
