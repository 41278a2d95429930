"""The two vocabularies of confidentiality: who reads a row, and how a talk is treated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Class(TextChoices):
    """Who reads a row. Sets of people, not steps of a ladder.

    The words are for choosing and for workbooks; pages show the sentence of
    `access.audience`, which names people and counts.
    """

    PUBLIC = "public", _("everybody")
    GROUP = "group", _("the table with its observers")
    MEMBERS = "members", _("the seats only")
    PILLAR = "pillar", _("the seats of one pillar")
    PARTY = "party", _("the organisations named")
    TEAM = "team", _("the team of the study or event")
    SECRETARIAT = "secretariat", _("the secretariat")
    SEALED = "sealed", _("only the persons named")

    @property
    def reach(self) -> int:
        """How far the voice carries, as bars of a gauge: 6 for everybody, 1 for sealed."""
        return _REACH[self]


_REACH = {
    Class.PUBLIC: 6,
    Class.GROUP: 5,
    Class.MEMBERS: 4,
    Class.PILLAR: 3,
    Class.PARTY: 2,
    Class.TEAM: 2,
    Class.SECRETARIAT: 2,
    Class.SEALED: 1,
}

# Classes whose readers are the people or organisations of one named circle.
CIRCLE_CLASSES = frozenset({Class.PARTY, Class.TEAM, Class.SEALED})


class Basis(TextChoices):
    """What a figure or a fact rests on."""

    COUNTED = "counted", _("counted")
    STATED = "stated", _("stated")
    INFERRED = "inferred", _("inferred")


class Regime(TextChoices):
    """How what is said in a meeting is treated; from open to stricter."""

    OPEN = "open", _("open")
    NO_ATTRIBUTION = "no_attribution", _("no attribution")
    CHATHAM = "chatham", _("Chatham House Rule")
    SEALED = "sealed", _("sealed: only the persons named")

    def is_stricter_than(self, other: str) -> bool:
        """Return whether this rule keeps less than another."""
        strict = list(Regime)
        return strict.index(self) > strict.index(Regime(other))
