"""Sessions: the key is stored hashed and the content sealed.

Who reads the table can neither sign in with it nor learn what a session holds: codes on
their way, an authenticator's secret before it is confirmed, where somebody was going.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, router, transaction

from rimay.accounts.models import Session
from rimay.accounts.queries import DEVICE_KEY, assurance_of, signed_in_as
from rimay.accounts.sealing import NotSealedHere, seal, unseal
from rimay.core import clock

# How stale "last seen" may be: each page would otherwise write.
SEEN_EVERY = timedelta(minutes=5)
_PURPOSE = "session"


def stored_key(session_key: str) -> str:
    """Return the key under which a session lies in the table."""
    return hashlib.sha256(session_key.encode()).hexdigest()


class SessionStore(SessionBase):
    """A session in our own table; the shape is Django's."""

    # Django's own, which its stubs leave out.
    _get_session: Callable[..., dict[str, Any]]
    _get_new_session_key: Callable[[], str]
    _get_or_create_session_key: Callable[[], str]

    def encode(self, session_dict: dict[str, Any]) -> str:
        return seal(json.dumps(session_dict, separators=(",", ":")), _PURPOSE)

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        try:
            held: dict[str, Any] = json.loads(unseal(str(session_data), _PURPOSE))
        except NotSealedHere:
            return {}
        return held

    def load(self) -> dict[str, Any]:
        if self.session_key is None:
            return {}
        now = clock.now()
        row = Session.objects.filter(
            session_key=stored_key(self.session_key), expire_date__gt=now
        ).first()
        if row is None:
            self._session_key = None
            return {}
        if now - row.last_seen_at > SEEN_EVERY:
            Session.objects.filter(pk=row.pk).update(last_seen_at=now)
        return self.decode(row.session_data)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(session_key=stored_key(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        data = self._get_session(no_load=must_create)
        key, now = stored_key(self._get_or_create_session_key()), clock.now()
        values = {
            "session_data": self.encode(data),
            "expire_date": self.get_expiry_date(),
            "user_id": signed_in_as(data),
            "device": data.get(DEVICE_KEY, ""),
            "assurance": assurance_of(data),
            "last_seen_at": now,
        }
        if must_create:
            row = Session(session_key=key, created_at=now, **values)
            try:
                with transaction.atomic(using=router.db_for_write(Session)):
                    row.save(force_insert=True)
            except IntegrityError as error:
                raise CreateError from error
        elif not Session.objects.filter(session_key=key).update(**values):
            raise UpdateError
        return None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(session_key=stored_key(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(expire_date__lt=clock.now()).delete()
