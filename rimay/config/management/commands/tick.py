"""rimay tick"""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rimay.config.tick import DUE

LOG = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Do what is due now, once: a timer calls it every few minutes "
        "(docs/operating.md). Safe to run twice, and after the machine was off."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = []
        for due in DUE:
            try:
                done = due.work()
            except Exception:
                # The rest is due all the same; the log says where this one stopped.
                LOG.exception("tick: %s", due.name)
                failed.append(due.name)
            else:
                self.stdout.write(f"{due.name}: {done}" if done else due.name)
        if failed:
            raise CommandError(f"Not done: {'; '.join(failed)}.")
