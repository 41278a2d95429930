"""The charter's versions: what stands in them, and what is said of them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.dialogue.models import ArticleComment, Charter, CharterArticle
from rimay.dialogue.models.charters import CharterKind, CharterState
from rimay.dialogue.queries import wording
from rimay.dialogue.queries.drafts import PROPOSED
from rimay.dialogue.queries.naming import seen
from rimay.dialogue.queries.rules import Rules, rules_in
from rimay.groups.models import Group

ARTICLES, COMMENTS = 200, 500


@dataclass(frozen=True)
class CommentLine:
    """What was said of an article, by whom as far as the reader may know."""

    comment: ArticleComment
    who: str
    marks: list[on_behalf.Mark]


@dataclass(frozen=True)
class ArticleLine:
    """One article as a page shows it: paragraphs of words, with what rules say marked."""

    article: CharterArticle
    paragraphs: tuple[tuple[wording.Piece, ...], ...]
    language: str
    comments: tuple[CommentLine, ...]

    @property
    def is_proposed(self) -> bool:
        """Whether the words are still those that Rimay proposes."""
        return self.article.source == PROPOSED

    @property
    def open_comments(self) -> int:
        return sum(not line.comment.answer for line in self.comments)


@dataclass(frozen=True)
class Versions:
    """The versions of one kind of text, as far as the reader sees."""

    kind: CharterKind
    in_force: Charter | None
    drafts: tuple[Charter, ...]
    former: tuple[Charter, ...]


def versions(actor: Actor) -> list[Versions]:
    """Return the versions of both kinds of text, newest first."""
    rows = list(visible(actor, Charter).order_by("-adopted_on", "-id")[:100])
    found = []
    for kind in CharterKind:
        own = [row for row in rows if row.kind == kind]
        adopted = [row for row in own if row.state == CharterState.ADOPTED]
        found.append(
            Versions(
                kind,
                adopted[0] if adopted else None,
                tuple(row for row in own if row.state == CharterState.DRAFT),
                tuple(
                    row
                    for row in own
                    if row.state == CharterState.REPLACED or row in adopted[1:]
                ),
            )
        )
    return found


def articles(actor: Actor, charter: Charter) -> list[ArticleLine]:
    """Return the articles of a version with what was said of each."""
    rows = list(_articles(actor, charter)[:ARTICLES])
    rules = rules_in(charter)
    said = _comments(actor, charter.group_id, [row.pk for row in rows])
    return [
        _line(row, rules, charter.group, tuple(said.get(row.pk, ()))) for row in rows
    ]


def article(actor: Actor, row: CharterArticle) -> ArticleLine:
    """Return one article with what was said of it."""
    said = _comments(actor, row.group_id, [row.pk])
    charter = row.charter
    return _line(row, rules_in(charter), charter.group, tuple(said.get(row.pk, ())))


def words_of(row: CharterArticle, rules: Rules, language: str) -> str:
    """Return an article as it reads: as adopted, else with its rules set in."""
    text = row.as_adopted or wording.filled(row.text, rules, row.charter.group)
    return text.best(language)


def check_of(charter: Charter) -> str:
    """Return a short check of a version's very words, in the group's language.

    Printed where the text is acknowledged on paper: another text has another check.
    """
    language, rules = charter.group.language, rules_in(charter)
    rows = every_row(CharterArticle, charter.group_id, "the check of a text")
    parts = [charter.title.best(language), charter.text.best(language)]
    rows = rows.filter(charter=charter).select_related("charter__group")
    for row in rows.order_by("number", "id"):
        parts.append(f"{row.number}. {row.heading.best(language)}")
        parts.append(words_of(row, rules, language))
    whole = "\n".join(" ".join(part.split()) for part in parts)
    digest = hashlib.sha256(whole.encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}-{digest[8:12]}"


def name_of(charter: Charter) -> str:
    """Return a version's name with its number."""
    if not charter.edition:
        return str(charter.title)
    words = {"title": charter.title, "n": charter.edition}
    return _("%(title)s, version %(n)s") % words


def state_words(charter: Charter) -> str:
    """Return how a version stands, in a sentence."""
    if charter.state == CharterState.DRAFT:
        return _("A draft: nothing of it binds anybody until the group adopts it.")
    day = str(charter.adopted_on or "")
    if charter.state == CharterState.REPLACED:
        return (
            _("It was in force from %(day)s and has been replaced.") % {"day": day}
            if day
            else _("It has been replaced.")
        )
    if not day:
        return _("Adopted, and in force.")
    return _("In force since %(day)s.") % {"day": day}


def other_versions(actor: Actor, charter: Charter) -> list[Charter]:
    """Return the other versions of the same text, newest first."""
    rows = visible(actor, Charter).filter(kind=charter.kind).exclude(pk=charter.pk)
    return list(rows.order_by("-id")[:30])


def _articles(actor: Actor, charter: Charter) -> QuerySet[CharterArticle]:
    rows = visible(actor, CharterArticle).filter(charter=charter)
    return rows.select_related("charter__group").order_by("number", "id")


def _line(
    row: CharterArticle, rules: Rules, group: Group, comments: tuple[CommentLine, ...]
) -> ArticleLine:
    text = row.as_adopted or row.text
    held = text.best((get_language() or "es")[:2])
    paragraphs = [part.strip() for part in held.split("\n\n") if part.strip()]
    shown = tuple(
        (wording.Piece(words),)
        if row.as_adopted
        else tuple(wording.pieces(words, rules, group))
        for words in paragraphs
    )
    return ArticleLine(row, shown, text.shown_language(), comments)


def _comments(
    actor: Actor, group_id: int, articles: Iterable[int]
) -> dict[int, list[CommentLine]]:
    rows = visible(actor, ArticleComment).filter(article__in=sorted(articles))
    held = list(rows.select_related("organisation").order_by("id")[:COMMENTS])
    known = seen(actor, [row.organisation for row in held])
    marks = on_behalf.marks_by_row(actor, held)
    found: dict[int, list[CommentLine]] = {}
    for row in held:
        named = row.organisation_id in known
        who = str(row.organisation) if named else ""
        line = CommentLine(row, who, marks.get(row.pk, []))
        found.setdefault(row.article_id, []).append(line)
    return found
