"""The columns of a list as a page offers them: what each is, and what else it can be."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from rimay.core.dates import PartialDate
from rimay.exchange.lists.proposal import ColumnGuess, Table
from rimay.exchange.lists.targets import Target

PARTS = {
    "surnames": gettext_lazy("surnames"),
    "surname1": gettext_lazy("first surname"),
    "surname2": gettext_lazy("second surname"),
    "given": gettext_lazy("given names"),
    "given1": gettext_lazy("first given name"),
    "given2": gettext_lazy("second given name"),
    "female": gettext_lazy("a cross for women"),
    "male": gettext_lazy("a cross for men"),
}


@dataclass(frozen=True)
class Offered:
    """One column of the list, with what it can be."""

    name: str
    guess: ColumnGuess
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Columns:
    """The columns of one table; `marks` are those that only hold crosses."""

    sheet: str
    single: tuple[Offered, ...]
    marks: tuple[Offered, ...]

    @property
    def marked(self) -> str:
        """The headings over crosses, from the first to the last."""
        return f"{self.marks[0].guess.heading} – {self.marks[-1].guess.heading}"


def label(target: Target) -> str:
    """Return what a target is called in the reader's language."""
    is_english = (get_language() or "es").startswith("en")
    return target.labels[1 if is_english and len(target.labels) > 1 else 0]


def columns_of(place: int, table: Table, targets: Sequence[Target]) -> Columns:
    """Return the columns of a table with their options, crosses apart."""
    single: list[Offered] = []
    marks: list[Offered] = []
    for guess in table.columns:
        is_mark = guess.reason.code in {"heading_of_month", "heading_of_day"}
        (marks if is_mark else single).append(_offered(place, guess, targets))
    return Columns(table.sheet, tuple(single), tuple(marks))


def _offered(place: int, guess: ColumnGuess, targets: Sequence[Target]) -> Offered:
    options = {"": _("leave out")}
    for target in targets:
        options[target.name] = label(target)
        if target.kind == "person_name":
            for part in ("surnames", "given"):
                options[f"{target.name}:{part}"] = _parted(target, part)
    if guess.choice not in options:
        target = next(t for t in targets if t.name == guess.target)
        options[guess.choice] = _parted(target, guess.part)
    name = f"column-{place}-{guess.index}"
    return Offered(name, guess, tuple(options.items()))


def _parted(target: Target, part: str) -> str:
    words = str(PARTS.get(part, "")) or next(iter(target.choices.get(part, ())), "")
    first, _dash, last = part.partition("-")
    if first.isdigit() and len(first) < 3:
        ends = dict.fromkeys(str(MONTHS[int(one)]) for one in (first, last) if one)
        words = " – ".join(ends)
    elif not words:
        words = str(PartialDate(part))
    return f"{label(target)} ({words})"
