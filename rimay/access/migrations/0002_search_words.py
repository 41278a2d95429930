"""The full-text table, in each database's own kind."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_MAKE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_words USING fts5("
        "access, words, tokenize = 'unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TABLE search_words (rowid bigint PRIMARY KEY, line tsvector NOT NULL)",
        "CREATE INDEX search_words_line ON search_words USING gin (line)",
    ),
}


def make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _MAKE[editor.connection.vendor]:
        editor.execute(statement)


def unmake(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    dependencies = [("access", "0001_access")]
    operations = [migrations.RunPython(make, unmake)]
