"""The one place that asks what time it is. Instants are UTC; days and meetings are London's."""

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")


def now() -> dt.datetime:
    """-> the instant, aware, UTC."""
    return dt.datetime.now(dt.UTC)


def local(instant: dt.datetime) -> dt.datetime:
    """An instant as a London clock shows it."""
    return instant.astimezone(LONDON)


def today() -> dt.date:
    """-> the day in London."""
    return local(now()).date()


@cache
def bank_holidays() -> holidays.HolidayBase:
    """England's, with substitute days; the library works out further years when they are asked for."""
    return holidays.country_holidays("GB", subdiv="ENG")
