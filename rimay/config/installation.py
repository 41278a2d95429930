"""Preparing an installation: tables, static files, and the code for its first page."""

import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from rimay import __version__
from rimay.core import ephemeral

Say = Callable[[str], None]


def prepare(say: Say) -> None:
    """Bring databases and static files up to date; nothing is done twice."""
    say("tables")
    call_command("migrate", verbosity=0, interactive=False)
    if settings.DATABASES["ephemeral"]["ENGINE"] == "rimay.core.sqlite":
        call_command("migrate", database="ephemeral", verbosity=0, interactive=False)
    ephemeral.prepare()
    stamp = _stamp()
    kept = settings.STATIC_ROOT / "stamp"
    if not kept.exists() or kept.read_text(encoding="ascii") != stamp:
        say("style and script")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        kept.write_text(stamp, encoding="ascii")


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
