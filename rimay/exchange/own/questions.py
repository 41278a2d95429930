"""What a page asks before it makes anything: which one is meant, or a new one."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from rimay.exchange.lists.words import fold
from rimay.exchange.own.directories import LIKELY, SURE, Known

NEW, LEAVE, OTHER = "new", "leave", "other"
# Another row as likely as this keeps a sure one from being proposed.
RIVAL = 70


@dataclass(frozen=True)
class Option:
    """A row that may be meant: one that stands, or an earlier line of the list."""

    value: str
    words: str
    facts: str = ""
    why: str = ""
    score: int = 0


@dataclass(frozen=True)
class Question:
    """What a name or a line of the list means; open while nothing is chosen.

    `by` says who chose: the person now ("you"), the person earlier ("memory"), or the
    page, by likeness. `directory` names the rows among which another may be typed.
    """

    name: str
    asked: str
    places: tuple[str, ...]
    options: tuple[Option, ...]
    chosen: str = ""
    by: str = ""
    may_make: bool = True
    may_leave: bool = True
    directory: str = ""
    facts: str = ""
    wrong: str = ""

    @property
    def is_open(self) -> bool:
        return not self.chosen

    @property
    def meant(self) -> Option | None:
        """Return the row that is chosen, None for a new one or none at all."""
        return next((o for o in self.options if o.value == self.chosen), None)

    @property
    def row_id(self) -> int | None:
        """The id of the standing row that is chosen."""
        return int(self.chosen[3:]) if self.chosen.startswith("is-") else None


def name_of(*parts: str) -> str:
    """Return the name of a question's field: the same for the same words each time."""
    digest = hashlib.sha256(fold(parts[-1]).encode()).hexdigest()[:10]
    return "-".join((*parts[:-1], digest))


def answered(question: Question, answers: Mapping[str, str]) -> Question:
    """Return a question with what the person chose, if that is on offer."""
    chosen = answers.get(question.name, "")
    offered = {option.value for option in question.options}
    offered |= {NEW} if question.may_make else set()
    offered |= {LEAVE} if question.may_leave else set()
    if chosen not in offered:
        return question
    return replace(question, chosen=chosen, by="you")


def recalled(question: Question, row: Known) -> Question:
    """Return a question with what the person said about the same name earlier."""
    return replace(_with(question, row), chosen=f"is-{row.pk}", by="memory")


def typed(question: Question, words: str, found: Sequence[Known]) -> Question:
    """Return a question with the row whose name was typed, or what is wrong with it."""
    if len(found) == 1:
        row = found[0]
        return replace(_with(question, row), chosen=f"is-{row.pk}", by="you")
    message = (
        _("Several are called “%(words)s”.")
        if found
        else _(
            "There is no “%(words)s” here. Choose one of the list, or make a new one."
        )
    )
    return replace(question, wrong=message % {"words": words})


def proposed(question: Question, unknown: str, rival: int = SURE) -> Question:
    """Return a question with what the page proposes, left open where it is unsure.

    `unknown` is proposed where no row is like it; "" asks then too.
    """
    sure = [option for option in question.options if option.score >= SURE]
    near = [option for option in question.options if option.score >= rival]
    if len(sure) == 1 and len(near) == 1:
        return replace(question, chosen=sure[0].value, by="likeness")
    if unknown and not any(option.score >= LIKELY for option in question.options):
        return replace(question, chosen=unknown, by="likeness")
    return question


def _with(question: Question, row: Known) -> Question:
    value = f"is-{row.pk}"
    if any(option.value == value for option in question.options):
        return question
    option = Option(value, row.words, row.facts)
    return replace(question, options=(*question.options, option))


def open_ones(questions: Sequence[Question]) -> list[Question]:
    return [question for question in questions if question.is_open]
