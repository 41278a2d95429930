"""The console command `rimay`: a short list of verbs, each a command of some room."""

import os
import shutil
import sys
from pathlib import Path

# Verb, the command behind it, and what a newcomer reads about it.
VERBS = (
    ("demo", "demo", "Set up two groups to look at, and serve them on this machine."),
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


def main(arguments: list[str] | None = None) -> None:
    """Run one verb. Unknown verbs, and none, print the list."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    commands = {verb: command for verb, command, _ in VERBS}
    if not given or given[0] not in commands:
        _print_verbs(asked=given[0] if given else "--help")
        return
    if given[0] == "demo":
        prepare_demonstration(reset="--reset" in given)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rimay.config.settings")
    # Settings are read at import, so they may only be touched once the home is known.
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["rimay", commands[given[0]], *given[1:]])


def prepare_demonstration(*, reset: bool) -> None:
    """Choose the demonstration's folder and mark it, before settings are read."""
    root = Path(__file__).resolve().parent.parent.parent
    home = Path(os.environ.setdefault("RIMAY_HOME", str(root / "var" / "demo")))
    marker = home / "demonstration"
    if reset and home.exists():
        if not marker.exists():
            sys.exit(f"{home} is not a demonstration; it was left as it is.")
        shutil.rmtree(home)
    if home.exists() and any(home.iterdir()) and not marker.exists():
        sys.exit(f"{home} holds a real installation; choose another RIMAY_HOME.")
    home.mkdir(parents=True, exist_ok=True)
    marker.touch()


def _print_verbs(asked: str) -> None:
    if asked not in {"--help", "-h", "help"}:
        sys.stderr.write(f"rimay: there is no “{asked}”.\n\n")
    lines = [f"  {verb:<14}{words}" for verb, _, words in VERBS]
    text = "\n".join(["usage: rimay VERB [options]", "", *lines, ""])
    text += "\nrimay VERB --help tells more. docs/operating.md tells the rest.\n"
    if asked in {"--help", "-h", "help"}:
        sys.stdout.write(text)
        return
    sys.stderr.write(text)
    sys.exit(2)


if __name__ == "__main__":
    main()
