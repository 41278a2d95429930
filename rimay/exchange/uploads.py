"""What was brought and waits for a yes: kept an hour, for the one who brought it."""

import json
import re
import secrets
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from django.conf import settings

KEPT_SECONDS = 3600
_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Upload:
    """A file or pasted rows. For one's own list `purpose` says which, `options` what was
    asked for all of it, and `answers` what was said since, field by field.
    """

    user_id: int
    group_id: int
    name: str
    content: bytes
    is_pasted: bool = False
    purpose: str = ""
    options: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


def keep(upload: Upload) -> str:
    """Keep what was brought, readable by the service alone; returns its token."""
    folder = _folder()
    _forget_old(folder)
    token = secrets.token_hex(16)
    for suffix, held in (("json", _about(upload)), ("bin", upload.content)):
        path = folder / f"{token}.{suffix}"
        path.touch(mode=0o600)
        path.write_bytes(held)
    return token


def answer(token: str, upload: Upload, answers: dict[str, str]) -> None:
    """Keep what was said of a list that waits under a token."""
    path = _folder() / f"{token}.json"
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_bytes(_about(replace(upload, answers=answers)))
    fresh.replace(path)


def kept(token: str, user_id: int | None, group_id: int) -> Upload | None:
    """Return what is kept under a token, to the one who brought it to this group."""
    if not _TOKEN.fullmatch(token):
        return None
    folder = _folder()
    _forget_old(folder)
    try:
        about = json.loads((folder / f"{token}.json").read_text(encoding="utf-8"))
        content = (folder / f"{token}.bin").read_bytes()
    except FileNotFoundError:
        return None
    upload = Upload(content=content, **about)
    own = upload.user_id == user_id and upload.group_id == group_id
    return upload if own else None


def forget(token: str) -> None:
    """Drop what was kept."""
    if _TOKEN.fullmatch(token):
        for suffix in ("json", "bin"):
            (_folder() / f"{token}.{suffix}").unlink(missing_ok=True)


def forget_old() -> int:
    """Drop what waited too long; returns how many files went."""
    return _forget_old(_folder())


def _about(upload: Upload) -> bytes:
    about = {k: v for k, v in asdict(upload).items() if k != "content"}
    return json.dumps(about).encode()


def _folder() -> Path:
    folder: Path = settings.HOME / "uploads"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _forget_old(folder: Path) -> int:
    gone = 0
    for path in folder.iterdir():
        try:
            if time.time() - path.stat().st_mtime > KEPT_SECONDS:
                path.unlink()
                gone += 1
        except FileNotFoundError:
            continue
    return gone
