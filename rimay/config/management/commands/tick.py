"""rimay tick"""

from typing import Any

from django.core.management.base import BaseCommand

from rimay.config.tick import DUE


class Command(BaseCommand):
    help = (
        "Do what is due now, once: a timer calls it every few minutes "
        "(docs/operating.md). Safe to run twice, and after the machine was off."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for due in DUE:
            done = due.work()
            self.stdout.write(f"{due.name}: {done}" if done else due.name)
