"""What is due when, in words. Pure."""

import datetime as dt
from collections.abc import Container
from functools import lru_cache

from app.pep.rules.dates import working_days_after

START_WITHIN = 10  # working days from entering care to the first PEP's start (ruling 1)

REMIND_AFTER = 2  # school days that words for one person wait unread (ruling 14)


def waits_long(said: dt.date, today: dt.date, holidays: Container[dt.date]) -> bool:
    return today > working_days_after(said, REMIND_AFTER, holidays)


@lru_cache(maxsize=512)  # a term has a hundred days, and forty children share them
def due_words(due: dt.date, today: dt.date) -> tuple[str, str]:
    """-> (tone, when): ('bad', '2 days late'), ('warn', 'Today'), ('warn', 'By Thursday 3 December')."""
    late = (today - due).days
    if late > 0:
        return "bad", f"{late} {'day' if late == 1 else 'days'} late"
    return "warn", "Today" if late == 0 else f"By {due:%A %-d %B}"


def new_words(at: dt.date, today: dt.date) -> str:
    """'New today', 'New since 20 November'."""
    return "New today" if at >= today else f"New since {at:%-d %B}"


def greeting(hour: int, first_name: str) -> str:
    part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    return f"Good {part}, {first_name}"
