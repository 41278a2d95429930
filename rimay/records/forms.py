"""The form of a kind of record: its columns, who will read it, and for whom it speaks."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.access.models import Channel
from rimay.core import clock
from rimay.core.text import Text, sort_key
from rimay.groups.models import Classified, Group, Membership, Pillar
from rimay.records import cells
from rimay.records.actions import Values
from rimay.records.kinds import Column, Kind, Shape

# Up to this many rows a reference is a list to choose from; beyond, it is typed, so
# that a page does not grow with the group.
LISTED = 60


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
                listed = cells.choices(kind, column)
                empty = [] if words["required"] else [("", "—")]
                return {column.name: forms.ChoiceField(choices=empty + listed, **words)}
            case Shape.YES_NO:
                return {column.name: forms.BooleanField(**{**words, "required": False})}
            case Shape.REFERENCE:
                return {column.name: self._reference(column, words)}
            case Shape.REFERENCES:
                return {
                    column.name: forms.ModelMultipleChoiceField(
                        self._rows(column), widget=forms.CheckboxSelectMultiple, **words
                    )
                }
        widget = area if shape == Shape.PROSE else forms.TextInput()
        return {column.name: CellField(kind, column, widget=widget, **words)}

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
            return visible(self.actor, target).order_by("id")
        if target is Pillar:
            return Pillar._default_manager.filter(group=self.group)
        return target._default_manager.filter(pk=self.group.pk)

    def _reference(self, column: Column, words: dict[str, Any]) -> forms.Field:
        rows = self._rows(column)
        words["required"] = words["required"] and not self._unread(column)
        if rows[: LISTED + 1].count() <= LISTED:
            return forms.ModelChoiceField(rows, empty_label="—", **words)
        words["help_text"] = words["help_text"] or _(
            "Write the name in full, or its key."
        )
        return TypedReference(rows, **words)

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
                listed = self._rows(column)[: LISTED + 1].count() <= LISTED
                if value is not None and self._is_read(column, value):
                    held[column.name] = value.pk if listed else value.key
            else:
                held[column.name] = cells.written(self.kind, column, value)
        return held

    def _is_read(self, column: Column, value: models.Model) -> bool:
        return bool(self._rows(column).filter(pk=value.pk).exists())

    def _unread(self, column: Column) -> list[models.Model]:
        """Return the rows that the record names and this person may not read.

        They are not on offer, so leaving the field as it is cannot mean to drop them.
        """
        if self.row is None:
            return []
        value = getattr(self.row, column.name)
        if self.kind.shape(column) == Shape.REFERENCE:
            is_hidden = value is not None and not self._is_read(column, value)
            return [value] if is_hidden else []
        read = self._rows(column).values("pk")
        return list(value.exclude(pk__in=read))

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
                sets[column.name] = [*chosen, *self._unread(column)]
            elif shape == Shape.REFERENCE:
                chosen_row = self.cleaned_data[column.name]
                kept = next(iter(self._unread(column)), None)
                columns[column.name] = chosen_row or kept
            else:
                columns[column.name] = self.cleaned_data[column.name]
        return Values(columns, sets)

    def _original(self, column: Column) -> str:
        held = getattr(self.row, column.name, None) if self.row else None
        return held.original if isinstance(held, Text) and held else self.group.language

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.kind.class_from and not cleaned.get(self.kind.class_from):
            if self.kind.class_from not in self.errors:
                self.add_error(self.kind.class_from, _("This is needed."))
        return cleaned


class OnBehalfForm(forms.Form):
    """Where a seat's word comes from, when the secretariat records it."""

    membership = forms.ModelChoiceField(
        Membership._default_manager.none(),
        label=gettext_lazy("Said by the seat of"),
        required=False,
        empty_label=gettext_lazy("nobody: the secretariat's own record"),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How it was said"),
        choices=[("", "—"), *Channel.choices],
        required=False,
    )
    reference = forms.CharField(
        label=gettext_lazy("Letter number, or who said it"),
        max_length=160,
        required=False,
    )
    said_on = forms.DateField(
        label=gettext_lazy("Said on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(
            data or None, prefix="said", initial={"said_on": clock.today()}
        )
        field = self.fields["membership"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = visible(actor, Membership).select_related("organisation")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("membership"):
            for name in ("channel", "said_on"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("This is needed when a seat is named."))
        return cleaned


def taken_keys(kind: Kind, group: Group) -> set[str]:
    """Return keys in use in a group, whoever may read the rows."""
    rows = every_row(kind.model, group.id, "keys in use")
    return set(rows.values_list("key", flat=True))
