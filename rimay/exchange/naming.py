"""Keys: how rows are found again, and how one row names another."""

import hashlib
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.access.circles import party, persons
from rimay.core.classes import Class
from rimay.core.text import Text, sort_key
from rimay.exchange import sheets
from rimay.exchange.called import Called
from rimay.exchange.loops import refuse_loops
from rimay.exchange.models import Import
from rimay.exchange.plans import Draft, Plan, Ref, SheetPlan
from rimay.groups.models import Classified, Group, Organisation, Person, Pillar
from rimay.records.actions import Reading
from rimay.records.kinds import Kind

PART = 400


def new_key(kind: Kind, draft: Draft, seen: dict[str, int]) -> str:
    """Make a key from the row's first words, the same for the same file each time."""
    first = next((v for v in draft.values.values() if v), None)
    words = first.best("es") if isinstance(first, Text) else str(first or "")
    plain = "-".join(
        "".join(c if c.isalnum() else " " for c in sort_key(words)).split()
    )
    plain = plain[:50] or kind.code
    key, number = plain, 1
    while key in seen:
        number += 1
        key = f"{plain}-{number}"
    return key


def stored_keys(group: Group, key: str) -> tuple[str, ...]:
    """Return the keys under which an imported row may stand, the plain one first.

    The plain one may be taken by a row that the importer may not see, and his import
    must not tell that it exists.
    """
    mark = hashlib.sha256(f"{group.pk} {key}".encode()).hexdigest()[:8]
    return (key, f"{key[:70]}~{mark}", f"{key[:70]}~{mark[::-1]}")


class Names:
    """Turns keys into rows: those of this import, and those that the importer reads."""

    def __init__(self, actor: Actor, group: Group, order: list[SheetPlan]) -> None:
        self.actor, self.group, self.order = actor, group, order
        self.here = {
            sheet.kind.model: {draft.key for draft in sheet.drafts} for sheet in order
        }
        pillars = list(Pillar._default_manager.filter(group=group))
        self.pillars = {sort_key(w): p for p in pillars for _l, w in p.name.words}
        self.pillars |= {p.key: p for p in pillars}
        self.standing: dict[type[Classified], dict[str, Classified]] = {}
        self.brought: dict[str, set[int]] = {}
        self.found: dict[type[Classified], dict[str, Classified]] = {}
        self.called = Called(actor, order)

    def resolve(self, plan: Plan) -> None:
        """Find existing rows and named rows; tell what is named but is not there."""
        for sheet in self.order:
            rows = self._rows(sheet.kind.model, {d.key for d in sheet.drafts})
            for draft in sheet.drafts:
                draft.existing = rows.get(draft.key)
            self.found[sheet.kind.model] = rows
        self._fetch_named()
        for sheet in self.order:
            for draft in sheet.drafts:
                self._resolve_draft(plan, sheet, draft)
            refuse_loops(plan, sheet)

    def _rows(self, model: type[Classified], keys: set[str]) -> dict[str, Classified]:
        """Return the rows that the importer reads or brought, by the key he knows."""
        found: dict[str, Classified] = {}
        asked = {held: key for key in keys for held in stored_keys(self.group, key)}
        brought = self._brought(model)
        every = every_row(model, self.group.pk, "rows that an earlier import brought")
        for part in _parts(sorted(asked)):
            for row in visible(self.actor, model).filter(key__in=part):
                found[asked[row.key]] = row
            for row in every.filter(key__in=part) if brought else ():
                if row.pk in brought:
                    found.setdefault(asked[row.key], row)
        for key, pk in self._joined(model).items():
            if key in keys and key not in found:
                for row in every.filter(pk=pk):
                    found[key] = row
        return found

    def _brought(self, model: type[Classified]) -> set[int]:
        """Return ids of rows that earlier imports brought: the importer may not read
        them any more, such as a team's that were typed for it, but the same file finds
        them again.
        """
        label = model._meta.label_lower
        if label not in self.brought:
            lists = self._imports().values_list(f"made__{label}", flat=True)
            self.brought[label] = {pk for pks in lists if pks for pk in pks}
        return self.brought[label]

    def _joined(self, model: type[Classified]) -> dict[str, int]:
        """Return hidden rows that earlier imports said again, by the key they used."""
        held = self._imports().values_list("made__joined", flat=True)
        found: dict[str, int] = {}
        for by_model in held:
            found |= (by_model or {}).get(model._meta.label_lower, {})
        return found

    def _imports(self) -> "QuerySet[Import]":
        return visible(self.actor, Import).filter(taken_back_at=None)

    def _fetch_named(self) -> None:
        wanted: dict[type[Classified], set[str]] = {}
        for sheet in self.order:
            for draft in sheet.drafts:
                for ref in _refs(draft):
                    if issubclass(ref.model, Classified):
                        wanted.setdefault(ref.model, set()).add(ref.key)
                for model, keys in _named_keys(draft):
                    wanted.setdefault(model, set()).update(keys)
        for model, keys in wanted.items():
            asked = keys - self.here.get(model, set())
            self.standing[model] = self._rows(model, asked)
            self.called.look_for(model, asked - set(self.standing[model]))

    def _resolve_draft(self, plan: Plan, sheet: SheetPlan, draft: Draft) -> None:
        for name, ref in draft.refs.items():
            if ref is not None:
                draft.refs[name] = self._resolved(plan, sheet, draft, name, ref)
        for name, refs in draft.sets.items():
            draft.sets[name] = [
                self._resolved(plan, sheet, draft, name, ref) for ref in refs
            ]
        draft.access = self._reading(plan, sheet, draft)

    def _resolved(
        self, plan: Plan, sheet: SheetPlan, draft: Draft, name: str, ref: Ref
    ) -> Ref:
        if ref.model is Pillar:
            row: object = self._pillar(ref.key)
        elif ref.key in self.here.get(ref.model, ()):
            # A row of this file: the one that stands already, if there is one.
            return Ref(ref.model, ref.key, self.found.get(ref.model, {}).get(ref.key))
        else:
            row = self.standing.get(ref.model, {}).get(ref.key)
        if row is None and issubclass(ref.model, Classified):
            called = self.called.meant(ref.model, ref.key)
            if len(called) == 1:
                return called[0]
            self._tell_nobody(plan, sheet, draft, name, ref, is_several=bool(called))
        elif row is None:
            self._tell_nobody(plan, sheet, draft, name, ref)
        return Ref(ref.model, ref.key, row)

    def _pillar(self, words: str) -> Pillar | None:
        """Return a pillar of the group by its key, or by its name in either language."""
        return self.pillars.get(words) or self.pillars.get(sort_key(words))

    def _tell_nobody(
        self,
        plan: Plan,
        sheet: SheetPlan,
        draft: Draft,
        name: str,
        ref: Ref,
        *,
        is_several: bool = False,
    ) -> None:
        label = sheet.kind.label(sheet.kind.column(name))
        message = _(
            "%(column)s: no row has the key “%(key)s” or is called so, in this file or "
            "in the group. Write the key of one that stands, or add the row."
        )
        if is_several:
            message = _(
                "%(column)s: several are called “%(key)s”. Write the key of the one "
                "that is meant."
            )
        words = message % {"column": label, "key": ref.key}
        plan.problems.append(sheet.problem(draft, name, words))

    def _reading(self, plan: Plan, sheet: SheetPlan, draft: Draft) -> Reading | None:
        """Return who reads the row; None to leave it as it is, or as its parent is."""
        words = str(draft.values.pop("_reads", ""))
        named = str(draft.values.pop("_named", ""))
        if sheet.kind.class_from:
            return None
        if not words:
            first = Reading(sheet.kind.classes[0])
            return None if draft.existing else first
        chosen = sheets.class_words().get(sort_key(words))
        if chosen is None or chosen not in sheet.kind.classes:
            allowed = ", ".join(str(c.label) for c in sheet.kind.classes)
            message = _("Who reads it: write one of: %(allowed)s.") % {
                "allowed": allowed
            }
            plan.problems.append(sheet.problem(draft, sheets.READERS, message))
            return None
        keys = [key.strip() for key in named.split(";") if key.strip()]
        return self._named_reading(plan, sheet, draft, chosen, keys)

    def _named_reading(
        self, plan: Plan, sheet: SheetPlan, draft: Draft, chosen: Class, keys: list[str]
    ) -> Reading | None:
        if chosen == Class.PILLAR:
            pillar = self._pillar(keys[0]) if len(keys) == 1 else None
            if pillar:
                return Reading(chosen, pillar)
        elif chosen == Class.PARTY:
            draft.named = [Ref(Organisation, key) for key in keys]
        elif chosen == Class.SEALED:
            draft.named = [Ref(Person, key) for key in keys]
        else:
            return Reading(chosen)
        known = all(
            ref.key in self.here.get(ref.model, ())
            or ref.key in self.standing.get(ref.model, {})
            for ref in draft.named
        )
        if draft.named and known:
            draft.named = [
                Ref(r.model, r.key, self.standing.get(r.model, {}).get(r.key))
                for r in draft.named
            ]
            return Reading(chosen)
        message = _("Named readers: write the keys of those who are to read it.")
        plan.problems.append(sheet.problem(draft, sheets.NAMED, message))
        return None


