"""Lines of the table of measurements."""

missed: list[str] = []


def line(name: str, value: float, unit: str, limit: float | None = None) -> None:
    """Print one measurement; remember it where it passes its limit."""
    over = limit is not None and value > limit
    bound = "" if limit is None else f"{limit:g} {unit}".strip()
    mark = "  OVER" if over else ""
    whole = isinstance(value, int)
    number = f"{value:>9}" if whole else f"{value:>9.{2 if value < 10 else 1}f}"
    print(f"{name:<62}{number} {unit:<4}{bound:>10}{mark}", flush=True)
    if over:
        missed.append(name)
