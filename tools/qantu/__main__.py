"""Writes the records of the made-up group `qantu` as CSV files, one per kind.

`python -m tools.qantu` from the checkout's root. Everything in it is invented: people,
organisations, places, words and sums. The files are committed; this script says where
they come from, and makes the same bytes each time.
"""

import csv
from pathlib import Path

from tools.qantu import (
    agreements,
    charter,
    events,
    funding,
    organisations,
    outreach,
    papers,
    pathway,
    people,
    sessions,
    study,
    talk,
    training,
    workplan,
)

FOLDER = Path(__file__).parents[2] / "rimay" / "config" / "demonstration" / "qantu"

PARTS = (
    organisations,
    people,
    study,
    charter,
    events,
    sessions,
    agreements,
    talk,
    papers,
    training,
    workplan,
    outreach,
    funding,
    pathway,
)


def main() -> None:
    """Write every file anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        for code, (heads, rows) in part.SHEETS.items():
            path = FOLDER / f"{code}.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(heads)
                writer.writerows(rows)


if __name__ == "__main__":
    main()
