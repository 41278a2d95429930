"""What the page of a list shows, in the order in which a person needs it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.core import formatting
from rimay.exchange.kinds import BY_CODE as KINDS
from rimay.exchange.lists.reasons import LOST
from rimay.exchange.own.columns_shown import Columns, columns_of, label
from rimay.exchange.own.entries import Left
from rimay.exchange.own.questions import Question
from rimay.exchange.own.reviewing import Review, Told, targets_of
from rimay.exchange.shown import ShownSheet, shown
from rimay.records.reading import Option, plain_options

# Open questions of one turn: the page stays light, the next ones follow.
ASKED = 25
SETTLED = 60
TOLD = 60
LEFT = 100
TYPED = 300


@dataclass(frozen=True)
class ListPage:
    """One list, read, asked about and shown."""

    lead: str
    open: list[Question]
    open_later: int
    waiting: int
    same: list[Question]
    settled: list[Question]
    tables: list[Columns]
    lost: list[Left]
    notes: list[Left]
    told: list[Told]
    sheets: list[ShownSheet]
    left: list[Left]
    names: dict[str, list[str]]
    reads: list[Option]
    reads_what: str


def page_of(review: Review) -> ListPage:
    """Return the page of a review."""
    waiting = review.open
    clear = [question for question in review.questions if not question.is_open]
    same = [q for q in clear if not q.directory and q.meant is not None]
    settled = [question for question in clear if question not in same]
    targets = targets_of(review.purpose)
    directories = {q.directory for q in waiting[:ASKED] if q.directory}
    return ListPage(
        lead=_lead(review),
        open=waiting[:ASKED],
        open_later=max(len(waiting) - ASKED, 0),
        same=same[:SETTLED],
        settled=settled[:SETTLED],
        tables=[
            columns_of(place, table, targets)
            for place, table in enumerate(review.proposal.tables)
            if table.columns
        ],
        lost=_notes(review, lost=True),
        notes=_notes(review, lost=False),
        waiting=sum(record.waits for record in review.who.records),
        told=review.told()[:TOLD],
        sheets=shown(review.given.actor, review.given.group, review.plan),
        left=review.left[:LEFT],
        names={
            name: [
                known.words for known in review.names.directories[name].known[:TYPED]
            ]
            for name in directories
        },
        reads=_reads(review),
        reads_what=str(KINDS[review.purpose.kind].sheet),
    )


def _lead(review: Review) -> str:
    """Say in one sentence how the list stands."""
    count = review.row_count
    read = ngettext("%(n)s line was read.", "%(n)s lines were read.", count)
    found = [read % {"n": formatting.number(count)}]
    waiting = len(review.open)
    if waiting:
        words = ngettext(
            "%(n)s question waits for you.", "%(n)s questions wait for you.", waiting
        )
        found.append(words % {"n": waiting})
    elif review.plan.problems:
        found.append(_("Something has to be mended first."))
    elif review.plan.does_nothing:
        found.append(_("Nothing in it is new."))
    else:
        found.append(_("This is what will be made when you say yes."))
    return " ".join(found)


def _notes(review: Review, *, lost: bool) -> list[Left]:
    """Return what was read otherwise than it is written, or not at all."""
    labels = {target.name: label(target) for target in targets_of(review.purpose)}
    found: dict[Left, None] = {}
    for record in review.who.records:
        for line in review.who.lines(record):
            for note in line.told():
                if (note.reason.code in LOST) == lost:
                    words = labels.get(note.target, "")
                    told = Left(line.entry.place, words, str(note.reason))
                    found[told] = None
    return list(found)[:LEFT]


def _reads(review: Review) -> list[Option]:
    """Return the classes on offer for new records of the list's own kind."""
    kind = KINDS[review.purpose.kind]
    makes = any(line.standing is None for line in review.who.records)
    if kind.class_from or not makes:
        return []
    chosen = review.reads
    return plain_options(kind, review.given.group, chosen)
