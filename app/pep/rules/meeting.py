"""When a meeting may be confirmed, moved, or its confirmation taken back (rulings 1, 9, 20). Pure."""

import datetime as dt

from app.kinds.date import read_day
from app.pep.rules.dates import target_date

NO_DAY = "The meeting has no date yet. On which day was it held?"
NOT_YET = "The meeting is on {day:%A} {day:%-d} {day:%B %Y}, which is still to come. If it was held already, say on which day."
TO_COME = "{day:%A} {day:%-d} {day:%B %Y} is still to come. A meeting is confirmed when it has occurred."
NO_DATE = "“{typed}” is not a date we can read. Write it like 03/12/2026. The meeting is not confirmed yet."
CONFIRMED = "The meeting is confirmed as held on {day:%-d} {day:%B %Y}. To move it, take the confirmation back first."
COMPLETED = "{letters} marked completed, so the meeting cannot move to a day to come. Reopen what is completed first."
RESTS = "{letters} marked completed and needs this confirmation. Reopen it first."


def read_held_on(typed: str, planned: dt.date | None, today: dt.date) -> tuple[dt.date | None, str]:
    """typed: another day, "" = as planned. -> (the day on which it was held, "") or (None, what is wrong with it)."""
    words = typed.strip()
    day = read_day(words) if words else planned
    if day is None:
        return None, NO_DATE.format(typed=words[:40]) if words else NO_DAY
    if day > today:
        return None, (TO_COME if words else NOT_YET).format(day=day)
    return day, ""


def why_not_moved(to: dt.date | None, held_on: dt.date | None, completed: str, today: dt.date) -> str:
    """completed: letters of the sections that are marked. -> a sentence, or "" when it may move."""
    if held_on is not None and to != held_on:
        return CONFIRMED.format(day=held_on)
    if completed and (to is None or to > today):
        return COMPLETED.format(letters=listed(completed))
    return ""


def moved_target(target: dt.date, initiated: dt.date, was: dt.date | None, now: dt.date | None) -> dt.date:
    """Moves with the meeting, unless somebody set it by hand: then it is not the day that the rule gave (ruling 1)."""
    return target if is_by_hand(target, initiated, was) else target_date(initiated, now)


def is_by_hand(target: dt.date, initiated: dt.date, meeting: dt.date | None) -> bool:
    return target != target_date(initiated, meeting)


def listed(letters: str) -> str:
    """'Section A is', 'Sections A and B are'"""
    names = " and ".join(letter.upper() for letter in letters)
    return f"Section {names} is" if len(letters) == 1 else f"Sections {names} are"
