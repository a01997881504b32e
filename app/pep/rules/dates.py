"""When a PEP is due. Pure."""

import datetime as dt
from collections.abc import Container

AFTER_MEETING, AFTER_START = dt.timedelta(days=7), dt.timedelta(days=28)


def target_date(initiated: dt.date, meeting: dt.date | None) -> dt.date:
    """Meeting + 7 days, else 28 days after the start (ruling 1)."""
    return meeting + AFTER_MEETING if meeting else initiated + AFTER_START


def term_of(day: dt.date) -> str:
    """'Autumn term 2026': September to December, January to March, April to August."""
    name = next(name for first, name in ((9, "Autumn"), (4, "Summer"), (1, "Spring")) if day.month >= first)
    return f"{name} term {day.year}"


def working_days_after(start: dt.date, days: int, holidays: Container[dt.date]) -> dt.date:
    """The day that many working days later: not Saturdays, Sundays or bank holidays."""
    day = start
    while days:
        day += dt.timedelta(days=1)
        days -= day.weekday() < 5 and day not in holidays
    return day
