"""Create a PEP: what was typed, and what is not right about it (ruling 8). Pure."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from app.kinds.date import read_day

YEARS = range(2000, 2101)  # of a meeting: further away is a slip of the pen
TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")


@dataclass(frozen=True)
class Values:
    """Every field as typed."""

    date: str = ""
    time: str = ""
    place: str = ""
    reasons: tuple[str, ...] = ()
    other_reason: str = ""
    contact_name: str = ""
    contact_number: str = ""
    invited: tuple[str, ...] = ()


def read_time(text: str) -> dt.time | None:
    """'9:30' or '15.30' -> a time; anything else -> None."""
    found = TIME.fullmatch(text.strip())
    hour, minute = map(int, found.groups()) if found else (99, 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def find_problems(values: Values, *, reasons: Collection[str], people: Collection[str]) -> dict[str, str]:
    """Field -> sentence. Date and time come together or not at all; a choice that is not ours is refused."""
    problems: dict[str, str] = {}
    day, time = read_day(values.date), read_time(values.time)
    if day and day.year not in YEARS:
        problems["date"] = f"The year {day.year} is too far away for a meeting. Is it a slip?"
    if values.date.strip() and day is None:
        problems["date"] = f"“{values.date.strip()[:40]}” is not a date we can read. Write it like 03/12/2026."
    if values.time.strip() and time is None:
        problems["time"] = f"“{values.time.strip()[:40]}” is not a time we can read. Write it like 15:30."
    if values.time.strip() and not values.date.strip():
        problems["date"] = "The meeting has a time. Which day is it? Or leave both empty for now."
    if values.date.strip() and not values.time.strip():
        problems["time"] = "The meeting has a date. At what time does it begin? Or leave both empty for now."
    if not set(values.reasons) <= set(reasons):
        problems["reasons"] = "One of the reasons is not in our list. Please choose again."
    if not set(values.invited) <= set(people):
        problems["invited"] = "Somebody you chose no longer has access to this record. Please look at the list again."
    return problems
