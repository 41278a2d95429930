"""Giving figures out; writing and publishing reports."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.audit import heads
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.groups.models import Classified, Group
from rimay.records.actions import ChangedMeanwhile, Reading
from rimay.records.figures import Figure
from rimay.results import drafts
from rimay.results.documents import resting
from rimay.results.documents.building import build
from rimay.results.documents.content import plain
from rimay.results.drafts import OUTLINE, TITLE
from rimay.results.figures import ALL
from rimay.results.models import Picture, Release, Report, RestsOn, Section
from rimay.results.queries import values


class Frozen(Exception):
    """A published report is not changed; a new one is begun."""


class NotLookedAt(Exception):
    """Numbers typed by hand, or people's names, stand in the words, and nobody looked."""


class UnknownFigures(Exception):
    """Codes are set into the words that name no figure; `args[0]` lists them."""


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
    moment = clock.moment()
    made = []
    for figure in figures:
        for computed in values.compute(group, figure):
            release = values.unsaved_release(
                group, figure, computed, reading.access_class
            )
            release.released_at, release.report = moment, report
            release.access_class = reading.access_class
            release.access_pillar, release.access_circle = (
                reading.pillar,
                reading.circle,
            )
            release.save()
            record(actor, "release.create", release)
            made.append(release)
            if report is not None and computed.rows is not None:
                _remember_rows(report, computed.rows)
    return made


def _remember_rows(report: Report, rows: "QuerySet[Classified]") -> None:
    """Keep which rows a report rests on, so that correcting one names the report."""
    subject = rows.model._meta.label_lower
    ids = rows.order_by("pk").values_list("pk", flat=True).distinct()
    RestsOn.objects.bulk_create(
        [RestsOn(report=report, subject=subject, row_id=pk) for pk in ids],
        batch_size=500,
        ignore_conflicts=True,
    )


@dataclass(frozen=True)
class Words:
    """What a section says, per language."""

    title: Text
    body: Text
    picture: Picture


@transaction.atomic
def begin_report(actor: Actor, group: Group) -> Report:
    """Begin a report with the sections that donors and groups look for."""
    require(actor, "create", Report)
    report = Report.objects.create(
        group=group, access_class=Class.SECRETARIAT, title=TITLE
    )
    for position, (title, picture) in enumerate(OUTLINE, start=1):
        section = Section(report=report, position=position, title=title)
        section.group, section.picture = group, picture
        section.take_class_of(report)
        section.save()
    record(actor, "report.create", report)
    return report


@transaction.atomic
def write_section(
    actor: Actor, section: Section, *, words: Words, version: int
) -> Section:
    """Save a section's words. Raises ChangedMeanwhile when another saved it since, and
    Frozen once the report is published.
    """
    require(actor, "change", section.report)
    held = Section.objects.select_for_update().get(pk=section.pk)
    if held.version != version:
        raise ChangedMeanwhile
    # Read anew: it may have been published since the page was asked for.
    if Report.objects.select_for_update().get(pk=held.report_id).is_published:
        raise Frozen
    held.title, held.body, held.picture = words.title, words.body, words.picture
    held.version += 1
    held.save()
    record(actor, "section.change", held, fields=("title", "body", "picture"))
    return held


@dataclass(frozen=True)
class Cover:
    """What stands before a report's sections."""

    title: Text
    lead: Text
    period_from: PartialDate | None = None
    period_to: PartialDate | None = None


@transaction.atomic
def retitle_report(
    actor: Actor, report: Report, *, cover: Cover, version: int
) -> Report:
    """Save a report's title, lead and period, under the same conditions."""
    require(actor, "change", report)
    held = Report.objects.select_for_update().get(pk=report.pk)
    if held.version != version:
        raise ChangedMeanwhile
    if held.is_published:
        raise Frozen
    held.title, held.lead = cover.title, cover.lead
    held.period_from, held.period_to = cover.period_from, cover.period_to
    held.version += 1
    held.save()
    names = ("title", "lead", "period_from", "period_to")
    record(actor, "report.change", held, fields=names)
    return held


@transaction.atomic
def publish_report(
    actor: Actor, report: Report, *, looked_at: bool, reading: Reading
) -> Report:
    """Freeze a report: its words, its figures and their moment.

    Raises NotLookedAt while numbers or names stand in it that nobody said are no figures
    and no people, and UnknownFigures for codes that name none.
    """
    require(actor, "change", report)
    held = Report.objects.select_for_update().get(pk=report.pk)
    if held.is_published:
        raise Frozen
    sections = list(held.sections.all())
    unknown = drafts.unknown_codes(held, sections)
    if unknown:
        raise UnknownFigures(unknown)
    if not looked_at and (
        drafts.typed_in(held, sections) or drafts.named_in(actor, held, sections)
    ):
        raise NotLookedAt
    releases = release_figures(
        actor, held.group, list(ALL), reading=reading, report=held
    )
    moment = clock.now()
    held.publish()
    held.published_at, held.published_on = moment, clock.today()
    held.trail_head = heads.printed(held.group_id)
    grouped = values.by_code(releases)
    held.frozen = {
        code: plain(build(held, sections, grouped, language=code, on=held.published_on))
        for code in ("es", "en")
    }
    held.access_class = reading.access_class
    held.access_pillar, held.access_circle = reading.pillar, reading.circle
    held.version += 1
    held.save()
    for picture in {Picture(section.picture) for section in sections}:
        for rows in resting.rows_of(picture, held.group):
            _remember_rows(held, rows)
    held.sections.update(
        access_class=held.access_class,
        access_pillar=held.access_pillar,
        access_circle=held.access_circle,
    )
    record(actor, "report.publish", held)
    return held
