"""Handing out a file that somebody brought: kept by the reader, never run."""

from typing import IO

from django.http import FileResponse


def handed_out(content: "IO[bytes]", name: str) -> FileResponse:
    """Return a file as an answer that no browser shows or runs, and nobody stores."""
    answer = FileResponse(
        content,
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
