"""Runs the measurements and prints what was measured beside what is asked for."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = (
    "pages",
    "agreements",
    "service",
    "imports",
    "reports",
    "writers",
    "clients",
    "notes",
)


def main() -> int:
    """Run each part in a process and an installation of its own."""
    asked = sys.argv[1:] or list(PARTS)
    failed = 0
    print(f"{os.cpu_count()} cores, {_load()}, Python {sys.version.split()[0]}")
    print(f"{'measured':<62}{'value':>14}{'limit':>10}")
    for part in asked:
        # "notes:10:3" hands numbers over to a part that takes some.
        part, *numbers = part.split(":")
        name = part if part.startswith("bench.") else f"bench.{part}"
        print(f"-- {name.removeprefix('bench.')}, {_load()}", flush=True)
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


def _load() -> str:
    """Say how busy the machine is: other work makes every time longer."""
    return f"load {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    sys.exit(main())
