"""rimay serve"""

import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from rimay.config import installation
from rimay.core import addresses
from rimay.groups.models import Group


class Command(BaseCommand):
    help = (
        "Serve the installation to browsers. It listens on this machine only, unless "
        "--host says otherwise; in front of a real one stands a proxy with TLS "
        "(docs/operating.md)."
    )

    # Each worker loads every page anyway, and `doctor` checks: ready half a second sooner.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on")
        parser.add_argument(
            "--workers", type=int, default=2, help="processes; two suit a small machine"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        installation.prepare(lambda words: self.stdout.write(f"  {words}"))
        serve(options["host"], options["port"], options["workers"], self.stdout.write)


def serve(host: str, port: int, workers: int, say: installation.Say) -> None:
    """Serve until told to stop.

    Raises CommandError where it could not listen.
    """
    if workers < 1:
        raise CommandError("At least one process must serve: --workers 1.")
    _refuse_taken(host, port)
    if not Group._default_manager.exists():
        say(f"Nobody is here yet. Set-up code: {installation.setup_code()}")
        say(f"Open http://{host}:{port}/setup/")
    else:
        say(f"Open http://{host}:{port}/")
    sys.stdout.flush()
    say_where(host, port)
    # What has been loaded stays loaded: one process sets up, serves and forks.
    from rimay.config import server  # noqa: PLC0415

    server.main(host, port, workers)


def say_where(host: str, port: int) -> None:
    """Let links lead to what is served, where nobody said where people reach it."""
    if settings.ADDRESS or not addresses.base().startswith("http://127."):
        return
    settings.ADDRESS = f"http://{host}:{port}"
    # For workers that read the settings themselves.
    os.environ["RIMAY_ADDRESS"] = settings.ADDRESS


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError):
        raise CommandError(
            f"{host}:{port} is taken by another program, or not to be had. Choose "
            "another with --port."
        ) from None
