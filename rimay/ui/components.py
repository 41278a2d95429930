"""What the components of a page are given: plain words, numbers and addresses.

Rooms fill these from their queries; the tags of `ui` draw them. Every picture carries
its words, so that no number stands in a drawing only.
"""

from dataclasses import dataclass, field

from rimay.core import formatting


@dataclass(frozen=True)
class Stretch:
    """One stretch of a band. `weave` is a pillar's slot "1" to "5", or "done" (woven
    in the product's colour), "rest" (woven in grey) or "warp" (missing, open).
    """

    weave: str
    width: int = 1


@dataclass(frozen=True)
class Named:
    """A name and where it leads; no address where there is no page to open. `note` is
    said after it in small, such as "coordinates".
    """

    words: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class SeatsColumn:
    """The seats of one pillar. `slot` 0 draws bare warp: a voice that is missing, or
    observers where `is_observers`.
    """

    slot: int
    name: str
    count_words: str
    seats: int
    organisations: tuple[Named, ...] = ()
    is_observers: bool = False


@dataclass(frozen=True)
class PathwayStep:
    """One of the ten steps. `state` is "done", "now" or "open"."""

    number: int
    words: str
    state: str
    when: str = ""
    url: str = ""


@dataclass(frozen=True)
class DueItem:
    """Something owed. `when` in words; `late` says by how much, "" if not late."""

    when: str
    what: str
    url: str = ""
    who: str = ""
    late: str = ""


@dataclass(frozen=True)
class Tile:
    """A figure that opens: its value in words, label, and "as of". `before` stands in
    small before the value, such as "at least".
    """

    value: str
    label: str
    url: str
    as_of: str = ""
    is_known: bool = True
    before: str = ""


@dataclass(frozen=True)
class Bar:
    """One row of a table with bars. Zero-based, same scale within a table. `words` is
    the number as written; a hidden cell has no bar and no number.
    """

    label: str
    count: int
    words: str = ""
    url: str = ""
    slot: int = 0
    is_hidden: bool = False

    @property
    def number(self) -> str:
        """The number as it is written beside the bar."""
        return self.words or formatting.number(self.count)


@dataclass(frozen=True)
class Month:
    """One month of a timeline: "2017-08", its initial, and its name in words."""

    code: str
    initial: str
    name: str


@dataclass(frozen=True)
class Strand:
    """One row of a timeline. `cells` per month: "done" (happened), "warp" (to come) or
    "" (nothing). `words` says the same for who does not see the drawing.
    """

    label: str
    cells: tuple[str, ...]
    words: str = ""
    url: str = ""


@dataclass(frozen=True)
class MapPlace:
    """A region on the map: its code in the outlines (ISO 3166-2 or the group's own),
    name, what to say in it, and whether the group has its seat there. `point` is the
    seat's (longitude, latitude), where it is known.
    """

    code: str
    name: str
    words: str = ""
    url: str = ""
    is_seat: bool = False
    point: tuple[float, float] | None = None


@dataclass(frozen=True)
class RegionMap:
    """A map of regions. Outlines come from the country's file (ISO 3166-1 alpha-2),
    or from `outlines`, of a group's own GeoJSON: rings of (longitude, latitude) per
    code. `unit` heads the words in the table beside it; `total` closes it.
    """

    caption: str
    places: tuple[MapPlace, ...]
    country: str = ""
    outlines: dict[str, list[list[tuple[float, float]]]] = field(default_factory=dict)
    unit: str = ""
    total: str = ""
