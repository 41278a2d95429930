"""Writes docs/workbook.md from the same definitions as the workbook itself."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rimay.config.settings")

HEAD = """# The workbook

One sheet per kind of record; `rimay workbook --lang es|en --out FILE.xlsx` writes an empty
one, `rimay import FILE.xlsx --group ADDRESS` brings it in, and so does the page *Imports*.
A folder of CSV files named after the sheets' codes does as well; headings may be the words
of either language or the codes below. A star marks what cannot stay empty.

This page is written by `python tools/workbook_doc.py`; a test keeps it in step.
"""


def text() -> str:
    """Return the page."""
    from django.utils.translation import override

    from rimay.exchange import sheets
    from rimay.exchange.kinds import ALL

    parts = [HEAD]
    for kind in ALL:
        english, spanish = (sheets.title(kind, code) for code in ("en", "es"))
        parts.append(f"\n## {english} · {spanish} · `{kind.code}`\n")
        with override("en"):
            parts.append(f"{kind.explanation or kind.intro}\n")
        parts.append("| code | English | Español | note |\n| --- | --- | --- | --- |")
        pairs = zip(sheets.heads(kind, "en"), sheets.heads(kind, "es"), strict=True)
        for here, there in pairs:
            star = " *" if here.is_required else ""
            note = here.note.replace("\n", " ").replace("|", "/")
            parts.append(
                f"| `{here.code}`{star} | {here.text} | {there.text} | {note} |"
            )
    return "\n".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    import django

    django.setup()
    (ROOT / "docs" / "workbook.md").write_text(text(), encoding="utf-8")
