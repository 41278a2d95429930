"""Rows named by what they are called, where a cell names none by its key."""

from collections.abc import Iterable

from django.db.models import Q

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core.text import Text, sort_key
from rimay.exchange.plans import Ref, SheetPlan
from rimay.groups.models import Classified

_SORTED = ("sort", "sort_es", "sort_en")
PART = 100


class Called:
    """Finds rows of this file, and rows that the importer reads, by their words."""

    def __init__(self, actor: Actor, order: list[SheetPlan]) -> None:
        self.actor, self.order = actor, order
        self.found: dict[type[Classified], dict[str, list[Ref]]] = {}

    def look_for(self, model: type[Classified], words: Iterable[str]) -> None:
        """Look for rows called by these words; few statements for all of them."""
        asked = {sort_key(word.strip()) for word in words} - {""}
        found = self.found.setdefault(model, {})
        for sheet in self.order:
            if sheet.kind.model is model and asked:
                self._look_here(sheet, asked, found)
        pks = {pk for refs in found.values() for r in refs if (pk := _pk(r))}
        names = {field.name for field in model._meta.get_fields()}
        columns = [name for name in _SORTED if name in names]
        short = "short_name" in names
        for part in _parts(sorted(asked)) if columns else ():
            condition = Q(pk__in=())
            for column in columns:
                condition |= Q(**{f"{column}__in": part})
            for one in part if short else ():
                condition |= Q(short_name__iexact=one)
            for row in visible(self.actor, model).filter(condition):
                spelt = {getattr(row, column) for column in columns}
                spelt |= {sort_key(getattr(row, "short_name", ""))}
                for one in spelt & asked if row.pk not in pks else ():
                    found.setdefault(one, []).append(Ref(model, row.key, row))

    def meant(self, model: type[Classified], words: str) -> list[Ref]:
        """Return the rows that are called so."""
        return self.found.get(model, {}).get(sort_key(words), [])

    def _look_here(
        self, sheet: SheetPlan, asked: set[str], found: dict[str, list[Ref]]
    ) -> None:
        for draft in sheet.drafts:
            spelt: set[str] = set()
            for name in ("name", "short_name", "title"):
                value = draft.values.get(name)
                if isinstance(value, Text):
                    spelt |= {sort_key(words) for _language, words in value.words}
                elif value:
                    spelt.add(sort_key(str(value)))
            for one in spelt & asked:
                ref = Ref(sheet.kind.model, draft.key, draft.existing)
                found.setdefault(one, []).append(ref)


def _pk(ref: Ref) -> int | None:
    return ref.row.pk if isinstance(ref.row, Classified) else None


def _parts(words: list[str]) -> Iterable[list[str]]:
    return (words[start : start + PART] for start in range(0, len(words), PART))
