"""Runs the measurements and prints what was measured beside what is asked for."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = (
    "bench.pages",
    "bench.service",
    "bench.imports",
    "bench.writers",
    "bench.notes",
)


def main() -> int:
    """Run each part in a process and an installation of its own."""
    asked = sys.argv[1:] or list(PARTS)
    failed = 0
    print(f"{'measured':<58}{'value':>12}  {'limit':>10}")
    for part in asked:
        # "notes:10:3" hands numbers over to a part that takes some.
        part, *numbers = part.split(":")
        name = part if part.startswith("bench.") else f"bench.{part}"
        home = tempfile.mkdtemp(prefix="rimay-bench-")
        environment = os.environ | {"RIMAY_HOME": home, "PYTHONPATH": str(ROOT)}
        failed += subprocess.run(
            [sys.executable, "-m", name, *numbers],
            cwd=ROOT,
            env=environment,
            check=False,
        ).returncode
        shutil.rmtree(home, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
