"""Secrets that travel: the cookie's and the late-save token. The database keeps only what cannot be turned back."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from functools import lru_cache

from itsdangerous import BadSignature, TimestampSigner

KNOWN = 1024  # cookies: twenty times faster than their signatures
KNOWN_LASTS = 365 * 24 * 3600  # seconds: a device is known for a year after its last sign-in
LATE_LASTS = 7 * 24 * 3600  # seconds: words of a visit may arrive for a week (security.md 4)
PLACE_LETTERS, PLACE_LENGTH = "23456789abcdefghjkmnpqrstuvwxyz", 6  # nothing that looks like something else: a child types it
NUMBER_DIGITS = 8


class Tokens:
    """keys: newest last; the last signs, all are accepted."""

    def __init__(self, keys: Sequence[str], *, https: bool):
        self.cookie_name = "__Host-pearl" if https else "pearl"
        self.https = https
        self._cookie = TimestampSigner(list(keys), salt="sign-in")
        self._known = lru_cache(maxsize=KNOWN)(lambda cookie: _unsigned(self._cookie, cookie, None))  # a signature never ceases to hold
        self._device = TimestampSigner(list(keys), salt="known-device")
        self._late = TimestampSigner(list(keys), salt="late-save")
        self._tablet = TimestampSigner(list(keys), salt="start-page")
        self._number_keys = [hashlib.sha256(f"visit-code:{key}".encode()).digest() for key in reversed(keys)]

    def cookie_value(self, token: str) -> str:
        return self._cookie.sign(token).decode()

    def token_of(self, cookie: str | None) -> str:
        """-> the token, or "" for no cookie, a forged one or one signed with a lost key. A cookie that came before is known."""
        return self._known(cookie)

    def device_value(self, account: str) -> str:
        """Says on this device that this account has signed in here, without naming it."""
        return self._device.sign(f"{new_token()[:12]}.{token_hash(account)}").decode()

    def known_device(self, cookie: str | None, account: str) -> str:
        """-> the device's own name if it knows this account, else ""."""
        name, _, known = _unsigned(self._device, cookie, KNOWN_LASTS).partition(".")
        return name if known == token_hash(account) else ""

    def late_token(self, visit: str) -> str:
        """Allows saving answers of that visit for a week, nothing else, never reading."""
        return self._late.sign(visit).decode()

    def late_visit(self, late: str | None) -> str:
        return _unsigned(self._late, late, LATE_LASTS)

    def tablet_value(self) -> str:
        """Tells one device from another at the start page of a code, and says nothing about anybody."""
        return self._tablet.sign(new_token()[:12]).decode()

    def tablet_of(self, cookie: str | None) -> str:
        return _unsigned(self._tablet, cookie, KNOWN_LASTS)

    def place_of(self, person: str) -> str:
        """The word in the address at which this person's codes are typed: always the same, and nobody's name."""
        digest = int.from_bytes(hmac.digest(self._number_keys[0], f"place:{person}".encode(), "sha256"))
        return "".join(PLACE_LETTERS[digest // len(PLACE_LETTERS) ** place % len(PLACE_LETTERS)] for place in range(PLACE_LENGTH))

    def number_hashes(self, place: str, number: str) -> list[str]:
        """With each key, the newest first: the key is not in the database, so eight digits cannot be tried out against it."""
        return [hmac.digest(key, f"{place}:{number}".encode(), "sha256").hex() for key in self._number_keys]


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def new_link() -> str:
    """128 random bits: what a QR code holds."""
    return secrets.token_urlsafe(16)


def new_number() -> str:
    """Eight digits."""
    return f"{secrets.randbelow(10**NUMBER_DIGITS):0{NUMBER_DIGITS}}"


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _unsigned(signer: TimestampSigner, value: str | None, max_age: int | None) -> str:
    try:
        return signer.unsign(value or "", max_age=max_age).decode()
    except BadSignature:
        return ""
