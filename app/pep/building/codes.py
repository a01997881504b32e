"""Codes of the young person's way in, as PEP details shows them: the form that makes one, those still to be used, and the paper, once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app import clock
from app.codes import Options
from app.pep.building.details import OfferedPath, find_modules
from app.pep.queries.codes import LiveCode
from app.pep.queries.find import PepView
from app.pep.rules.codes import HOME_ENDS, MOST_STARTS, PICTURES, SCHOOL_ENDS, home_days, home_span, school_span
from app.pep.views import PepHead

USED = ("not used yet", "used once", "used twice", f"used {MOST_STARTS} times, so it opens no more")


@dataclass(frozen=True)
class CodeLine:
    """One live code. Its secrets are nowhere."""

    path: str
    when: str
    used: str
    picture: str
    picture_words: str
    made_by: str
    revoke: str


@dataclass(frozen=True)
class CodesView:
    """school: "" when it is too late today. days: on which a code for home can be used."""

    action: str
    paths: Options
    school: str
    days: Options
    pictures: Options
    live: tuple[CodeLine, ...]
    closed: bool


@dataclass(frozen=True)
class CodePaper:
    """What is shown once. number: as "1234 5678"; side, drawing: of the QR code; address: the start page, as a child types it."""

    pep: PepHead
    path: str
    when: str
    number: str
    address: str
    side: int
    drawing: str
    picture: str
    picture_words: str
    back: str


def build_codes(pep: PepView, paths: Mapping[str, OfferedPath], live: Sequence[LiveCode], *, closed: bool) -> CodesView | None:
    """closed: too many wrong numbers today. None: there is nothing to make a code for."""
    modules, now = find_modules(pep, paths), clock.now()
    if not modules or not pep.is_open:
        return None
    days = [day for day in home_days(clock.local(now).date()) if home_span(day, now)]
    return CodesView(
        f"/peps/{pep.public_id}/codes",
        tuple((module.path, module.label) for module in modules),
        f"{SCHOOL_ENDS:%H:%M}" if school_span(now) else "",
        tuple((day.isoformat(), day_words(day)) for day in days),
        PICTURES,
        tuple(_line(pep, code, paths) for code in live),
        closed,
    )


def when_words(*, home: bool, opens: dt.datetime) -> str:
    """'for school, today until 18:00' · 'for home, on Saturday 28 November until 21:00'"""
    day = clock.local(opens).date()
    return f"for home, on {day_words(day)} until {HOME_ENDS:%H:%M}" if home else f"for school, today until {SCHOOL_ENDS:%H:%M}"


def day_words(day: dt.date) -> str:
    return f"{day:%A %-d %B}"


def _line(pep: PepView, code: LiveCode, paths: Mapping[str, OfferedPath]) -> CodeLine:
    return CodeLine(
        paths[code.path].name if code.path in paths else code.path,
        when_words(home=code.home, opens=code.opens),
        USED[code.starts],
        code.picture,
        dict(PICTURES).get(code.picture, ""),
        code.made_by,
        f"/peps/{pep.public_id}/codes/{code.public_id}/revoke",
    )
