"""The notice that a child asked to talk, at the head of home and of PEP details until somebody says that they talked (ruling 15)."""

import datetime as dt
from collections.abc import Container, Iterable

from app import clock
from app.pep.queries.talks import TalkAsked
from app.pep.rules.talks import is_late, sees_talk
from app.pep.views import TalkNotice

LATE = " Nobody has said yet that they talked."


def build_talks(
    asked: Iterable[TalkAsked], called: str, person: int, role: str, now: dt.datetime, holidays: Container[dt.date]
) -> tuple[TalkNotice, ...]:
    """Those of one child that this person sees."""
    today = clock.local(now).date()
    found = [(one, is_late(clock.local(one.at).date(), today, holidays)) for one in asked]
    return tuple(
        TalkNotice(called, _words(one, called, person, late), f"/peps/{one.pep_public_id}/talks/{one.public_id}", late)
        for one, late in found
        if sees_talk(adult=one.adult, person=person, role=role, late=late)
    )


def _words(one: TalkAsked, called: str, person: int, late: bool) -> str:
    whom, at = "you" if one.adult == person else one.adult_name, clock.local(one.at)
    return f"{called} asked to talk with {whom}, {at:%A %-d %B} at {at:%H:%M}.{LATE if late else ''}"
