"""What may be lost: sessions, cache and rate limits, in a database file of their own."""

import hashlib
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.cache.backends.db import DatabaseCache
from django.core.management import call_command
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

ALIAS = "ephemeral"
TABLE = "ephemeral_cache"


def is_apart() -> bool:
    """Return whether the ephemeral database is a file of its own (SQLite)."""
    return str(settings.DATABASES["default"]["ENGINE"]) == "rimay.core.sqlite"


def _is_ephemeral(app_label: str, model_name: str | None) -> bool:
    return app_label == "django_cache" or (
        app_label == "accounts" and model_name == "session"
    )


class Router:
    """Sends sessions and the cache to the ephemeral database, and all else away."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        meta = model._meta
        return ALIAS if _is_ephemeral(meta.app_label, meta.model_name) else None

    db_for_write = db_for_read

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **hints: Any
    ) -> bool:
        mine = _is_ephemeral(app_label, model_name)
        if not is_apart():
            return db == "default" or app_label == "django_cache"
        return mine == (db == ALIAS)


class HashedKeyCache(DatabaseCache):
    """The database cache; its keys are kept as fingerprints.

    Keys carry addresses and logins of those who tried to sign in.
    """

    def make_key(self, key: Any, version: int | None = None) -> str:
        made = str(super().make_key(key, version=version))
        return hashlib.sha256(made.encode()).hexdigest()

    def make_and_validate_key(self, key: Any, version: int | None = None) -> str:
        return self.make_key(key, version=version)


def prepare() -> None:
    """Make the tables that are missing; all in them may be lost at any time.

    Where the file is apart it is made from the tables as they are now, and made anew
    when they changed: there is nothing in it to carry over.
    """
    connection = connections[ALIAS]
    if is_apart():
        for model in (m for m in apps.get_models() if _is_of(m)):
            _make(connection, model)
    if TABLE not in connection.introspection.table_names():
        call_command("createcachetable", database=ALIAS, verbosity=0)


def _is_of(model: type[models.Model]) -> bool:
    return _is_ephemeral(model._meta.app_label, model._meta.model_name)


def _make(connection: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    table = model._meta.db_table
    if table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            held = connection.introspection.get_table_description(cursor, table)
        if {c.name for c in held} == {f.column for f in model._meta.concrete_fields}:
            return
        with connection.schema_editor() as editor:
            editor.delete_model(model)
    with connection.schema_editor() as editor:
        editor.create_model(model)
