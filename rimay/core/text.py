"""Text in several languages as one value, with the language it was written in marked."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language


@dataclass(frozen=True)
class Text:
    """What somebody wrote in `original`, and its translations."""

    words: tuple[tuple[str, str], ...] = ()
    original: str = "es"

    @classmethod
    def of(cls, original: str = "es", **words: str) -> "Text":
        """Build a text: `Text.of("es", es="Acta", en="Minutes")`."""
        plain = {k: without_turns(v).strip() for k, v in words.items()}
        kept = tuple(sorted((k, v) for k, v in plain.items() if v))
        languages = [language for language, _ in kept]
        if kept and original not in languages:
            original = languages[0]
        return cls(kept, original)

    def in_language(self, language: str) -> str:
        """Return the words in a language, or "" where nobody translated them."""
        return dict(self.words).get(language, "")

    def best(self, language: str) -> str:
        """Return the words in a language, else as they were first written."""
        return self.in_language(language) or self.in_language(self.original)

    def shown_language(self) -> str:
        """Return the language that `str` uses now, for the `lang` attribute."""
        active = _active()
        return active if self.in_language(active) else self.original

    def __str__(self) -> str:
        return self.best(_active())

    def __bool__(self) -> bool:
        return bool(self.words)


# They turn the direction of all that follows, out of the name that they stand in.
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def without_turns(words: str) -> str:
    """Return words without marks that would turn what is written after them."""
    return words.translate(_TURNS)


def sort_key(words: str) -> str:
    """Return words without accents or case, so that *Ángel* sorts beside *Angel*."""
    return unaccented(words)[:120]


def unaccented(words: str) -> str:
    """Return words of any length without accents or case."""
    plain = unicodedata.normalize("NFKD", words)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _active() -> str:
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


# The stubs' fields are generic, Django's own are not.
if TYPE_CHECKING:
    TextColumn = models.TextField[Text | str, Text]
    KeyColumn = models.CharField[str, str]
else:
    TextColumn, KeyColumn = models.TextField, models.CharField


class TranslatedField(TextColumn):
    """A column holding a `Text` as one JSON object: {"original": "es", "es": "…"}."""

    def from_db_value(self, value: str | None, *_: object) -> Text:
        return _decode(value)

    def to_python(self, value: object) -> Text:
        if isinstance(value, Text):
            return value
        return _decode(value if isinstance(value, str) else None)

    def get_prep_value(self, value: object) -> str:
        text = self.to_python(value)
        if not text:
            return ""
        return json.dumps(
            {"original": text.original, **dict(text.words)},
            ensure_ascii=False,
            sort_keys=True,
        )

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def get_default(self) -> Text:
        return Text()

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs


def _decode(value: str | None) -> Text:
    if not value:
        return Text()
    if not value.startswith("{"):
        return Text.of(settings.LANGUAGE_CODE, **{settings.LANGUAGE_CODE: value})
    held: Mapping[str, str] = json.loads(value)
    words = {k: v for k, v in held.items() if k != "original"}
    return Text.of(held.get("original", "es"), **words)


class SortKeyField(KeyColumn):
    """A stored sort key of another column, kept at each save.

    `source` names the column; `language` says which words of a translated text.
    """

    def __init__(self, source: str = "", language: str = "", **kwargs: Any) -> None:
        self.source, self.language = source, language
        kwargs.update(max_length=120, editable=False, default="")
        super().__init__(**kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        held = getattr(model_instance, self.source)
        words = held.best(self.language) if isinstance(held, Text) else str(held)
        key = sort_key(words)
        setattr(model_instance, self.attname, key)
        return key

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for given in ("max_length", "editable", "default"):
            kwargs.pop(given, None)
        return (
            name,
            path,
            args,
            kwargs
            | {
                "source": self.source,
                "language": self.language,
            },
        )
