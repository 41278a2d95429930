"""The names in a list: which rows they mean, which are new, what is still to be said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rimay.exchange.lists.words import fold
from rimay.exchange.own import questions
from rimay.exchange.own.declaring import Field, Given, Naming, Purpose
from rimay.exchange.own.directories import split
from rimay.exchange.own.entries import Entry
from rimay.exchange.own.keys import Free, joined, slug
from rimay.exchange.own.known import SOURCES, shown
from rimay.exchange.own.questions import LEAVE, NEW, Option, Question

Place = tuple[str, str]


@dataclass(frozen=True)
class Meant:
    """What a name means: the key of a row, "" where it stays words or is open."""

    words: str
    key: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class NewRow:
    """A row to be made for a name that nobody here has."""

    kind: str
    key: str
    words: str
    columns: Mapping[str, str]


@dataclass
class _Named:
    """A name as the list has it, and where."""

    words: str
    naming: Naming
    places: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


class Names:
    """Every distinct name of a list, by the directory it is looked up in.

    `remembered` are answers to earlier lists: ids of rows by directory and words.
    """

    def __init__(
        self,
        purpose: Purpose,
        given: Given,
        entries: Sequence[Entry],
        answers: Mapping[str, str],
        remembered: Mapping[Place, int],
    ) -> None:
        self.given = given
        fields = [f for f in purpose.every_field() if f.naming is not None]
        self.directories = {
            f.naming.directory: SOURCES[f.naming.directory].read(given)
            for f in fields
            if f.naming is not None
        }
        self.asked: dict[Place, Question] = {}
        held = self._named(fields, entries)
        for place, named in held.items():
            question = self._question(place, named)
            self.asked[place] = self._settled(
                question, place, named, answers, remembered
            )
        self.new = self._new(held)

    @property
    def questions(self) -> list[Question]:
        return list(self.asked.values())

    def meant(self, asked: Field, words: str) -> list[Meant]:
        """Return what the words of one cell mean, name by name."""
        assert asked.naming is not None
        directory = asked.naming.directory
        found = []
        for one in split(words, self.directories[directory]):
            place = self._place(directory, one)
            question = self.asked[place]
            key = self._key(place, question)
            found.append(Meant(shown(one), key, question.is_open))
        return found

    def to_remember(self) -> dict[Place, int]:
        """Return what the person said about names, for the next list."""
        return {
            place: question.row_id
            for place, question in self.asked.items()
            if question.by == "you" and question.row_id is not None
        }

    def _named(
        self, fields: Sequence[Field], entries: Sequence[Entry]
    ) -> dict[Place, _Named]:
        found: dict[Place, _Named] = {}
        for asked, words, entry in _said(fields, entries):
            assert asked.naming is not None
            directory = asked.naming.directory
            for one in split(words, self.directories[directory]):
                place = self._place(directory, one)
                named = found.setdefault(place, _Named(one, asked.naming))
                if one != named.words and one not in named.others:
                    named.others.append(one)
                if entry.place not in named.places:
                    named.places.append(entry.place)
        return found

    def _place(self, directory: str, words: str) -> Place:
        """Return where a name is kept: two spellings of one name are one."""
        return directory, self.directories[directory].key(words) or fold(words)

    def _question(self, place: Place, named: _Named) -> Question:
        directory, words = place
        likely = self.directories[directory].likely(named.words)
        options = tuple(
            Option(f"is-{o.known.pk}", o.known.words, o.known.facts, o.reason, o.score)
            for o in likely
        )
        return Question(
            name=questions.name_of("name", directory, words),
            asked=shown(named.words),
            places=tuple(named.places),
            facts=", ".join(named.others),
            options=options,
            may_make=SOURCES[directory].can_make(self.given),
            directory=directory,
        )

    def _settled(
        self,
        question: Question,
        place: Place,
        named: _Named,
        answers: Mapping[str, str],
        remembered: Mapping[Place, int],
    ) -> Question:
        directory = self.directories[place[0]]
        chosen = answers.get(question.name, "")
        if chosen == questions.OTHER:
            typed = answers.get(f"{question.name}-words", "")
            return questions.typed(question, typed, directory.exact(typed))
        question = questions.answered(question, answers)
        if not question.is_open:
            return question
        pk = remembered.get(place)
        held = next((row for row in directory.known if row.pk == pk), None)
        if held is not None:
            return questions.recalled(question, held)
        unknown = named.naming.unknown
        if unknown == "new" and not question.may_make:
            unknown = "leave"
        return questions.proposed(question, "" if unknown == "ask" else unknown)

    def _new(self, held: Mapping[Place, _Named]) -> dict[Place, NewRow]:
        wanted = [place for place, q in self.asked.items() if q.chosen == NEW]
        found: dict[Place, NewRow] = {}
        for directory in dict.fromkeys(directory for directory, _words in wanted):
            source = SOURCES[directory]
            assert source.columns is not None
            places = [place for place in wanted if place[0] == directory]
            keys = {place: slug(shown(held[place].words)) for place in places}
            free = Free(self.given.actor, source.model, keys.values())
            for number, place in enumerate(places, start=1):
                words = held[place].words
                columns = source.columns(self.given, words, number)
                key = free.key(joined(keys[place]))
                found[place] = NewRow(source.kind, key, shown(words), columns)
        return found

    def _key(self, place: Place, question: Question) -> str:
        if question.chosen == NEW:
            return self.new[place].key
        if question.chosen == LEAVE or question.row_id is None:
            return ""
        rows = self.directories[place[0]].known
        return next((row.key for row in rows if row.pk == question.row_id), "")


def _said(
    fields: Sequence[Field], entries: Sequence[Entry]
) -> Iterator[tuple[Field, str, Entry]]:
    for entry in entries:
        for asked in fields:
            for words in entry.row.values.get(asked.name, ()):
                yield asked, words, entry
