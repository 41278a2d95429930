"""What may be lost: sessions, cache and rate limits, in a database file of their own."""

import hashlib
from typing import Any

from django.conf import settings
from django.core.cache.backends.db import DatabaseCache
from django.core.management import call_command
from django.db import connections

ALIAS = "ephemeral"
TABLE = "ephemeral_cache"


def is_apart() -> bool:
    """Return whether the ephemeral database is a file of its own (SQLite)."""
    return bool(
        settings.DATABASES[ALIAS].get("NAME") != settings.DATABASES["default"]["NAME"]
    )


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
    """Make the cache's table where it is missing."""
    names = connections[ALIAS].introspection.table_names()
    if TABLE not in names:
        call_command("createcachetable", database=ALIAS, verbosity=0)
