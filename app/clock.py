"""The one place that asks what time it is. Instants are UTC; days and meetings are London's."""
import datetime as dt
from zoneinfo import ZoneInfo

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
