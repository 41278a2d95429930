"""rimay demo"""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rimay.config import demo, installation
from rimay.config.management.commands.serve import serve


class Command(BaseCommand):
    help = (
        "Set up a demonstration in var/demo (or RIMAY_HOME) with cusco, the real pilot "
        "with only what is known of it, peru, the national group above it, and qantu, "
        "made up and complete. Then serve it on this machine."
    )

    # Each worker loads every page anyway, and `doctor` checks: ready half a second sooner.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port to listen on")
        parser.add_argument(
            "--reset", action="store_true", help="begin again from nothing"
        )
        parser.add_argument(
            "--no-serve", action="store_true", help="set up, and stop there"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        def say(words: str) -> None:
            self.stdout.write(f"  {words}")
            self.stdout.flush()

        installation.prepare(say)
        has_loaded = demo.load(say)
        if options["no_serve"]:
            self.stdout.write("The demonstration is ready: rimay demo serves it.")
            return
        if has_loaded:
            _begin_anew(options["port"])
        serve("127.0.0.1", options["port"], 2, self.stdout.write)


def _begin_anew(port: int) -> None:
    """Serve from a fresh process: loading leaves memory behind that never returns."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "rimay.config.cli", "demo", "--port", str(port)]
    os.execv(sys.executable, command)  # noqa: S606
