"""Permalinks: a record of a room above, which this one names by its key, as a link.

A row that must point up keeps a key in words. Rooms below may not know what it names,
so `config`, which knows every room, introduces the kinds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import names_of
from rimay.core import formatting
from rimay.groups.models import Classified, Group
from rimay.records.addresses import url_of
from rimay.records.kinds import Column, Kind


@dataclass(frozen=True)
class Cell:
    """One value of a row as shown: words, and the address of what it names."""

    label: str
    words: str
    url: str = ""
    is_number: bool = False
    slot: int = 0
    language: str = ""
    is_prose: bool = False
    needs_label: bool = False

    @property
    def original(self) -> str:
        """Say in which language the words stand, where it is not the reader's."""
        if self.language in {"", (get_language() or "es")[:2]}:
            return ""
        name = formatting.language_name(self.language)
        return _("original in %(language)s") % {"language": name}


_models: dict[str, type[Classified]] = {}


def introduce(kinds: Iterable[Kind]) -> None:
    """Have these kinds found by their codes; once, when the service starts."""
    _models.update({kind.code: kind.model for kind in kinds})


def linked(actor: Actor, group: Group, column: Column, cell: Cell) -> Cell:
    """Return a cell as the record that its key names, if the actor may see one."""
    model = _models.get(column.names)
    if model is None or not cell.words:
        return cell
    row = visible(actor, model).filter(key=cell.words[:80]).first()
    if row is None:
        return cell
    return replace(cell, words=names_of(actor, [row])[0], url=url_of(row, group))
