"""Writing a version of the charter: from a proposal, from the one before, by hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from rimay.access import on_behalf, search
from rimay.access.actor import Actor
from rimay.access.asking import every_row, require, visible
from rimay.access.recording import record, record_many
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.models import (
    ArticleComment,
    Charter,
    CharterArticle,
    PillarRule,
)
from rimay.dialogue.models.charters import CharterKind, CharterState
from rimay.dialogue.queries.drafts import PROPOSED, TITLES, proposed
from rimay.groups.models import Group, Organisation
from rimay.records.actions import ChangedMeanwhile, Locked

# What a new version takes over from the one it is copied from.
COPIED = (
    "kind", "title", "text", "decision_rule", "pillar_share", "when_short", "observers",
    "chair", "sessions_a_year", "term_months", "default_regime", "convene_days",
    "observe_days", "round_days", "ratify_days", "day_unit", "silence_is_no_objection",
    "access_class", "access_pillar_id", "access_circle_id",
)  # fmt: skip
# Far above any article's number: there they wait while their places change.
_ASIDE = 10_000


class DraftOpen(Exception):
    """A draft of this kind of text is open already; it is the one to work on."""

    def __init__(self, draft: Charter) -> None:
        super().__init__(draft.pk)
        self.draft = draft


@dataclass(frozen=True)
class Article:
    """An article as written: its words, and before which article it stands."""

    heading: Text
    text: Text
    before: CharterArticle | None = None


@transaction.atomic
def begin_draft(actor: Actor, group: Group, *, kind: CharterKind) -> Charter:
    """Make a draft of the text that Rimay proposes. Raises DraftOpen."""
    require(actor, "create", Charter)
    _refuse_second(actor, group, kind)
    made = Charter.objects.create(
        group=group,
        kind=kind,
        title=TITLES[kind],
        edition=_next_edition(group, kind),
        source=PROPOSED,
        access_class=Class.GROUP,
        default_regime=group.default_regime,
    )
    record(actor, "charter.create", made)
    _add_articles(
        actor,
        made,
        [
            CharterArticle(number=n, heading=a.heading, text=a.text, source=PROPOSED)
            for n, a in enumerate(proposed(kind), start=1)
        ],
    )
    if kind == CharterKind.CHARTER:
        pillars = group.pillars.all()
        _add_rules(made, [PillarRule(pillar=pillar) for pillar in pillars])
    return made


@transaction.atomic
def open_version(actor: Actor, charter: Charter) -> Charter:
    """Make a draft that begins as a copy of a version. Raises DraftOpen."""
    require(actor, "create", Charter)
    require(actor, "change", charter)
    _refuse_second(actor, charter.group, CharterKind(charter.kind))
    made = Charter(
        group=charter.group,
        edition=_next_edition(charter.group, CharterKind(charter.kind)),
        **{name: getattr(charter, name) for name in COPIED},
    )
    made.save(force_insert=True)
    record(actor, "charter.copy", made)
    articles = charter.articles.order_by("number", "id")
    _add_articles(
        actor,
        made,
        [
            CharterArticle(
                number=number, heading=a.heading, text=a.text, source=a.source
            )
            for number, a in enumerate(articles, start=1)
        ],
    )
    rules = charter.pillar_rules.order_by("id")
    _add_rules(
        made,
        [
            PillarRule(pillar=r.pillar, quorum=r.quorum, is_required=r.is_required)
            for r in rules
        ],
    )
    return made


@transaction.atomic
def add_article(actor: Actor, charter: Charter, *, written: Article) -> CharterArticle:
    """Add an article to a draft, at its end or before another; pressed twice, one.

    Raises Locked.
    """
    require(actor, "create", CharterArticle)
    require(actor, "change", charter)
    held = _draft(charter)
    same = held.articles.filter(heading=written.heading, text=written.text).first()
    if same is not None:
        return same
    made = CharterArticle(
        charter=held, number=_ASIDE, heading=written.heading, text=written.text
    )
    made.take_class_of(held)
    made.save(force_insert=True)
    _place(held, made, written.before)
    record(actor, "charterarticle.create", made)
    return made


@transaction.atomic
def change_article(
    actor: Actor, article: CharterArticle, *, written: Article, version: int
) -> CharterArticle:
    """Change an article of a draft. Raises Locked, and ChangedMeanwhile when somebody
    saved it since `version` was opened.
    """
    require(actor, "change", article)
    charter = _draft(article.charter)
    held = CharterArticle.objects.select_for_update().get(pk=article.pk)
    if held.version != version:
        raise ChangedMeanwhile
    if (held.heading, held.text) != (written.heading, written.text):
        # Other words than those that Rimay proposed are somebody's own.
        held.source = "" if held.source == PROPOSED else held.source
    held.heading, held.text = written.heading, written.text
    held.version += 1
    held.save()
    _place(charter, held, written.before)
    record(actor, "charterarticle.change", held, fields=("heading", "text"))
    return held


@transaction.atomic
def comment_article(
    actor: Actor,
    article: CharterArticle,
    *,
    text: str,
    organisation: Organisation | None,
    said: on_behalf.Said | None = None,
) -> ArticleComment:
    """Say something of an article of a draft; `said` where the desk does so for a seat.

    Raises Locked once the text is adopted. Pressed twice, it is said once.
    """
    require(actor, "comment", article.charter)
    require(actor, "read", article)
    _draft(article.charter)
    day = said.said_on if said is not None else clock.today()
    made = ArticleComment(
        article=article,
        organisation=said.membership.organisation if said else organisation,
        said_on=PartialDate.of(day),
        text=text,
    )
    rows = every_row(ArticleComment, article.group_id, "said once")
    same = rows.filter(
        article=article, organisation=made.organisation, said_on=made.said_on, text=text
    ).first()
    if same is not None:
        return same
    made.take_class_of(article)
    made.save(force_insert=True)
    if said is not None:
        on_behalf.say_on_behalf(actor, made, act="comment", said=said)
    record(actor, "articlecomment.create", made)
    return made


@transaction.atomic
def answer_comment(
    actor: Actor, comment: ArticleComment, *, answer: str, version: int
) -> None:
    """Say what came of a comment. Raises ChangedMeanwhile."""
    require(actor, "change", comment)
    held = ArticleComment.objects.select_for_update().get(pk=comment.pk)
    if held.version != version:
        raise ChangedMeanwhile
    held.answer = answer
    held.version += 1
    held.save(update_fields=["answer", "version", "changed_at"])
    record(actor, "articlecomment.answer", held, fields=("answer",))


def number_anew(charter: Charter, articles: Iterable[CharterArticle]) -> None:
    """Give articles the numbers of their order, without a gap."""
    rows = list(articles)
    if [row.number for row in rows] == list(range(1, len(rows) + 1)):
        return
    # A number stands once in a charter at every moment, so they step aside first.
    for offset in (_ASIDE + 1, 1):
        for place, row in enumerate(rows):
            row.number = place + offset
            CharterArticle.objects.filter(pk=row.pk).update(number=row.number)


def _place(
    charter: Charter, article: CharterArticle, before: CharterArticle | None
) -> None:
    others = charter.articles.exclude(pk=article.pk).order_by("number", "id")
    rows = list(others)
    places = [place for place, row in enumerate(rows) if before and row.pk == before.pk]
    rows.insert(places[0] if places else len(rows), article)
    number_anew(charter, rows)
    article.refresh_from_db(fields=["number"])


def _draft(charter: Charter) -> Charter:
    """Return the charter for writing; its row is what two writers wait for."""
    held = Charter.objects.select_for_update().get(pk=charter.pk)
    if held.is_locked:
        raise Locked
    return held


def _refuse_second(actor: Actor, group: Group, kind: CharterKind) -> None:
    # The group's row is what two people beginning at once wait for.
    Group.objects.select_for_update().get(pk=group.pk)
    rows = visible(actor, Charter).filter(kind=kind, state=CharterState.DRAFT)
    open_draft = rows.order_by("-id").first()
    if open_draft is not None:
        raise DraftOpen(open_draft)


def _next_edition(group: Group, kind: CharterKind) -> str:
    rows = every_row(Charter, group.pk, "the number of the next version")
    used = rows.filter(kind=kind).values_list("edition", flat=True)
    return str(max([int(e) for e in used if e.isdigit()], default=0) + 1)


def _add_articles(
    actor: Actor, charter: Charter, articles: list[CharterArticle]
) -> None:
    for article in articles:
        article.charter = charter
        article.take_class_of(charter)
    made = CharterArticle.objects.bulk_create(articles)
    search.renew_many(made)
    if made:
        count = len(made)
        record_many(
            actor, "charterarticle.create", charter.group, CharterArticle, count
        )


def _add_rules(charter: Charter, rules: list[PillarRule]) -> None:
    for rule in rules:
        rule.charter = charter
        rule.take_class_of(charter)
    PillarRule.objects.bulk_create(rules)
