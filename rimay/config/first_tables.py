"""The tables of an installation that begins: made at once, as the models stand.

Going through every migration makes each table as it once was and then changes it, and
Django draws all models anew at each step: 20 of the 29 seconds in which a demonstration
was made. A file that holds nothing yet needs none of these steps.
"""

from typing import cast

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, router
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration
from django.db.migrations.state import StateApps

ROOMS = "rimay."


def make() -> None:
    """Make every table, and note each migration as done: all of it or nothing."""
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and router.allow_migrate_model("default", model):
                editor.create_model(model)
        note_done(editor)
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


def note_done(editor: BaseDatabaseSchemaEditor) -> None:
    """Do what the migrations do beside the models' tables, and note each as done."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    for migration, _backwards in plan:
        _run(migration, editor)
    executor.recorder.ensure_schema()
    for migration, _backwards in plan:
        # The types that come with django-stubs still know the older arguments.
        executor.record_migration(migration)  # type: ignore[call-arg, arg-type]
    executor.check_replacements()


def _run(migration: Migration, editor: BaseDatabaseSchemaEditor) -> None:
    """Do what a migration of a room does beside its models, such as the search table.

    Those of other packages only move rows, and there are none.
    """
    if not type(migration).__module__.startswith(ROOMS):
        return
    for operation in migration.operations:
        if isinstance(operation, RunPython):
            operation.code(cast(StateApps, apps), editor)
