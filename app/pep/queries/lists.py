"""PEPs and their progress for pages that list them: constant statements, however many children."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from app.accounts.tables import Person
from app.children.queries import reached_by
from app.db import Connection, rows, table_of
from app.pep.tables import Invitation, LateWords, Pep, Section
from app.prepared import Prepared, as_stored

PEPS, SECTIONS, INVITATIONS, PEOPLE, LATE = (table_of(model) for model in (Pep, Section, Invitation, Person, LateWords))
CURRENT = ("open", "submitted")
_LISTED = ("id", "public_id", "child", "edition", "form", "year", "status", "initiated", "target", "meeting_date", "signed_off")
_PEPS = sa.select(*(PEPS.c[name] for name in _LISTED)).order_by(PEPS.c.id.desc())
_SECTIONS = (
    sa.select(
        *(SECTIONS.c.pep, SECTIONS.c.letter, as_stored(SECTIONS.c.started).label("started"), SECTIONS.c.left),
        as_stored(SECTIONS.c.completed_at.is_not(None)).label("complete"),
    )
    .join(PEPS, PEPS.c.id == SECTIONS.c.pep)
    .order_by(SECTIONS.c.letter)
)
_OF_CHILD = PEPS.c.child == sa.bindparam("child", type_=sa.BigInteger)
_ALL_OF_CHILD = Prepared(_PEPS.where(_OF_CHILD)), Prepared(_SECTIONS.where(_OF_CHILD))
_NEWEST = PEPS.alias("newest")
_IS_CURRENT = sa.or_(*(PEPS.c.status == status for status in CURRENT))
_LATEST = sa.or_(
    _IS_CURRENT,
    PEPS.c.id == sa.select(sa.func.max(_NEWEST.c.id)).where(_NEWEST.c.child == PEPS.c.child).scalar_subquery(),
    PEPS.c.id.in_(sa.select(LATE.c.pep)),
)
_REACHED = PEPS.c.child.in_(reached_by(sa.bindparam("person", type_=sa.BigInteger)))
_LATEST_OF_PERSON = Prepared(_PEPS.where(_REACHED, _LATEST)), Prepared(_SECTIONS.where(_REACHED, _IS_CURRENT))
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
    """The child's PEPs, newest first. Two statements."""
    return _listed(db, _ALL_OF_CHILD, {"child": child}).get(child, [])


def list_latest(db: Connection, *, person: int) -> dict[int, list[ListedPep]]:
    """Child id -> of each child that the person reaches, newest first: the current PEP with its sections, the newest, and those with words
    that came late. Two statements."""
    return _listed(db, _LATEST_OF_PERSON, {"person": person})


def _listed(db: Connection, reads: tuple[Prepared, Prepared], whose: dict[str, int]) -> dict[int, list[ListedPep]]:
    peps, of_sections = reads
    sections: dict[int, list[SectionRow]] = {}
    for pep, *section in of_sections.all(db, whose):
        sections.setdefault(pep, []).append(SectionRow(*section))
    found: dict[int, list[ListedPep]] = {}
    for row in peps.all(db, whose):
        listed = ListedPep(tuple(sections.get(row[0], ())), *row)
        found.setdefault(listed.child, []).append(listed)
    return found


def read_invited(db: Connection, *, pep: int) -> list[Invited]:
    return [Invited(row.person, row.name or "", row.post or "") for row in rows(db, _INVITED, {"pep": pep})]


def read_progress(db: Connection, *, pep: int) -> list[SectionRow]:
    return [SectionRow(*row) for row in rows(db, _PROGRESS, {"pep": pep})]
