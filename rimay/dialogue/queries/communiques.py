"""Communiqués: drawn from an acta, and looked through before everybody reads them."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.access.actor import Actor, passer_by
from rimay.access.asking import every_row, visible
from rimay.core import formatting
from rimay.core.classes import Class
from rimay.core.text import Text, sort_key
from rimay.dialogue.models import (
    Acta,
    AgendaItem,
    Agreement,
    Communique,
    Meeting,
    MinutesLine,
    Proposal,
)
from rimay.dialogue.queries import pointing
from rimay.dialogue.queries.checking import seems
from rimay.dialogue.queries.composing_items import lines_of
from rimay.dialogue.queries.knowing import known_to
from rimay.groups.models import Classified, Group, Membership

LANGUAGES = ("es", "en")
# So many words in a row are no accident; fewer than two say nothing.
_RUN, _SHORTEST = 5, 2


@dataclass(frozen=True)
class Point:
    """One thing pointed at before publishing: why, the passage, and in which language."""

    words: str
    passage: str
    language: str


def published(group: Group) -> list[Communique]:
    """Return what a group said in public, newest first."""
    rows = visible(passer_by(group), Communique).exclude(published_on=None)
    return list(rows.order_by("-published_on", "-id")[:20])


def days_of(rows: Iterable[Classified]) -> dict[int, str]:
    """Return the day on which each was published, in words; "" while it is not."""
    return {
        row.pk: formatting.date_words(row.published_on)
        for row in rows
        if isinstance(row, Communique) and row.published_on
    }


def drawn_from(acta: Acta) -> tuple[Text, Text]:
    """Return title and text for everybody, in each language that the records have."""
    titles, texts = {}, {}
    meeting = acta.meeting
    for language in LANGUAGES:
        own = language == meeting.group.language
        if not (own or meeting.title.in_language(language)):
            continue
        with override(language):
            titles[language] = _("Communiqué: %(title)s") % {"title": meeting.title}
            texts[language] = "\n\n".join(_paragraphs(acta, language, own=own))
    original = meeting.group.language
    return Text.of(original, **titles), Text.of(original, **texts)


def points_in(actor: Actor, communique: Communique) -> list[Point]:
    """Return names, what looks like one, and lines from an item that is not open."""
    known = known_to(actor, communique.group, communique.meeting)
    silent = _not_named_in_public(actor, communique.group)
    strict = list(_strict_lines(actor, communique))
    found = []
    for language in LANGUAGES:
        whole = "\n".join(
            text.in_language(language) for text in (communique.title, communique.text)
        )
        for held in pointing.pointed(whole, known):
            words = seems(held.kind)
            if sort_key(held.found) in silent:
                words = _("An organisation that did not agree to be named in public")
            found.append(Point(words, held.found, language))
        found += _lines_kept(whole, strict, language)
    return found


def missing_languages(communique: Communique) -> list[str]:
    """Return the languages in which something is still to be written."""
    return [
        language
        for language in LANGUAGES
        if not (
            communique.title.in_language(language)
            and communique.text.in_language(language)
        )
    ]


def by_language(communique: Communique) -> list[dict[str, str]]:
    """Return what each language will say in public: none is published unseen."""
    title, text = communique.title, communique.text
    return [
        {
            "language": language,
            "title": title.in_language(language),
            "text": text.in_language(language),
        }
        for language in LANGUAGES
        if title.in_language(language) or text.in_language(language)
    ]


def drafts_of(actor: Actor, meeting: Meeting) -> QuerySet[Communique]:
    """Return the communiqués of a session that the reader sees."""
    return visible(actor, Communique).filter(meeting=meeting).order_by("id")


def _paragraphs(acta: Acta, language: str, *, own: bool) -> Iterator[str]:
    meeting = acta.meeting
    told = {
        "group": meeting.group,
        "day": meeting.held_on or "",
        "place": " ".join(meeting.place.split()),
    }
    words = _("%(group)s: session of %(day)s in %(place)s.")
    yield (words if told["place"] else _("%(group)s: session of %(day)s.")) % told
    rows = every_row(AgendaItem, acta.group_id, "a communiqué from an acta")
    for item in rows.filter(meeting=meeting).order_by("number"):
        if item.is_open_rule:
            yield from _of_item(item, language, own=own)
    agreed = every_row(Agreement, acta.group_id, "a communiqué from an acta")
    agreed = agreed.filter(meeting=meeting, access_class=Class.PUBLIC)
    for row in agreed.select_related("item").order_by("id"):
        if row.item is None or row.item.is_open_rule:
            text = row.text.best(language) if own else row.text.in_language(language)
            if text:
                yield _("It was agreed: %(text)s") % {"text": " ".join(text.split())}


def _of_item(item: AgendaItem, language: str, *, own: bool) -> list[str]:
    """Return what the acta says of an item, where it is written in this language."""
    if not own and not item.minutes_text.in_language(language):
        return []
    return lines_of(item.minutes_text, language)


def _not_named_in_public(actor: Actor, group: Group) -> set[str]:
    rows = visible(actor, Membership).filter(named_in_public=False)
    found = set()
    for row in rows.select_related("organisation"):
        names = [words for _language, words in row.organisation.name.words]
        found |= {sort_key(name) for name in (*names, row.organisation.short_name)}
    return found - {""}


def _strict_lines(actor: Actor, communique: Communique) -> Iterator[list[str]]:
    """Yield the words of each line under a stricter rule that the writer may read."""
    if communique.meeting_id is None:
        return
    items = visible(actor, AgendaItem).filter(meeting=communique.meeting_id)
    strict = [item for item in items if not item.is_open_rule]
    keys = [item.pk for item in strict]
    texts: list[Text] = []
    for item in strict:
        texts += [item.title, item.minutes_text]
    for agreement in visible(actor, Agreement).filter(item__in=keys):
        texts.append(agreement.text)
    for proposal in visible(actor, Proposal).filter(item__in=keys):
        texts += [proposal.text, proposal.act]
    for text in texts:
        for _language, words in text.words:
            yield from (_plain(line) for line in words.splitlines())
    for line in visible(actor, MinutesLine).filter(item__in=keys):
        yield from (_plain(words) for words in line.text.splitlines())


def _lines_kept(whole: str, strict: list[list[str]], language: str) -> Iterator[Point]:
    words = _("From an item under a stricter rule than open")
    for line in filter(str.strip, whole.splitlines()):
        own = _plain(line)
        if any(_shares(own, kept) for kept in strict):
            yield Point(words, line.strip(), language)


def _shares(line: list[str], kept: list[str]) -> bool:
    """Return whether a line holds five words in a row of another; or all of a short one."""
    length = min(len(kept), _RUN)
    if length < _SHORTEST:
        return False
    whole = f" {' '.join(line)} "
    places = range(len(kept) - length + 1)
    return any(f" {' '.join(kept[at : at + length])} " in whole for at in places)


def _plain(words: str) -> list[str]:
    """Return words without accents, case or signs."""
    apart = unicodedata.normalize("NFKD", words)
    kept = (c for c in apart if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in kept).casefold().split()
