"""Who sees that a child asked to talk, and from when it is late (ruling 15). Pure."""

import datetime as dt
from collections.abc import Container

from app.access import Role
from app.pep.rules.dates import working_days_after

SOON = 1  # school days within which somebody talks


def is_late(asked: dt.date, today: dt.date, holidays: Container[dt.date]) -> bool:
    """Older than one school day."""
    return today > working_days_after(asked, SOON, holidays)


def sees_talk(*, adult: int, person: int, role: str, late: bool) -> bool:
    """Who was asked, and the designated teacher; once it is late the social worker as well."""
    return person == adult or role == Role.DESIGNATED_TEACHER or (late and role == Role.SOCIAL_WORKER)
