"""argon2id, at most four at once, so that sign-ins never starve saves (security.md 2)."""

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_AT_ONCE = threading.Semaphore(4)
_DUMMY = _HASHER.hash("nobody has this password")  # an unknown e-mail costs as much as a known one
LONGEST = 128


def hash_password(password: str) -> str:
    with _AT_ONCE:
        return _HASHER.hash(_normal(password))


def password_fits(stored: str | None, password: str) -> bool:
    """stored None: no such person; takes the same time."""
    with _AT_ONCE:
        try:
            _HASHER.verify(stored or _DUMMY, _normal(password)[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
    return bool(stored) and len(_normal(password)) <= LONGEST


def needs_rehash(stored: str) -> bool:
    """The parameters have changed since it was stored."""
    return _HASHER.check_needs_rehash(stored)


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
