"""Records that a line of a list may be: people by name and telephone, others by words.

A record that stands is offered as "is-" and its id, an earlier line as "row-" and its
index. Who decides is the person; a page only proposes what is sure.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rimay.exchange.lists import twins
from rimay.exchange.own.declaring import Given
from rimay.exchange.own.lines import Line
from rimay.exchange.own.questions import Option
from rimay.groups.models import Classified, Contact, Organisation, Person

Found = Mapping[int, Sequence[Option]]
SHOWN = 4


class Likeness(Protocol):
    """Finds, for each line by its entry's index, what it may be."""

    @property
    def rival(self) -> int:
        """As likely as this, a second record keeps a sure one from being proposed."""

    def of(self, given: Given, lines: Sequence[Line]) -> Found: ...


@dataclass(frozen=True)
class Nothing:
    """Every line is a record of its own."""

    rival: int = 90

    def of(self, given: Given, lines: Sequence[Line]) -> Found:
        return {}


@dataclass(frozen=True)
class People:
    """Persons of the group, or participants of its trainings, by name and reach."""

    model: type[Classified]
    rival: int = 70

    def of(self, given: Given, lines: Sequence[Line]) -> Found:
        known = self._known(given)
        rows = [_person(line) for line in lines]
        by_index = {str(line.entry.index): line for line in lines}
        found: dict[int, list[Option]] = defaultdict(list)
        for pair in twins.duplicates(rows, list(known.values())):
            row = known[pair.other]
            why = ", ".join(pair.words)
            option = Option(f"is-{pair.other}", row.name, row.facts, why, pair.score)
            found[int(pair.one)].append(option)
        for pair in twins.repeated(rows):
            earlier, later = sorted((pair.one, pair.other), key=int)
            line = by_index[earlier]
            facts = line.entry.row.one("institution")
            words = f"{line.entry.row.one('name')} ({line.entry.place})"
            option = Option(
                f"row-{earlier}", words, facts, ", ".join(pair.words), pair.score
            )
            found[int(later)].append(option)
        return {index: likeliest(options) for index, options in found.items()}

    def _known(self, given: Given) -> "dict[str, _Person]":
        rows = given.rows_of(self.model).order_by("id")
        if self.model is Person:
            return _people(given, rows.values_list(*_PERSON))
        return _participants(given, rows.values_list(*_PARTICIPANT))


@dataclass(frozen=True)
class _Person(twins.Known):
    facts: str = ""


_PERSON = ("pk", "name", "organisation_id")
_PARTICIPANT = ("pk", "name", "organisation_id", "institution", "unit")


def likeliest(options: Iterable[Option]) -> list[Option]:
    best: dict[str, Option] = {}
    for option in options:
        held = best.get(option.value)
        if held is None or held.score < option.score:
            best[option.value] = option
    return sorted(best.values(), key=lambda o: (-o.score, o.words))[:SHOWN]


def _person(line: Line) -> twins.Known:
    row = line.entry.row
    return twins.Known(
        str(line.entry.index),
        row.one("name"),
        row.values.get("phone", ()),
        row.values.get("email", ()),
        row.one("document"),
        row.one("institution"),
    )


def _people(
    given: Given, rows: Iterable[tuple[int, str, int | None]]
) -> dict[str, _Person]:
    reach: dict[int, list[tuple[str, str]]] = defaultdict(list)
    held = given.rows_of(Contact).values_list("person_id", "kind", "value")
    for pk, kind, value in held.iterator():
        reach[pk].append((kind, value))
    bodies, found = _bodies(given), {}
    for pk, name, organisation in rows:
        phones = tuple(v for kind, v in reach[pk] if kind == Contact.Kind.PHONE)
        emails = tuple(v for kind, v in reach[pk] if kind == Contact.Kind.EMAIL)
        body = bodies.get(organisation, "")
        facts = " · ".join(filter(None, (body, *phones[:1], *emails[:1])))
        found[str(pk)] = _Person(str(pk), name, phones, emails, "", body, facts)
    return found


def _participants(
    given: Given, rows: Iterable[tuple[int, str, int | None, str, str]]
) -> dict[str, _Person]:
    bodies, found = _bodies(given), {}
    for pk, name, organisation, institution, unit in rows:
        body = bodies.get(organisation, "") or institution
        facts = " · ".join(filter(None, (body, unit)))
        found[str(pk)] = _Person(str(pk), name, organisation=body, facts=facts)
    return found


def _bodies(given: Given) -> dict[int | None, str]:
    """Return the names of organisations that the importer reads."""
    rows = given.rows_of(Organisation)
    return {row.pk: row.short for row in rows.only("name", "short_name")}
