"""Sealing what must not be readable in a copy of a database: secrets, sessions, codes.

The key comes from the installation's secret key, which lies outside the databases.
"""

import base64
import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12


class NotSealedHere(ValueError):
    """The text was sealed with another key, for another purpose, or was altered."""


def seal(text: str, purpose: str) -> str:
    """Return the text encrypted and authenticated, as ASCII."""
    nonce = secrets.token_bytes(_NONCE)
    key = derived_key(settings.SECRET_KEY, purpose)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), purpose.encode())
    return base64.urlsafe_b64encode(nonce + sealed).decode("ascii")


def unseal(sealed: str, purpose: str) -> str:
    """Return what was sealed, also under a key that has been replaced since."""
    try:
        held = base64.urlsafe_b64decode(sealed)
    except ValueError as error:
        raise NotSealedHere(purpose) from error
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        cipher = AESGCM(derived_key(secret, purpose))
        try:
            plain = cipher.decrypt(held[:_NONCE], held[_NONCE:], purpose.encode())
        except (InvalidTag, ValueError):
            continue
        return plain.decode()
    raise NotSealedHere(purpose)


@lru_cache(maxsize=16)
def derived_key(secret: str, purpose: str) -> bytes:
    """Return a key of its own for each purpose, from one secret."""
    info = f"rimay {purpose}".encode()
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(secret.encode())
