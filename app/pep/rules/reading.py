"""Who may read an answer of Section C: one pure function for page, fragment, print, search, snapshot and export (ruling 14)."""

import datetime as dt
from dataclasses import dataclass

from app.access import Role

ONLY = "person:"
"""Before the id of the one person who may read it."""
TEAM = frozenset({Role.SOCIAL_WORKER, Role.DESIGNATED_TEACHER, Role.VIRTUAL_SCHOOL})


@dataclass(frozen=True)
class Reader:
    """since: from when this person has access; inherited_since: from when the one before in the role had it (a successor inherits)."""

    person: int
    role: str
    since: dt.datetime
    inherited_since: dt.datetime | None = None


@dataclass(frozen=True)
class Readable:
    """What decides: audience team | everyone | person:<id> | unset; the author of an adult's line; when it was written."""

    audience: str
    author: int
    at: dt.datetime


def may_read(answer: Readable, reader: Reader) -> bool:
    """An adult's own line is always theirs to read. Team: those in the role when it was said, and their successors."""
    if answer.author and answer.author == reader.person:
        return True
    if answer.audience.startswith(ONLY):
        return answer.audience == f"{ONLY}{reader.person}"
    if answer.audience == "everyone":
        return reader.role in set(Role) - {Role.ADMINISTRATOR}
    if answer.audience != "team" or reader.role not in TEAM:
        return False
    return (reader.inherited_since or reader.since) <= answer.at
