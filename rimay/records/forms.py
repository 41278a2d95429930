"""The form of a kind of record: its columns, read and written as a workbook's cells."""

from collections.abc import Mapping
from copy import copy
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import reads, visible
from rimay.access.naming import names_of
from rimay.core.text import Text, sort_key
from rimay.groups.models import Classified, Group, Organisation, Person, Pillar, Place
from rimay.records import cells
from rimay.records.actions import Values, of_own_teams
from rimay.records.kinds import Column, Kind, Shape
from rimay.records.spans import broken_span

# Up to this many rows a reference is a list to choose from; beyond, it is typed, so
# that a page does not grow with the group.
LISTED = 60
# Sessions and agreements are looked for in their order; these by their name.
SOUGHT_BY_NAME = (Organisation, Person, Place)


class CellField(forms.CharField):
    """A field read exactly as a workbook's cell is."""

    def __init__(self, kind: Kind, column: Column, **kwargs: Any) -> None:
        self.kind, self.column = kind, column
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        return cells.read(self.kind, self.column, str(value or ""))


class TypedReference(forms.CharField):
    """A reference that is typed: the key or the exact words of a row one may read."""

    def __init__(self, rows: "models.QuerySet[Any]", **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        words = str(super().clean(value) or "").strip()
        if not words:
            return None
        found = list(self.rows.filter(key=words)[:1]) or self._by_words(words)
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(
                _("Several are called “%(value)s”. Write the key instead.")
                % {"value": words}
            )
        raise ValidationError(
            _("There is no “%(value)s” here. Write the name in full, or its key.")
            % {"value": words}
        )

    def _by_words(self, words: str) -> list[Any]:
        for column in ("sort", "sort_es", "sort_en"):
            if column in {f.name for f in self.rows.model._meta.get_fields()}:
                found = list(self.rows.filter(**{column: sort_key(words)})[:2])
                if found:
                    return found
        return []


class RecordForm(forms.Form):
    """Input of one record to clean values; `values()` hands them over."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any,
        *,
        kind: Kind,
        actor: Actor,
        group: Group,
        row: Classified | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.kind, self.actor, self.group, self.row = kind, actor, group, row
        held = self._held(row) if row else {}
        super().__init__(data or None, initial={**held, **(initial or {})})
        for column in kind.columns:
            for name, made in self._fields_of(column).items():
                self.fields[name] = made

    def _fields_of(self, column: Column) -> dict[str, forms.Field]:
        kind, shape = self.kind, self.kind.shape(column)
        words: dict[str, Any] = {
            "label": kind.label(column),
            "help_text": str(column.help or kind.field(column).help_text or ""),
            "required": kind.is_required(column),
        }
        area = forms.Textarea(attrs={"rows": 4})
        match shape:
            case Shape.TRANSLATED:
                return self._translated(column, words)
            case Shape.CHOICE:
                return {column.name: self._choice(column, words)}
            case Shape.YES_NO:
                return {column.name: forms.BooleanField(**{**words, "required": False})}
            case Shape.REFERENCE:
                return {column.name: self._reference(column, words)}
            case Shape.REFERENCES:
                several = forms.ModelMultipleChoiceField(
                    self._rows(column), widget=forms.CheckboxSelectMultiple, **words
                )
                return {column.name: named(several, self.actor)}
        widget = area if shape == Shape.PROSE else forms.TextInput()
        return {column.name: CellField(kind, column, widget=widget, **words)}

    def _choice(self, column: Column, words: dict[str, Any]) -> forms.Field:
        """Offer the choices; what is so unless somebody says otherwise is chosen."""
        listed, usual = cells.choices(self.kind, column), self._usual(column)
        if not usual and not words["required"]:
            listed = [("", "—"), *listed]
        # Nobody need answer what is answered already, so it is not marked optional.
        words["required"] = words["required"] or bool(usual)
        return forms.ChoiceField(choices=listed, initial=usual, **words)

    def _usual(self, column: Column) -> str:
        field = self.kind.field(column)
        return str(field.get_default() or "") if field.has_default() else ""

    def _translated(
        self, column: Column, words: dict[str, Any]
    ) -> dict[str, forms.Field]:
        names = {"es": _("in Spanish"), "en": _("in English")}
        order = sorted(names, key=lambda code: code != self.group.language)
        widget = (
            forms.Textarea(attrs={"rows": 4}) if column.prose else forms.TextInput()
        )
        return {
            f"{column.name}_{code}": forms.CharField(
                label=f"{words['label']} ({names[code]})",
                help_text=words["help_text"] if code == order[0] else "",
                required=words["required"] and code == order[0],
                max_length=20_000 if column.prose else 300,
                widget=widget,
            )
            for code in order
        }

    def _rows(self, column: Column) -> "models.QuerySet[Any]":
        target: type[models.Model] = self.kind.target(column)
        if issubclass(target, Classified):
            rows = visible(self.actor, target)
            if column.name == self.kind.class_from:
                rows |= of_own_teams(self.actor, self.kind, target)
            return rows.order_by("id")
        if target is Pillar:
            return Pillar._default_manager.filter(group=self.group)
        return target._default_manager.filter(pk=self.group.pk)

    def _reference(self, column: Column, words: dict[str, Any]) -> forms.Field:
        rows = self._rows(column)
        if self._keeps_hidden(column):
            words["required"] = False
        if self._is_listed(rows):
            listed = forms.ModelChoiceField(rows, empty_label="—", **words)
            return named(listed, self.actor)
        words["help_text"] = words["help_text"] or _(
            "Write the name in full, or its key."
        )
        return TypedReference(rows, **words)

    @staticmethod
    def _is_listed(rows: "models.QuerySet[Any]") -> bool:
        return rows[: LISTED + 1].count() <= LISTED

    def _keeps_hidden(self, column: Column) -> bool:
        """Return whether the record names a row here that its editor may not see.

        The field then stands empty, as on the record's page, and what is not chosen
        anew stays: nobody takes away what they cannot see.
        """
        pk = getattr(self.row, f"{column.name}_id") if self.row else None
        return pk is not None and not self._rows(column).filter(pk=pk).exists()

    def _held(self, row: Classified) -> dict[str, Any]:
        held: dict[str, Any] = {"version": row.version}
        for column in self.kind.columns:
            value = getattr(row, column.name)
            shape = self.kind.shape(column)
            if isinstance(value, Text):
                for code in cells.LANGUAGES:
                    held[f"{column.name}_{code}"] = value.in_language(code)
            elif shape == Shape.REFERENCES:
                held[column.name] = list(value.all())
            elif shape in {Shape.CHOICE, Shape.YES_NO}:
                held[column.name] = value
            elif shape == Shape.REFERENCE:
                if value and not self._keeps_hidden(column):
                    listed = self._is_listed(self._rows(column))
                    held[column.name] = value.pk if listed else value.key
            else:
                held[column.name] = cells.written(self.kind, column, value)
        return held

    def values(self) -> Values:
        """Return clean values by column, ready for the actions."""
        columns: dict[str, object] = {}
        sets: dict[str, list[models.Model]] = {}
        for column in self.kind.columns:
            shape = self.kind.shape(column)
            if shape == Shape.TRANSLATED:
                words = {
                    code: str(self.cleaned_data.get(f"{column.name}_{code}") or "")
                    for code in cells.LANGUAGES
                }
                columns[column.name] = Text.of(self._original(column), **words)
            elif shape == Shape.REFERENCES:
                chosen = list(self.cleaned_data[column.name])
                sets[column.name] = [*chosen, *self._unseen(column)]
            else:
                columns[column.name] = self.cleaned_data[column.name]
            if shape == Shape.REFERENCE and columns[column.name] is None:
                if self._keeps_hidden(column):
                    columns[column.name] = getattr(self.row, column.name)
        return Values(columns, sets)

    def _unseen(self, column: Column) -> list[models.Model]:
        """Return the rows of a set that its editor may not see; they stay in it."""
        if self.row is None:
            return []
        held = getattr(self.row, column.name).all()
        return list(held.exclude(pk__in=self._rows(column).values("pk")))

    def _original(self, column: Column) -> str:
        held = getattr(self.row, column.name, None) if self.row else None
        return held.original if isinstance(held, Text) and held else self.group.language

    def tell(self, problems: "list[tuple[str, str]]") -> None:
        """Say what the record's table would refuse, at the column where there is one."""
        for column, words in problems:
            self.add_error(column if column in self.fields else None, words)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.kind.class_from and not cleaned.get(self.kind.class_from):
            if self.kind.class_from not in self.errors:
                self.add_error(self.kind.class_from, _("This is needed."))
        if not self.errors:
            self._refuse_broken_rules()
        return cleaned

    def _refuse_broken_rules(self) -> None:
        """Tell which rules that the table keeps by itself the row would break."""
        model = self.kind.model
        row = copy(self.row) if self.row else model(group=self.group)
        for name, value in self.values().columns.items():
            setattr(row, name, value)
        if words := broken_span(row):
            self.add_error("ends_on", words)
        names = {"app_label": model._meta.app_label, "class": model._meta.model_name}
        shared = {rule.name % names for rule in Classified.Meta.constraints}
        for rule in model._meta.constraints:
            if isinstance(rule, models.CheckConstraint) and rule.name not in shared:
                try:
                    rule.validate(model, row)
                except ValidationError as error:
                    self.add_error(None, error)


def named(
    field: "forms.ModelChoiceField[Any]", actor: Actor
) -> "forms.ModelChoiceField[Any]":
    """Name a field's rows as this reader may have them named, all in one go.

    They are named when they are shown: a form that is sent and kept shows none.
    """

    @cache
    def choices() -> list[tuple[str, str]]:
        held = list(field.queryset or ())
        pairs = zip(held, names_of(actor, held), strict=True)
        found = [(str(row.pk), _called(actor, row, name)) for row, name in pairs]
        if held and isinstance(held[0], SOUGHT_BY_NAME):
            found.sort(key=lambda choice: sort_key(choice[1]))
        one = not isinstance(field, forms.ModelMultipleChoiceField)
        return [("", str(field.empty_label or "—")), *found] if one else found

    field.choices = choices
    return field


def _called(actor: Actor, row: models.Model, name: str) -> str:
    """Return a row's name; to a team that does not read its study no word of it."""
    if isinstance(row, Classified) and hasattr(row, "team") and not reads(actor, row):
        return _("of your team (no. %(n)s)") % {"n": row.pk}
    return name
