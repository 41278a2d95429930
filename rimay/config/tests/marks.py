"""Words that name where they were planted and who may read them; the group they are in."""

import re
from dataclasses import dataclass, field

from rimay.access import circles
from rimay.access.tests.cast import Cast
from rimay.core.classes import Class, Regime
from rimay.dialogue.models import (
    Meeting,
)
from rimay.groups.models import (
    Classified,
)

MARK = re.compile(r"zq([a-z]+)j([a-z]+)j([a-z]+)qz", re.IGNORECASE)
# The design's class table, by hand; the pillar is civil society, the party the police.
SEATED = {"police_seat", "company_seat", "civil_seat", "alternate"}
INSIDE = SEATED | {"secretariat", "coordinator", "assistant", "observer"}
READERS: dict[Class, set[str]] = {
    Class.PUBLIC: INSIDE | {"donor", "interviewer", "evaluator"},
    Class.GROUP: INSIDE,
    Class.MEMBERS: SEATED | {"secretariat", "coordinator"},
    Class.PILLAR: {"civil_seat"},
    Class.PARTY: {"police_seat", "secretariat"},
    Class.TEAM: {"interviewer"},
    Class.SECRETARIAT: {"secretariat"},
    Class.SEALED: {"company_seat"},
}
# Who is named on the sealed items, and who has not acknowledged the charter yet.
NAMED = {"police_seat", "secretariat"}
# Who is only of a team has no term in which to acknowledge it.
UNPLEDGED = {"alternate", "interviewer"}
SAID = {"talk", "put", "objection"}
# What can be sealed; each showing of its words is written down.
SEALABLE = SAID | {"agreed", "means", "report", "obstacle", "proof", "proofinside"}
# Kept under the rule "open" only: elsewhere no page of a session may tell it.
ATTRIBUTION = {"speaker", "author"}


@dataclass(frozen=True)
class Mark:
    """One planted word: where it stands, who reads the row, which rule holds."""

    place: str
    reading: Class
    regime: Regime

    def __str__(self) -> str:
        return f"zq{self.place}j{self.reading}j{self.regime.replace('_', '')}qz"

    @property
    def is_logged(self) -> bool:
        return self.is_sealed and self.place in SEALABLE

    @property
    def is_sealed(self) -> bool:
        said = self.place in SAID and self.regime == Regime.SEALED
        return said or self.reading == Class.SEALED

    def may_read(self, role: str) -> bool:
        """Return whether somebody of the cast may be shown this word at all."""
        if self.place not in SAID:
            return role in READERS[self.reading]
        if self.regime != Regime.OPEN and role in UNPLEDGED:
            return False
        if self.regime == Regime.SEALED:
            return role in NAMED
        reading = Class.GROUP if self.reading == Class.PUBLIC else self.reading
        return role in READERS[reading]

    def must_find(self, role: str) -> bool:
        """Return whether the walk must find it: its page opens to that role as well."""
        if self.place == "author" or self.place == "speaker":
            open_rule = self.place == "speaker" and self.regime == Regime.OPEN
            return open_rule and Mark("talk", self.reading, self.regime).must_find(role)
        return self.may_read(role) and role in READERS[self.reading]


_BY_WORD = {regime.replace("_", ""): regime for regime in Regime}


def marks_in(words: str) -> set[Mark]:
    """Return the marks that stand in a text."""
    return {
        Mark(place.lower(), Class(reading.lower()), _BY_WORD[rule.lower()])
        for place, reading, rule in MARK.findall(words)
    }


@dataclass
class Marked:
    """The group, and where each mark is to be found by who may read it."""

    cast: Cast
    meetings: dict[Class, Meeting] = field(default_factory=dict)
    planted: set[Mark] = field(default_factory=set)
    found_at: list[tuple[Mark, str]] = field(default_factory=list)

    def word(self, place: str, reading: Class, regime: Regime = Regime.OPEN) -> str:
        mark = Mark(place, reading, regime)
        self.planted.add(mark)
        return str(mark)

    def at(self, place: str, reading: Class, regime: Regime, address: str) -> None:
        """Note the address at which a mark stands for its readers."""
        mark = Mark(place, reading, regime)
        self.found_at.append((mark, f"/g/{self.cast.group.slug}/{address}"))

    def listed(
        self,
        places: tuple[str, ...],
        reading: Class,
        regime: Regime,
        kind: str,
        pk: int,
    ) -> None:
        """Note marks that a list's download tells; of a sealed row its page alone."""
        at = f"{pk}/" if reading == Class.SEALED else "export/"
        for place in places:
            self.at(place, reading, regime, f"{kind}/{at}")

    def classified(self, row: Classified, reading: Class) -> None:
        """Give a row to the readers of a class, as this scene names them."""
        group, people = self.cast.group, self.cast.people
        row.group, row.access_class = group, reading
        if reading == Class.PILLAR:
            row.access_pillar = self.cast.pillars["civil"]
        elif reading == Class.PARTY:
            police = self.cast.organisations["police"]
            row.access_circle = circles.party(group, [police])
        elif reading == Class.TEAM:
            row.access_circle = self.cast.team
        elif reading == Class.SEALED:
            row.access_circle = circles.persons(group, [people["company_seat"]])
