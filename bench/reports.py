"""A report as web page, PDF and Word file: time, memory of the child, and its end."""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django

Path(os.environ["RIMAY_HOME"], "demonstration").touch()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rimay.config.settings")
django.setup()

from bench import table
from bench.service import family
from rimay.config import demo, installation
from rimay.results.documents import files
from rimay.results.documents.content import Document
from rimay.results.documents_of import document_of
from rimay.results.models import Report

MAKERS: tuple[tuple[str, Callable[[Document], bytes]], ...] = (
    ("web page", files.as_html),
    ("PDF/UA-1", files.as_pdf),
    ("Word file", files.as_word),
)


def main() -> int:
    """Make each file of each group's report, in both languages."""
    installation.prepare(lambda words: None)
    demo.load(lambda words: None)
    for name, make in MAKERS:
        times = []
        for report in Report.objects.order_by("id"):
            for language in ("es", "en"):
                begun = time.perf_counter()
                make(document_of(report, language))
                times.append(time.perf_counter() - begun)
        limit = 2 if name.startswith("PDF") else None
        table.line(f"report as {name}, slowest of {len(times)}", max(times), "s", limit)
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    table.line("   largest memory of the child that writes it", child, "MiB", 500)
    table.line("   children left afterwards", len(family(os.getpid())) - 1, "", 0)
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
