"""rimay init"""

from typing import Any

from django.core.management.base import BaseCommand

from rimay.config import installation
from rimay.groups.models import Group


class Command(BaseCommand):
    help = (
        "Prepare an installation in RIMAY_HOME: databases, static files, and the code "
        "that opens the set-up page in the browser. Running it again changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        installation.prepare(lambda words: self.stdout.write(f"  {words}"))
        self.stdout.write("The installation is ready.")
        if not Group._default_manager.exists():
            code = installation.setup_code()
            self.stdout.write(f"Serve it, open /setup/ and give this code: {code}")
