"""A list as it stands now: what was read, what is asked, what would be made."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from rimay.core import clock
from rimay.exchange.grids import Grid, pack
from rimay.exchange.kinds import ALL
from rimay.exchange.kinds import BY_CODE as KINDS
from rimay.exchange.lists.proposal import Proposal
from rimay.exchange.lists.propose import propose
from rimay.exchange.lists.reasons import Reason
from rimay.exchange.lists.targets import Target
from rimay.exchange.own import remembering
from rimay.exchange.own.building import Built, build
from rimay.exchange.own.declaring import Given, Purpose
from rimay.exchange.own.entries import Left, entries_of, left_out
from rimay.exchange.own.lines import Drafting, Line
from rimay.exchange.own.names import Names
from rimay.exchange.own.questions import Question, open_ones
from rimay.exchange.own.who import Who, who_is_whom
from rimay.exchange.planning import make_plan
from rimay.exchange.plans import Plan, Problem
from rimay.records import cells


@dataclass(frozen=True)
class Told:
    """What is wrong with a line, at the place where its owner finds it."""

    place: str
    heading: str
    message: str


@dataclass
class Review:
    """Everything about a list that a page shows. Nothing of it is written yet."""

    purpose: Purpose
    given: Given
    proposal: Proposal
    names: Names
    who: Who
    left: list[Left]
    built: Built
    plan: Plan
    reads: str = ""

    @property
    def questions(self) -> list[Question]:
        return [*self.names.questions, *self.who.questions]

    @property
    def open(self) -> list[Question]:
        return open_ones(self.questions)

    @property
    def row_count(self) -> int:
        return len(self.proposal.rows)

    @property
    def is_ready(self) -> bool:
        """Nothing is open, nothing is wrong, and something would be made."""
        return not self.open and self.plan.is_clean and not self.plan.does_nothing

    @property
    def mark(self) -> str:
        """A fingerprint of what would be made: what was looked at is what is made."""
        changes = [
            (
                sheet.kind.code,
                draft.key,
                draft.changed,
                getattr(draft.existing, "version", 0),
            )
            for sheet in self.plan.sheets
            for draft in sheet.drafts
        ]
        held = json.dumps([pack(self.built.grid), changes], sort_keys=True, default=str)
        return hashlib.sha256(held.encode()).hexdigest()[:32]

    def told(self) -> list[Told]:
        """Return the problems of the plan at the places of the list."""
        return [self._told(problem) for problem in self.plan.problems]

    def _told(self, problem: Problem) -> Told:
        line = self.built.lines.get((problem.sheet, problem.row))
        if line is None:
            return Told("", "", problem.message)
        heads = self.built.heads[problem.sheet]
        place = _column(problem.column)
        column = heads[place] if 0 <= place < len(heads) else ""
        heading = self._heading(line, column) or _label(line.kind, column)
        return Told(line.entry.place, heading, problem.message)

    def _heading(self, line: Line, column: str) -> str:
        """Return what heads the list's column that a record's column came from."""
        target = line.sources.get(column, "")
        table = self.proposal.tables[line.entry.table]
        held = (c.heading for c in table.columns if target and c.target == target)
        return next((heading for heading in held if heading), "")


def review(
    purpose: Purpose,
    given: Given,
    grid: Grid,
    answers: Mapping[str, str],
    chosen: Mapping[tuple[int, int], str],
) -> Review:
    """Work a list out anew, with what its owner said so far."""
    known = remembering.headings(given.group, purpose)
    targets = targets_of(purpose)
    proposal = propose(grid, targets, known, chosen, clock.today().year)
    entries = entries_of(proposal)
    remembered = remembering.names(given.group)
    names = Names(purpose, given, entries, answers, remembered)
    drafting = Drafting(purpose, given, names)
    lines, left = [], left_out(proposal)
    for entry in entries:
        line, refused = drafting.line(entry)
        if refused:
            left.append(Left(entry.place, entry.row.text, str(Reason(refused))))
        else:
            lines.append(line)
    who = who_is_whom(purpose, given, lines, answers)
    for line, code in who.left:
        left.append(Left(line.entry.place, line.entry.row.text, str(Reason(code))))
    kind = KINDS[purpose.kind]
    offered = {access_class.value for access_class in kind.classes}
    reads = answers.get("reads", "")
    # The page shows the usual class as chosen: what it sends back changes nothing.
    reads = reads if reads in offered else kind.usual_class
    built = build(purpose, given, names, who, reads)
    plan = make_plan(given.actor, given.group, built.grid, ALL)
    if not built.grid.sheets:
        plan.problems = []
    return Review(purpose, given, proposal, names, who, left, built, plan, reads)


@cache
def targets_of(purpose: Purpose) -> tuple[Target, ...]:
    """Return what columns can be; a choice knows its words in both languages too."""
    kind = {field.name: purpose.kind for field in purpose.fields}
    kind |= {f.name: below.kind for below in purpose.below for f in below.fields}
    found: list[Target] = []
    for field in purpose.every_field():
        target, held = field.target, KINDS[kind[field.name]]
        if target.kind == "choice":
            words = cells.words_of(held, held.column(field.column))
            codes = {*words, *target.choices}
            choices = {
                str(code): (*target.choices.get(code, ()), *words.get(code, ()))
                for code in codes
            }
            target = replace(target, choices=choices)
        if target.name not in {other.name for other in found}:
            is_main = target.name in purpose.needed
            found.append(replace(target, is_main=is_main))
    return tuple(found)


def _label(code: str, column: str) -> str:
    """Return what a record's column is called; "" for the columns of every sheet."""
    kind = KINDS[code]
    for held in kind.columns:
        if column in {held.name, *(f"{held.name}_{x}" for x in cells.LANGUAGES)}:
            return kind.label(held)
    return ""


def _column(letters: str) -> int:
    """Return the place of a column by its letters, from 0; -1 for none."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
