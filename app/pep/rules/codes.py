"""Codes of the young person's way in: when they open and end, and what a child is told when one does not open (security.md 4). Pure."""

import datetime as dt
from dataclasses import dataclass

from app.clock import LONDON, local

SCHOOL_ENDS, HOME_ENDS = dt.time(18), dt.time(21)  # London's clock
DAYS = 7  # a day at home is chosen within so many
MOST_STARTS = 3  # a code lives on one day only
MOST_OPEN = 30  # at one start page: a stranger's chance stays below 1 in 100,000 a day
PICTURES = (("bus", "A bus"), ("music", "Music"), ("trophy", "A cup"), ("animals", "Animals"), ("bikes", "A bike"), ("cooking", "Cooking"))
SAFE = "Everything you said before is safe."
ASK = "Ask your grown-up for a new one."
WRONG = "That is not a number that is open today. Please look at it again."
WAIT = "That was not right a few times. Please wait a bit, or ask your grown-up."
CLOSED = "Numbers are closed here for today. A grown-up can help: the square picture still works."
SENTENCES = {
    "stopped": f"This code was stopped by a grown-up. {SAFE} {ASK}",
    "ended": f"This code has ended. {SAFE} {ASK}",
    "used": f"This code was used {MOST_STARTS} times today. {SAFE} {ASK}",
    "finished": f"Your plan is closed for now, so this code has ended. {SAFE}",
    "early": "This code opens on {day:%A} {day:%-d} {day:%B}. Please come back then.",
}


@dataclass(frozen=True)
class Span:
    opens: dt.datetime
    ends: dt.datetime


@dataclass(frozen=True)
class CodeState:
    """What decides whether a code opens. allowed: who made it may still hand over a tablet to this child."""

    opens: dt.datetime
    ends: dt.datetime
    starts: int
    revoked: bool
    pep_open: bool
    allowed: bool


def school_span(now: dt.datetime) -> Span | None:
    """Today, until school is over; None when it is."""
    ends = _at(local(now).date(), SCHOOL_ENDS)
    return Span(now, ends) if now < ends else None


def home_days(today: dt.date) -> list[dt.date]:
    return [today + dt.timedelta(days=ahead) for ahead in range(DAYS)]


def home_span(day: dt.date, now: dt.datetime) -> Span | None:
    """One whole day; None for one that cannot be chosen."""
    span = Span(_at(day, dt.time(0)), _at(day, HOME_ENDS))
    return span if day in home_days(local(now).date()) and now < span.ends else None


def why_not(code: CodeState, now: dt.datetime) -> str:
    """A sentence for the child; "" = it opens."""
    if code.revoked or not code.allowed:
        return SENTENCES["stopped"]
    if not code.pep_open:
        return SENTENCES["finished"]
    if now >= code.ends:
        return SENTENCES["ended"]
    if now < code.opens:
        return SENTENCES["early"].format(day=local(code.opens))
    return SENTENCES["used"] if code.starts >= MOST_STARTS else ""


def number_of(typed: str) -> str:
    """The digits of what was typed: '1234 5678' and '1234-5678' are the same number. Digits of another script are none of ours."""
    return "".join(sign for sign in typed if sign in "0123456789")


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, LONDON).astimezone(dt.UTC)
