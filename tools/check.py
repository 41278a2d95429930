"""Runs every check of the project, one line each; prints only what fails."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable
CHECKS = (
    ("format", [BIN / "ruff", "format", "--check", "--quiet", "."]),
    ("style", [BIN / "ruff", "check", "--quiet", "."]),
    ("translations", [PYTHON, "tools/messages.py", "check"]),
    ("layers", [BIN / "lint-imports"]),
    ("settings", [PYTHON, "manage.py", "check", "--fail-level", "WARNING"]),
    ("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"]),
    ("types", [BIN / "mypy", "rimay"]),
)


def main() -> int:
    """Run them all, two at a time, so that everything wrong is told at once."""
    # The longest begins first.
    checks = [*reversed(CHECKS), ("templates", _djade())]
    with ThreadPoolExecutor(2) as threads:
        return 1 if sum(threads.map(_check, checks)) else 0


def _check(named: tuple[str, list[object]]) -> int:
    """Run one, say how it went, and return 1 where it failed."""
    name, command = named
    begun = time.monotonic()
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - begun
    told = f"{'FAILS' if done.returncode else 'well '} {name:<14}{seconds:5.1f} s"
    if done.returncode:
        told += f"\n{(done.stdout + done.stderr)[-6000:]}"
    print(told, flush=True)
    return int(done.returncode != 0)


def _djade() -> list[object]:
    templates = sorted(str(p) for p in (ROOT / "rimay").glob("**/templates/**/*.html"))
    return [BIN / "djade", "--check", "--target-version", "5.2", *templates]


if __name__ == "__main__":
    sys.exit(main())
