"""Runs every check of the project, one line each; prints only what fails."""

import os
import subprocess
import sys
import time
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
    """Run them all, so that everything wrong is told at once."""
    failed = 0
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
    }
    checks = [*CHECKS, ("templates", _djade())]
    for name, command in checks:
        begun = time.monotonic()
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = time.monotonic() - begun
        print(
            f"{'well ' if not done.returncode else 'FAILS'} {name:<14}{seconds:5.1f} s",
            flush=True,
        )
        if done.returncode:
            failed += 1
            print((done.stdout + done.stderr)[-6000:])
    return 1 if failed else 0


def _djade() -> list[object]:
    templates = sorted(str(p) for p in (ROOT / "rimay").glob("**/templates/**/*.html"))
    return [BIN / "djade", "--check", "--target-version", "5.2", *templates]


if __name__ == "__main__":
    sys.exit(main())
