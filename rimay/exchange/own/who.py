"""Which record each line is: asked line by line, and lines of one record put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rimay.exchange.own import questions
from rimay.exchange.own.declaring import Given, Purpose
from rimay.exchange.own.lines import Line
from rimay.exchange.own.questions import LEAVE, NEW, Option, Question


@dataclass
class Who:
    """The lines of a list as records, what was asked of them, and lines left out.

    `further` are, by the index of a record's first line, the other lines that are it.
    """

    questions: list[Question] = field(default_factory=list)
    records: list[Line] = field(default_factory=list)
    further: dict[int, list[Line]] = field(default_factory=dict)
    left: list[tuple[Line, str]] = field(default_factory=list)

    def lines(self, record: Line) -> list[Line]:
        """Return every line that is this record."""
        return [record, *self.further.get(record.entry.index, ())]


def who_is_whom(
    purpose: Purpose, given: Given, lines: Sequence[Line], answers: Mapping[str, str]
) -> Who:
    """Ask of each line that may be another record, or an earlier line, what it is."""
    found = purpose.likeness.of(given, lines)
    who = Who()
    by_index: dict[int, Line] = {}
    for line in lines:
        index = line.entry.index
        options = _offered(found.get(index, ()), by_index)
        question = Question(
            name=f"line-{index}",
            asked=line.entry.row.text,
            places=(line.entry.place,),
            options=options,
        )
        question = questions.answered(question, answers)
        if question.is_open:
            question = questions.proposed(question, NEW, purpose.likeness.rival)
        if options:
            who.questions.append(question)
        _keep(purpose, who, by_index, line, question)
    return who


def _offered(
    options: Sequence[Option], by_index: Mapping[int, Line]
) -> tuple[Option, ...]:
    """Return what a line may be: an earlier line that went is none, and one that is a
    standing record is not offered beside that record.
    """
    standing = {option.value for option in options}
    found = []
    for option in options:
        if option.value.startswith("row-"):
            record = by_index.get(int(option.value[4:]))
            if record is None or f"is-{record.standing}" in standing:
                continue
        found.append(option)
    return tuple(found)


def _keep(
    purpose: Purpose,
    who: Who,
    by_index: dict[int, Line],
    line: Line,
    question: Question,
) -> None:
    if question.chosen == LEAVE:
        who.left.append((line, "left_by_you"))
        return
    if question.chosen.startswith("row-"):
        record = by_index[int(question.chosen[4:])]
        _join(purpose, record, line)
        who.further.setdefault(record.entry.index, []).append(line)
        by_index[line.entry.index] = record
        return
    line.standing = question.row_id
    line.waits = line.waits or question.is_open
    same = next(
        (r for r in who.records if line.standing and r.standing == line.standing), None
    )
    if same is not None:
        # Two lines that are one standing record are one record too.
        _join(purpose, same, line)
        who.further.setdefault(same.entry.index, []).append(line)
        by_index[line.entry.index] = same
        return
    who.records.append(line)
    by_index[line.entry.index] = line


def _join(purpose: Purpose, record: Line, line: Line) -> None:
    """Let a record say what a further line of it says."""
    for column, words in line.cells.items():
        held = record.cells.get(column, "")
        if column in purpose.joins and words not in held.split("; "):
            record.cells[column] = "; ".join(filter(None, (held, words)))
            continue
        if column in purpose.latest:
            record.cells.pop(column, None)
        record.put(column, words, line.sources.get(column, ""))
    record.waits = record.waits or line.waits
