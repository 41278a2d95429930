"""rimay doctor"""

import shutil
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from rimay.config import installation
from rimay.core import addresses
from rimay.groups.models import Group
from rimay.home.queries.trail import flaws_of

ENOUGH_BYTES = 500 * 1024 * 1024


class Command(BaseCommand):
    help = (
        "Check the installation: tables, disk, database settings, mail, trail. Each "
        "line says what is well or how to mend it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for is_well, words in _findings():
            wrong += not is_well
            self.stdout.write(f"{'well ' if is_well else 'MEND '} {words}")
        if wrong:
            raise CommandError(f"{wrong} things to mend.")


def _findings() -> Iterator[tuple[bool, str]]:
    waiting = installation.is_waiting()
    yield not waiting, "tables are up to date" if not waiting else "run: rimay init"
    free = shutil.disk_usage(settings.HOME).free
    yield free > ENOUGH_BYTES, f"{free // 1024**2} MiB free where the records are kept"
    yield from _database()
    has_mail = bool(settings.EMAIL_HOST)
    words = (
        "mail goes through a server" if has_mail else "no mail server: hand links over"
    )
    yield True, words
    is_here = addresses.base().startswith("http://127.")
    yield (
        not (has_mail and is_here),
        "mails would lead to this machine only: set RIMAY_ADDRESS"
        if has_mail and is_here
        else f"links in mails begin with {addresses.base()}",
    )
    yield (
        not settings.DEBUG,
        "debugging is off" if not settings.DEBUG else "unset RIMAY_DEBUG",
    )
    if waiting:
        # Without its tables no trail can be read.
        return
    for group in [None, *Group._default_manager.order_by("slug")]:
        name = group.slug if group else "the installation"
        flaws = flaws_of(group.pk if group else None)
        well = f"the trail of {name} is complete and unaltered"
        yield not flaws, well if not flaws else f"run: rimay verify-trail ({name})"


def _database() -> Iterator[tuple[bool, str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA journal_mode")
            mode = str(cursor.fetchone()[0])
            cursor.execute("PRAGMA synchronous")
            full = int(cursor.fetchone()[0]) >= 2
            yield mode == "wal" and full, f"SQLite writes ahead ({mode}) and fully"
            return
        cursor.execute(
            "SELECT datcollate FROM pg_database WHERE datname = current_database()"
        )
        collation = str(cursor.fetchone()[0])
        yield (
            collation in {"C", "C.UTF-8", "C.utf8", "POSIX"},
            f"PostgreSQL collates as {collation}; lists need C.UTF-8",
        )
