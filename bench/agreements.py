"""Server time of the list of agreements, with 100 of them and with 10,000."""

import os
import sys
from datetime import date, timedelta
from pathlib import Path

import django

Path(os.environ["RIMAY_HOME"], "demonstration").touch()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rimay.config.settings")
os.environ["RIMAY_HOSTS"] = "testserver"
django.setup()

from django.db import transaction
from django.test import Client

from bench import table
from bench.pages import Times, get, median
from rimay.access import search
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.config import installation
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.dialogue.models.agreements import AgreementStatus
from rimay.groups.models import Organisation

FEW, MANY = 100, 10_000
# Open, under way and done, as a group of some years has them.
STATUSES = (*[AgreementStatus.FULFILLED] * 3, AgreementStatus.PENDING, "under_way")
PAGES = {
    "first page": "",
    "last page": "?before=~999999999",
    "filter": "?status=pending",
    "search": "?q=senalizacion",
}


def main() -> int:
    """Measure each page of the list of a group with few, then with many."""
    installation.prepare(lambda words: None)
    cast = make_cast()
    fill(cast, range(FEW))
    small = measure(cast)
    fill(cast, range(FEW, MANY))
    large = measure(cast)
    for name, (wall, own) in small.items():
        table.line(f"agreements, {name} of {FEW}", wall, "ms", 60)
        wall, more = large[name]
        table.line(f"agreements, {name} of {MANY:,}", wall, "ms", 60)
        table.line("   times its own with few", more / own, "", 1.2)
    return 1 if table.missed else 0


@transaction.atomic
def fill(cast: Cast, numbers: range) -> None:
    """Record agreements with their leads, dates and statuses, one in ten undated."""
    leads = list(Organisation.objects.filter(group=cast.group).order_by("id"))
    begun = date(2008, 1, 1)
    rows = Agreement.objects.bulk_create(
        [
            Agreement(
                group=cast.group,
                key=f"a{n}",
                number=str(n),
                text=Text.of(es=f"Mejorar la señalización del tramo {n} de la vía"),
                agreed_on=(begun + timedelta(days=n % 3650)).isoformat(),
                due_on=(begun + timedelta(days=n % 3650 + 60)).isoformat()
                if n % 10
                else "",
                no_due_reason="" if n % 10 else "sin fecha acordada",
                organisation=leads[n % len(leads)],
                status=STATUSES[n % len(STATUSES)],
                access_class=Class.GROUP,
            )
            for n in numbers
        ],
        batch_size=500,
    )
    search.renew_many(rows)


def measure(cast: Cast) -> dict[str, Times]:
    """Return the times of each page as the secretariat asks for it."""
    client = Client()
    sign_in(client, cast.users["secretariat"])
    at = f"/g/{cast.group.slug}/agreements/"
    return {
        name: median(lambda page=at + asked: get(client, page))
        for name, asked in PAGES.items()
    }


if __name__ == "__main__":
    sys.exit(main())
