"""The words of an invitation: typed from paper, scanned, or opened as a link.

They are made from the installation's key and the invitation's nonce, so that a slip can
be printed again, while the table holds only their fingerprint.
"""

import hashlib
import hmac

from django.conf import settings

from rimay.accounts.sealing import derived_key

# Crockford's base 32: no I, L, O or U, so nothing is misread on paper.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("ILO", "110", "- \t\n")
_LETTERS = 16  # 80 bits, for a code that lives a week and is tried over the network
_PART = 4


def words_for(nonce: str) -> str:
    """Return the words of an invitation: XXXX-XXXX-XXXX-XXXX."""
    key = derived_key(settings.SECRET_KEY, "invitation")
    digest = hmac.digest(key, nonce.encode(), hashlib.sha256)
    letters = "".join(_ALPHABET[byte % 32] for byte in digest[:_LETTERS])
    parts = [letters[at : at + _PART] for at in range(0, _LETTERS, _PART)]
    return "-".join(parts)


def plain(typed: str) -> str:
    """Return typed words as they are compared: without dashes, blanks, misreadings."""
    return typed.upper().translate(_MISREAD)


def fingerprint(typed: str) -> str:
    """Return what the table keeps of the words."""
    return hashlib.sha256(plain(typed).encode()).hexdigest()
