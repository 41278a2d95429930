"""Preparing an installation: tables, static files, and the code for its first page."""

import hashlib
import pkgutil
import secrets
from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from rimay import __version__
from rimay.config import first_tables
from rimay.core import ephemeral

Say = Callable[[str], None]


def prepare(say: Say) -> None:
    """Bring databases and static files up to date; nothing is done twice."""
    say("tables")
    _migrate()
    ephemeral.prepare()
    stamp = _stamp()
    kept = settings.STATIC_ROOT / "stamp"
    if not kept.exists() or kept.read_text(encoding="ascii") != stamp:
        say("style and script")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        kept.write_text(stamp, encoding="ascii")


def _migrate() -> None:
    """Bring the records' tables up to date.

    A file that is being made holds nothing yet that a power cut could lose, so its
    tables need not each wait for the disk; the whole is written out before it serves.
    """
    is_new = not connection.introspection.table_names()
    if not is_new and not is_waiting():
        return
    if not is_new or connection.vendor != "sqlite":
        call_command("migrate", verbosity=0, interactive=False)
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    first_tables.make()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def is_waiting() -> bool:
    """Return whether a migration lies on the disk that the database does not know.

    By their names: loading them all would cost each start time and memory.
    """
    applied = set(MigrationRecorder(connection).applied_migrations())
    return any(
        (config.label, module.name) not in applied
        for config in apps.get_app_configs()
        for module in pkgutil.iter_modules([str(Path(config.path) / "migrations")])
        if module.name[0] not in "_~"
    )


def setup_code() -> str:
    """Return the code that opens the set-up page, made once for an installation.

    Who can read the installation's folder may set it up; nobody else can.
    """
    path: Path = settings.HOME / "setup.code"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(4), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def _stamp() -> str:
    """Return a fingerprint of every static file that the rooms bring."""
    root = Path(__file__).resolve().parent.parent
    seen = hashlib.sha256(__version__.encode())
    for path in sorted(root.glob("*/static/**/*")):
        if path.is_file():
            state = path.stat()
            seen.update(f"{path.name} {state.st_size} {state.st_mtime_ns}".encode())
    return seen.hexdigest()
