"""The console command `rimay`: a short list of verbs, each a command of some room."""

import io
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# Verb, the command behind it, and what a newcomer reads about it.
VERBS = (
    ("demo", "demo", "Set up groups to look at, and serve them on this machine."),
    ("init", "init", "Prepare an installation: databases, static files, set-up code."),
    ("serve", "serve", "Serve the installation to browsers."),
    ("workbook", "workbook", "Write an empty workbook to fill in, in es or en."),
    ("import", "import_records", "Import a workbook, or a folder of CSV files."),
    ("figures", "figures", "Print a group's figures with basis and definition."),
    ("report", "report", "Write a group's results report as web page, PDF or Word."),
    ("tick", "tick", "Do what is due now; run it from a timer."),
    ("verify-trail", "verify_trail", "Check that nobody altered the trail."),
    (
        "verify-minutes",
        "verify_minutes",
        "Check whether a file carries the text of a closed acta.",
    ),
    ("doctor", "doctor", "Check the installation and say what to mend."),
)


# What Django adds to each command is for those who change Rimay.
_DJANGO_OPTIONS = {
    "--version",
    "-v",
    "--settings",
    "--pythonpath",
    "--traceback",
    "--no-color",
    "--force-color",
    "--skip-checks",
}


def main(arguments: list[str] | None = None) -> None:
    """Run one verb. Unknown verbs, and none, print the list."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _write_what_the_terminal_lacks()
    commands = {verb: command for verb, command, _ in VERBS}
    if not given or given[0] not in commands:
        _print_verbs(asked=given[0] if given else "--help")
        return
    if given[0] == "demo":
        os.environ.setdefault("RIMAY_HOME", str(ROOT / "var" / "demo"))
    home = Path(os.environ.get("RIMAY_HOME", ROOT / "var" / "rimay"))
    _refuse_unusable(home)
    if given[0] == "demo":
        prepare_demonstration(home, reset="--reset" in given)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rimay.config.settings")
    try:
        _run(commands[given[0]], given, home)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read along (head, less) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _write_what_the_terminal_lacks() -> None:
    """Write letters that the terminal's encoding has not as "?" instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _refuse_unusable(home: Path) -> None:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        trouble = "" if os.access(home, os.W_OK | os.X_OK) else "it is not writable"
    except OSError as error:
        trouble = str(error.strerror)
    if trouble:
        sys.exit(
            f"{home} cannot hold an installation: {trouble}. Set RIMAY_HOME to a folder "
            "that this account may write to."
        )


def _run(command: str, given: list[str], home: Path) -> None:
    # Settings are read at import, so they may only be touched once the home is known.
    import django  # noqa: PLC0415
    from django.core.management import ManagementUtility  # noqa: PLC0415
    from django.db import DatabaseError, connection  # noqa: PLC0415

    django.setup()
    made = ManagementUtility(["rimay", *given]).fetch_command(command)
    made.suppressed_base_arguments = _DJANGO_OPTIONS
    try:
        made.run_from_argv(["rimay", *given])
    except DatabaseError as trouble:
        try:
            is_set_up = bool(connection.introspection.table_names())
        except DatabaseError:
            sys.exit(
                f"The database of {home} cannot be read: {trouble}. Is it running? "
                "Else put the last copy back (docs/operating.md, Saving)."
            )
        if is_set_up:
            raise
        sys.exit(f"Nothing is set up in {home} yet: run rimay init.")


def prepare_demonstration(home: Path, *, reset: bool) -> None:
    """Mark the demonstration's folder, before settings are read."""
    marker = home / "demonstration"
    if reset and home.exists():
        if not marker.exists():
            sys.exit(f"{home} is not a demonstration; it was left as it is.")
        shutil.rmtree(home)
    if home.exists() and any(home.iterdir()) and not marker.exists():
        sys.exit(f"{home} holds a real installation; choose another RIMAY_HOME.")
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    marker.touch()


def _print_verbs(asked: str) -> None:
    if asked not in {"--help", "-h", "help"}:
        sys.stderr.write(f"rimay: there is no “{asked}”.\n\n")
    lines = [f"  {verb:<16}{words}" for verb, _, words in VERBS]
    text = "\n".join(["usage: rimay VERB [options]", "", *lines, ""])
    text += "\nrimay VERB --help tells more. docs/operating.md tells the rest.\n"
    if asked in {"--help", "-h", "help"}:
        sys.stdout.write(text)
        return
    sys.stderr.write(text)
    sys.exit(2)


if __name__ == "__main__":
    main()
