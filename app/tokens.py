"""Secrets that travel: the cookie's and the late-save token. The database keeps only what cannot be turned back."""

import hashlib
import secrets
from collections.abc import Sequence

from itsdangerous import BadSignature, TimestampSigner

KNOWN_LASTS = 365 * 24 * 3600  # seconds: a device is known for a year after its last sign-in
LATE_LASTS = 7 * 24 * 3600  # seconds: words of a visit may arrive for a week (security.md 4)


class Tokens:
    """keys: newest last; the last signs, all are accepted."""

    def __init__(self, keys: Sequence[str], *, https: bool):
        self.cookie_name = "__Host-pearl" if https else "pearl"
        self.https = https
        self._cookie = TimestampSigner(list(keys), salt="sign-in")
        self._device = TimestampSigner(list(keys), salt="known-device")
        self._late = TimestampSigner(list(keys), salt="late-save")

    def cookie_value(self, token: str) -> str:
        return self._cookie.sign(token).decode()

    def token_of(self, cookie: str | None) -> str:
        """-> the token, or "" for no cookie, a forged one or one signed with a lost key."""
        return _unsigned(self._cookie, cookie, None)

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


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _unsigned(signer: TimestampSigner, value: str | None, max_age: int | None) -> str:
    try:
        return signer.unsign(value or "", max_age=max_age).decode()
    except BadSignature:
        return ""
