"""A year, a month of a year, or a day: as much as is known. The value is the beginning of an ISO date."""

import datetime as dt
import re

from app.kinds import Asked, Parsed, quoted
from app.kinds.date import OLDEST, read_day

NEWEST = 2100
LONGEST = 30  # "the 14th of September 2019" and spaces; no pattern is tried on more
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"([0-9]{1,2}) ?[/.\- ] ?([0-9]{4})")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_NAMED = re.compile(r"(?:(?:the )?([0-9]{1,2})(?:st|nd|rd|th)? ?(?:of )?)?([a-z]{3,9})\.?,? ([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2}[/.\-](?:[0-9]{1,2}[/.\-])?)([0-9]{2})")
_YEAR_INSIDE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def read_partial(text: str) -> str | None:
    """'2019' -> '2019', 'March 2019' or '03/2019' -> '2019-03', '14/03/2019' or '14 March 2019' -> '2019-03-14'; else None."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    text = " ".join(text.lower().split())
    if day := read_day(text):
        return day.isoformat()
    if _YEAR.fullmatch(text):
        return _iso(int(text))
    if found := _MONTH.fullmatch(text):
        return _iso(int(found[2]), int(found[1]))
    if found := _ISO_MONTH.fullmatch(text):
        return _iso(int(found[1]), int(found[2]))
    found = _NAMED.fullmatch(text)
    return _iso(int(found[3]), month_number(found[2]), int(found[1] or 0)) if found else None


def month_number(name: str) -> int:
    """'march', 'mar', 'sept' -> 3, 3, 9; no month -> 99, which no date has."""
    return next((number for number, month in enumerate(MONTHS, start=1) if len(name) >= 3 and month.startswith(name)), 99)


def _iso(year: int, month: int = 0, day: int = 0) -> str | None:
    """0 = not known. -> ISO as far as it is known, None if there is no such day."""
    try:
        whole = dt.date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7] if month else whole[:4]


def guess(text: str) -> str:
    """' Did you mean 03/2019?' for 03/19, ' … 2019?' for "about 2019"; ' Write it like …' for anything else."""
    text = text.strip()[:LONGEST]
    if (found := _SHORT_YEAR.fullmatch(text)) and read_partial(meant := f"{found[1]}20{found[2]}"):
        return f" Did you mean {meant}?"
    years = _YEAR_INSIDE.findall(text)
    return f" Did you mean {years[0]}?" if len(years) == 1 else " Write it like 2019, 03/2019 or 14/03/2019."


def parse(text: str, question: Asked) -> Parsed:
    """value: str, 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. A year before 1900 or after 2100 is doubtful, as for a day."""
    typed = text.strip()
    if not typed:
        return Parsed()
    value = read_partial(typed)
    if value is None:
        return Parsed(problem=f"{quoted(typed)} is not a year, a month or a date we can read.{guess(typed)}")
    year = int(value[:4])
    return Parsed(value, doubtful="" if OLDEST <= year <= NEWEST else f"The year {year} is far away. Is this right?")
