#!/usr/bin/env python3
"""Sets everything up and runs Rimay. Needs Python 3.11 and nothing else.

python3 start.py demo     a demonstration with two groups, in the browser
python3 start.py test     every check and every test
python3 start.py bench    measurements
python3 start.py VERB     any verb of the command rimay; --help lists them
"""

import compileall
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed"
RUN, DEVELOP = "requirements.txt", "requirements-dev.txt"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(arguments: list[str]) -> int:
    """Prepare what the verb needs, then run it."""
    if sys.version_info < (3, 11):
        return _stop(
            f"Rimay needs Python 3.11 or newer; this is {sys.version.split()[0]}."
        )
    verb = arguments[0] if arguments else "--help"
    needed = DEVELOP if verb in {"test", "bench"} else RUN
    if verb in {"--help", "-h"}:
        # The list of verbs needs nothing installed.
        print(__doc__)
        return _hand_over([sys.executable, "-m", "rimay.config.cli", "--help"])
    if not _is_installed(needed):
        if not _install(needed):
            return 1
    _compile_code()
    _compile_messages()
    if verb == "test":
        return _test(arguments[1:])
    if verb == "bench":
        return _run([PYTHON, "-m", "bench", *arguments[1:]])
    return _hand_over([str(PYTHON), "-m", "rimay.config.cli", *arguments])


def _stop(words: str) -> int:
    print(words, file=sys.stderr)
    return 1


# -- the environment ---------------------------------------------------------------


def _fingerprint(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def _is_installed(needed: str) -> bool:
    """Return whether the environment holds the locked dependencies as they are now."""
    if not PYTHON.exists() or not STAMP.exists():
        return False
    held = STAMP.read_text(encoding="ascii").split()
    # What tests need holds what running needs as well.
    return _fingerprint(needed) in held


def _install(needed: str) -> bool:
    begun = time.monotonic()
    if not PYTHON.exists():
        print("Making the environment in .venv …", flush=True)
        if not _make_environment():
            return False
    print(f"Installing the dependencies locked in {needed} …", flush=True)
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-compile", "--require-hashes", "-r", ROOT / needed]
    if _run(command):
        _stop(
            "They could not be installed; the lines above say why. Nothing else was done."
        )
        return False
    # Where Python keeps no compiled code by itself, each start would compile it again.
    _run([PYTHON, "-m", "compileall", "-qq", "-j", "0", VENV])
    held = {_fingerprint(needed)} | (
        {_fingerprint(RUN)} if needed == DEVELOP else set()
    )
    STAMP.write_text("\n".join(sorted(held)), encoding="ascii")
    print(f"Ready after {time.monotonic() - begun:.0f} s.", flush=True)
    return True


def _make_environment() -> bool:
    try:
        import ensurepip  # noqa: F401, PLC0415
        import venv  # noqa: PLC0415
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        _stop(
            "Python's module “venv” is missing here. On Debian or Ubuntu:\n"
            f"    sudo apt install python{version}-venv\nThen run this again."
        )
        return False
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except (subprocess.CalledProcessError, OSError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        _stop(f"The environment could not be made: {error}")
        return False
    return True


def _compile_code() -> None:
    """Keep compiled what changed; where nothing may be written, it runs all the same."""
    compileall.compile_dir(ROOT / "rimay", quiet=2)


def _compile_messages() -> None:
    """Make what the service reads from the catalogues, where one is newer."""
    for po in ROOT.glob("rimay/*/locale/*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            _run([PYTHON, "tools/messages.py", "compile"], quiet=True)
            return


def _run(command: list[object], *, quiet: bool = False, **environment: str) -> int:
    held = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    out = subprocess.DEVNULL if quiet else None
    parts = [str(part) for part in command]
    return subprocess.run(parts, cwd=ROOT, env=held, stdout=out, check=False).returncode


def _hand_over(command: list[str]) -> int:
    os.environ["PYTHONPATH"] = str(ROOT)
    sys.stdout.flush()
    if os.name == "nt":
        return subprocess.run(command, check=False).returncode
    os.execv(command[0], command)


# -- the tests ---------------------------------------------------------------------


def _test(arguments: list[str]) -> int:
    """Run checks, then tests on both databases and in a browser.

    With --all, what cannot be tried is a failure instead of a warning.
    """
    must = "--all" in arguments
    asked = [a for a in arguments if a != "--all"]
    skipped: list[str] = []
    browser = next((p for b in BROWSERS if (p := shutil.which(b))), "")
    if not browser:
        skipped.append("tests in a browser: no Chromium (Debian: apt install chromium)")
    failed = [] if not _run([PYTHON, "tools/check.py"]) else ["checks"]
    pytest = [PYTHON, "-m", "pytest", "-n", "2", "-p", "no:cacheprovider", *asked]
    if _run(pytest, RIMAY_TEST_BROWSER=browser):
        failed.append("tests on SQLite")
    found = _postgres_programs()
    if found is None:
        skipped.append("tests on PostgreSQL: not here (Debian: apt install postgresql)")
    else:
        print("\nThe same on PostgreSQL:", flush=True)
        with _postgres(found) as url:
            told = [*pytest, "-m", "not browser and not once"]
            if _run(told, DATABASE_URL=url):
                failed.append("tests on PostgreSQL")
    for words in skipped:
        print(f"\n*** SKIPPED {words}", flush=True)
    if skipped and must:
        failed.append("something was skipped")
    print("\nFAILED: " + ", ".join(failed) if failed else "\nAll is well.", flush=True)
    return 1 if failed else 0


def _postgres_programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, newest first; None where it is not."""
    folders = [p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    newest = sorted(folders, key=lambda p: int(p.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    return newest[0] if newest else Path(on_path).parent if on_path else None


@contextmanager
def _postgres(programs: Path) -> Iterator[str]:
    """Run a throwaway cluster on loopback, and give its address."""
    folder = Path(tempfile.mkdtemp(prefix="rimay-postgres-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    before: list[str] = []
    if os.name == "posix" and os.geteuid() == 0:
        # PostgreSQL refuses to run as root.
        shutil.chown(folder, "postgres")
        before = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"
    settings = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    )
    settings += " -c fsync=off -c max_connections=60"
    first = ["-D", data, "-U", "rimay", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    control = [*before, programs / "pg_ctl", "-D", data, "-s", "-w"]
    try:
        if _run([*before, programs / "initdb", *first], quiet=True):
            raise SystemExit("PostgreSQL could not make a cluster.")
        if _run([*control, "-l", folder / "log", "-o", settings, "start"]):
            raise SystemExit((folder / "log").read_text(errors="replace"))
        yield f"postgresql://rimay@127.0.0.1:{port}/postgres"
    finally:
        _run([*control, "-m", "immediate", "stop"], quiet=True)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
