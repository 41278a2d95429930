"""SQLite under many writers, killed in the middle, and with a cut write-ahead log."""

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rimay.config.settings")
django.setup()

from django.db import connection, transaction

from bench import table
from rimay.audit import trail
from rimay.config import installation
from rimay.core.text import Text
from rimay.groups.models import Group

HOME = Path(os.environ["RIMAY_HOME"])
WRITERS, SECONDS, THINK = 16, float(os.environ.get("RIMAY_BENCH_SECONDS", "60")), 0.02
KILLS = 10


def main() -> int:
    """Measure on SQLite; PostgreSQL brings its own guarantees."""
    if connection.vendor != "sqlite":
        return 0
    installation.prepare(lambda words: None)
    group = Group.objects.create(slug="g", name=Text.of(es="Grupo"), level="regional")
    table.line("fdatasync of this disk, median", disk(), "ms")
    raw = raw_rate()
    connection.close()
    with multiprocessing.get_context("fork").Pool(WRITERS) as pool:
        found = pool.map(write, [group.pk] * WRITERS)
    done = sum(count for count, _slow, _failed in found)
    name = f"{WRITERS} processes write rows and trail for {SECONDS:.0f} s: a second"
    table.line(name, done / SECONDS, "")
    table.line("   one raw SQLite writer without trail or turns: a second", raw, "")
    table.line("   share of it", 100 * done / SECONDS / raw, "%")
    table.line(
        "   longest wait", max(slow for _c, slow, _f in found) * 1000, "ms", 2000
    )
    table.line("   writes that failed", sum(f for _c, _s, f in found), "", 0)
    flaws = sum(1 for _flaw in trail.verify(group.pk))
    table.line("   flaws of the trail afterwards", flaws, "", 0)
    lost, flaws = killed(group.pk)
    table.line(f"killed {KILLS} times: acknowledged writes lost", lost, "", 0)
    table.line("   flaws of the trail afterwards", flaws, "", 0)
    table.line(
        "write-ahead logs cut at random that do not verify", cut(group.pk), "", 0
    )
    return 1 if table.missed else 0


def one(group_id: int) -> None:
    """Write as an act does: a row and its line in one transaction."""
    with transaction.atomic():
        Group.objects.filter(pk=group_id).update(seat_town=str(random.random()))
        line = trail.Line("group.change", "groups.group", group_id, group_id, "group")
        trail.write(None, line)


def write(group_id: int) -> tuple[int, float, int]:
    connection.close()
    until = time.monotonic() + SECONDS
    count, slowest, failed = 0, 0.0, 0
    while time.monotonic() < until:
        begun = time.monotonic()
        try:
            one(group_id)
            count += 1
        except Exception:
            failed += 1
        slowest = max(slowest, time.monotonic() - begun)
        time.sleep(THINK)
    return count, slowest, failed


def killed(group_id: int) -> tuple[int, int]:
    """Kill a writer in the middle, again and again; count what it said and is gone."""
    lost = 0
    for _turn in range(KILLS):
        command = [sys.executable, "-m", "bench.writers", "write", str(group_id)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(random.uniform(0.1, 0.6))
        os.kill(child.pid, signal.SIGKILL)
        said = [first, *child.stdout.read().splitlines()]
        child.wait()
        acknowledged = int(next(s for s in reversed(said) if s.strip().isdigit()))
        lost += max(0, acknowledged - trail.head(group_id)[0])
    return lost, sum(1 for _flaw in trail.verify(group_id))


def cut(group_id: int) -> int:
    """Copy database and log, cut the log anywhere, and check what opens."""
    command = [sys.executable, "-m", "bench.writers", "write", str(group_id)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(1)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    failed = 0
    for _turn in range(10):
        folder = Path(tempfile.mkdtemp())
        for name in ("records.sqlite3", "records.sqlite3-wal"):
            if (HOME / name).exists():
                shutil.copy(HOME / name, folder / name)
        log = folder / "records.sqlite3-wal"
        if log.exists() and log.stat().st_size:
            with log.open("r+b") as file:
                file.truncate(random.randrange(log.stat().st_size))
        shutil.copy(HOME / "secret.key", folder / "secret.key")
        done = subprocess.run(
            [sys.executable, "-m", "rimay.config.cli", "verify-trail"],
            env=os.environ | {"RIMAY_HOME": str(folder)},
            capture_output=True,
            check=False,
        )
        failed += done.returncode != 0
        shutil.rmtree(folder)
    return failed


def disk() -> float:
    """Return the median time of writing 4 KiB for good, in milliseconds."""
    times = []
    with tempfile.NamedTemporaryFile(dir=HOME) as file:
        for _turn in range(50):
            file.write(b"x" * 4096)
            file.flush()
            begun = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - begun) * 1000)
    return sorted(times)[25]


def raw_rate() -> float:
    """Return how many plain writes a second one connection makes here."""
    raw = sqlite3.connect(HOME / "raw.sqlite3", isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)")
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < 3:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO t (b) VALUES ('x')")
        raw.execute("COMMIT")
        count += 1
    return count / (time.perf_counter() - begun)


def write_and_say(group_id: int) -> None:
    """Write without end; after each write say how long the trail is."""
    while True:
        one(group_id)
        print(trail.head(group_id)[0], flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write_and_say(int(sys.argv[2]))
    sys.exit(main())
