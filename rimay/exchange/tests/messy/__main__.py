"""Write the ten sheets into a folder, to be opened and tried by hand."""

import sys
from pathlib import Path

from rimay.exchange.tests.messy.sheets import SHEETS

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SHEETS.items():
        (folder / name).write_bytes(make())
