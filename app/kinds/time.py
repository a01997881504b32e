"""A time of day, typed; the value is HH:MM."""

import datetime as dt
import re

from app.kinds import Asked, Parsed, quoted

LONGEST = 20  # no time is longer; and no pattern is tried on a page of digits
DAY_BEGINS = 6  # o'clock: an earlier time without "am" is more likely one of the afternoon
_MARKED = re.compile(r"([0-9]{1,2})(?: ?[:.h] ?([0-9]{2}))?(?::00)? ?([ap]m)?")
_RUN = re.compile(r"([0-9]{1,2})([0-9]{2}) ?([ap]m)?")  # 0930, 1530, 930am
_NAMED = {"noon": dt.time(12), "midday": dt.time(12), "12 noon": dt.time(12), "midnight": dt.time(0)}


def read_time(text: str) -> dt.time | None:
    """'9:30', '15.30', '9.30am', '3 pm', '1530' or 'noon' -> a time; an hour alone, 25:00 and anything else -> None."""
    typed = _tidy(text)
    if typed in _NAMED:
        return _NAMED[typed]
    found = _MARKED.fullmatch(typed) or _RUN.fullmatch(typed)
    if found is None or not (found[2] or found[3]):
        return None
    return _time(int(found[1]), int(found[2] or 0), found[3] or "")


def _tidy(text: str) -> str:
    """Small letters, single spaces, 'a.m.' as 'am'; too long -> ""."""
    text = text.strip()
    return " ".join(text.lower().split()).replace("a.m.", "am").replace("p.m.", "pm") if len(text) <= LONGEST else ""


def _time(hour: int, minute: int, half: str) -> dt.time | None:
    """half: 'am', 'pm' or "". 15:30 pm is 15:30; 15:30 am is no time."""
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half == "am":
        return None
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def guess(text: str) -> str:
    """' Did you mean 15:00?' for 3, ' … 00:00?' for 24:00; ' Write it like 15:30.' for anything else."""
    typed = _tidy(text)
    hour = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 2 else 99
    hour = 0 if typed.replace(".", ":") == "24:00" else hour + 12 if 0 < hour < DAY_BEGINS else hour
    return f" Did you mean {hour:02}:00?" if hour < 24 else " Write it like 15:30."


def parse(text: str, question: Asked) -> Parsed:
    """value: str HH:MM. An hour of the night that was not called am is doubtful."""
    typed = text.strip()
    if not typed:
        return Parsed()
    time = read_time(typed)
    if time is None:
        return Parsed(problem=f"A time is between 00:00 and 23:59. You typed {quoted(typed)}.{guess(typed)}")
    night = time.hour < DAY_BEGINS and not _tidy(typed).endswith(("am", "midnight"))
    doubt = f"{time:%H:%M} is at night; {time.hour + 12}:{time:%M} may be meant. Is this right?"
    return Parsed(f"{time:%H:%M}", doubtful=doubt if night else "")
