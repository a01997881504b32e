"""A day, typed as day/month/year; the value is ISO."""

import datetime as dt
import re

from app.kinds import Asked, Parsed

DAY = re.compile(r"([0-9]{1,2})(?:\s*[/.\-]\s*|\s+)([0-9]{1,2})(?:\s*[/.\-]\s*|\s+)([0-9]{4})")
LONGEST = 20  # no date is longer; and no pattern is tried on a page of spaces
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
OLDEST = 1900


def read_day(text: str) -> dt.date | None:
    """'3/12/2026', '3.12.2026' or '2026-12-03' -> a date; anything else -> None."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    try:
        if found := DAY.fullmatch(text):
            day, month, year = map(int, found.groups())
            return dt.date(year, month, day)
        return dt.date.fromisoformat(text) if ISO.fullmatch(text) else None
    except ValueError:
        return None


def parse(text: str, question: Asked) -> Parsed:
    """A date before 1900 or after 2100 is doubtful, not refused."""
    if not text.strip():
        return Parsed()
    day = read_day(text)
    if day is None:
        return Parsed(problem=f"“{text.strip()[:40]}” is not a date we can read. Write it like 14/03/2015.")
    doubtful = "" if OLDEST <= day.year <= 2100 else f"The year {day.year} is far away. Is this right?"
    return Parsed(day.isoformat(), doubtful=doubtful)
