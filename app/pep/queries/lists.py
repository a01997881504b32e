"""PEPs and their progress for pages that list them: constant statements, however many children."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.accounts.tables import Person
from app.children.queries import reached_by
from app.db import Connection, rows, table_of
from app.pep.tables import Invitation, LateWords, Pep, Section
from app.prepared import APART, Prepared, Raw

PEPS, SECTIONS, INVITATIONS, PEOPLE, LATE = (table_of(model) for model in (Pep, Section, Invitation, Person, LateWords))
CURRENT = ("open", "submitted")
_LISTED = ("id", "public_id", "child", "edition", "form", "year", "status", "initiated", "target", "meeting_date", "signed_off")
_STATE = sa.case((SECTIONS.c.completed_at.is_not(None), "d"), (SECTIONS.c.started, "s"), else_="n")  # done, started, neither
_LINE = SECTIONS.c.letter + _STATE + sa.cast(SECTIONS.c.left, sa.String)  # "as12"
_SECTIONS = sa.select(sa.func.aggregate_strings(_LINE, APART)).where(SECTIONS.c.pep == PEPS.c.id).scalar_subquery()
_PEPS = sa.select(_SECTIONS.label("sections"), *(PEPS.c[name] for name in _LISTED)).order_by(PEPS.c.id.desc())
_OF_CHILD = PEPS.c.child == sa.bindparam("child", type_=sa.BigInteger)
_ALL_OF_CHILD = Prepared(_PEPS.where(_OF_CHILD))
_NEWEST = PEPS.alias("newest")
_IS_CURRENT = sa.or_(*(PEPS.c.status == status for status in CURRENT))
_LATEST = sa.or_(
    _IS_CURRENT,
    PEPS.c.id == sa.select(sa.func.max(_NEWEST.c.id)).where(_NEWEST.c.child == PEPS.c.child).scalar_subquery(),
    PEPS.c.id.in_(sa.select(LATE.c.pep)),
)
_REACHED = PEPS.c.child.in_(reached_by(sa.bindparam("person", type_=sa.BigInteger)))
_LATEST_OF_PERSON = Prepared(_PEPS.where(_REACHED, _LATEST))
_PROGRESS = (
    sa.select(
        SECTIONS.c.letter, SECTIONS.c.started, SECTIONS.c.left, SECTIONS.c.completed_at.is_not(None), SECTIONS.c.ready_at.is_not(None)
    )
    .where(SECTIONS.c.pep == sa.bindparam("pep"))
    .order_by(SECTIONS.c.letter)
)
_INVITED = (
    sa.select(INVITATIONS.c.person, PEOPLE.c.name, PEOPLE.c.post)
    .select_from(INVITATIONS.outerjoin(PEOPLE, PEOPLE.c.id == INVITATIONS.c.person))
    .where(INVITATIONS.c.pep == sa.bindparam("pep"))
    .order_by(INVITATIONS.c.id)
)


class SectionRow(NamedTuple):
    letter: str
    started: bool
    left: int
    complete: bool
    ready: bool = False  # of a child's section: the child has said "I have finished"

    @property
    def state(self) -> str:
        return "done" if self.complete else "started" if self.started else "none"


class ListedPep(NamedTuple):
    sections: tuple[SectionRow, ...]
    id: int
    public_id: str
    child: int
    edition: str
    form: str
    year: int
    status: str
    initiated: dt.date
    target: dt.date
    meeting: dt.date | None
    signed_off: dt.date | None

    @property
    def is_current(self) -> bool:
        return self.status in CURRENT

    def section(self, letter: str) -> SectionRow | None:
        return next((section for section in self.sections if section.letter == letter), None)


@dataclass(frozen=True)
class Invited:
    """person None: the child."""

    person: int | None
    name: str
    post: str


def list_peps(db: Connection, *, child: int) -> list[ListedPep]:
    """The child's PEPs, newest first. One statement."""
    return _listed(_ALL_OF_CHILD.all(db, {"child": child})).get(child, [])


def read_latest(db: Connection, *, person: int) -> Raw:
    """Of each child that the person reaches, newest first: the current PEP, the newest, and those with words that came late."""
    return _LATEST_OF_PERSON.raw(db, {"person": person})


def list_latest(raw: Raw) -> dict[int, list[ListedPep]]:
    """Child id -> what `read_latest` has read."""
    return _listed(_LATEST_OF_PERSON.read(raw))


def _listed(read: Sequence[Sequence[Any]]) -> dict[int, list[ListedPep]]:
    found: dict[int, list[ListedPep]] = {}
    for sections, *row in read:
        listed = ListedPep(_sections(sections), *row)
        found.setdefault(listed.child, []).append(listed)
    return found


@lru_cache(maxsize=2048)
def _sections(text: str | None) -> tuple[SectionRow, ...]:
    """By letter. The same for many children, and for each from one day to the next."""
    lines = sorted((line[0], line[1], line[2:]) for line in (text or "").split(APART) if line)
    return tuple(SectionRow(letter, state in "sd", int(left), state == "d") for letter, state, left in lines)


def read_invited(db: Connection, *, pep: int) -> list[Invited]:
    return [Invited(row.person, row.name or "", row.post or "") for row in rows(db, _INVITED, {"pep": pep})]


def read_progress(db: Connection, *, pep: int) -> list[SectionRow]:
    return [SectionRow(*row) for row in rows(db, _PROGRESS, {"pep": pep})]
