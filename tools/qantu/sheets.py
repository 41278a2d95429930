"""The shape of a sheet: its headings, and its rows."""

Sheet = tuple[list[str], list[list[str]]]
