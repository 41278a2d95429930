"""Lines of the table of measurements."""

missed: list[str] = []


def line(name: str, value: float, unit: str, limit: float | None = None) -> None:
    """Print one measurement; remember it where it passes its limit."""
    over = limit is not None and value > limit
    bound = "" if limit is None else f"{limit:g} {unit}"
    mark = "  OVER" if over else ""
    print(f"{name:<58}{value:>9.1f} {unit:<4}{bound:>10}{mark}", flush=True)
    if over:
        missed.append(name)