def taken_elsewhere(
    model: type[Classified], group: Group, keys: Iterable[str]
) -> set[str]:
    """Return the keys of a group that are in use, whoever may read those rows."""
    rows = every_row(model, group.id, "keys in use by an import")
    found: set[str] = set()
    for part in _parts(sorted(keys)):
        found |= set(rows.filter(key__in=part).values_list("key", flat=True))
    return found


def circle_of(group: Group, reading: Reading, rows: list[Classified]) -> Reading:
    """Return a reading with the circle of its named rows."""
    if reading.access_class == Class.PARTY:
        members = [row for row in rows if isinstance(row, Organisation)]
        return Reading(reading.access_class, None, party(group, members))
    people = [row for row in rows if isinstance(row, Person)]
    return Reading(reading.access_class, None, persons(group, people))


def _refs(draft: Draft) -> list[Ref]:
    several = [ref for refs in draft.sets.values() for ref in refs]
    return [ref for ref in draft.refs.values() if ref is not None] + several


def _named_keys(draft: Draft) -> list[tuple[type[Classified], set[str]]]:
    chosen = sheets.class_words().get(sort_key(str(draft.values.get("_reads", ""))))
    words = str(draft.values.get("_named", ""))
    keys = {key.strip() for key in words.split(";") if key.strip()}
    if chosen == Class.PARTY:
        return [(Organisation, keys)]
    if chosen == Class.SEALED:
        return [(Person, keys)]
    return []


def _parts(keys: list[str]) -> list[list[str]]:
    return [keys[start : start + PART] for start in range(0, len(keys), PART)]
