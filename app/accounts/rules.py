"""Limits of signing in, as data. Pure."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlsplit

MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)


@dataclass(frozen=True)
class Limit:
    """tries within `window`, then a neutral refusal."""

    tries: int
    window: dt.timedelta


ACCOUNT_AND_NETWORK = Limit(10, 15 * MINUTE)
ACCOUNT = Limit(30, 24 * HOUR)  # from devices not seen before
DEVICE = Limit(10, 15 * MINUTE)  # a known device
START_DEVICE = Limit(5, 15 * MINUTE)  # wrong numbers of a child's code, from one device
START_PLACE = Limit(20, 24 * HOUR)  # at one start page, from anywhere: then only its QR codes open (security.md 4)
PICTURES = Limit(60, HOUR)  # new drawings and photos from one child's visit, or from one person
NETWORK = Limit(100, 15 * MINUTE)  # a school shares one address

# kind of sign-in -> (idle, absolute). security.md 3
LASTS = {"person": (30 * MINUTE, 12 * HOUR), "visit": (20 * MINUTE, 2 * HOUR), "locked": (12 * HOUR, 12 * HOUR)}
SEEN_EVERY = MINUTE  # last_seen is written at most so often: else every read is a write


def is_live(kind: str, started: dt.datetime, last_seen: dt.datetime, now: dt.datetime) -> bool:
    """A jump of the clock back never revives an ended session: only differences from the row count."""
    idle, absolute = LASTS[kind]
    return now - last_seen <= idle and now - started <= absolute


def safe_next(target: str) -> str:
    """Only a path of this site; else home (security.md 6)."""
    plain = target.startswith("/") and not target.startswith("//") and "\\" not in target and target.isprintable()
    return target if plain and not urlsplit(target).netloc else "/"


def waiting_words(window: dt.timedelta) -> str:
    """How long to wait at most: '15 minutes', '24 hours'."""
    minutes = int(window / MINUTE)
    return f"{minutes} minutes" if minutes < 60 else f"{minutes // 60} hours"
