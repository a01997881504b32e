"""PEPs and their progress for pages that list them: constant statements, however many children."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.accounts.tables import Person
from app.db import Connection, rows, table_of
from app.pep.tables import Invitation, Pep, Section

PEPS, SECTIONS, INVITATIONS, PEOPLE = table_of(Pep), table_of(Section), table_of(Invitation), table_of(Person)
_LISTED = ("id", "public_id", "child", "edition", "form", "year", "status", "initiated", "target", "meeting_date", "signed_off")
_PEPS = (
    sa.select(*(PEPS.c[name] for name in _LISTED))
    .where(PEPS.c.child.in_(sa.bindparam("children", expanding=True)))
    .order_by(PEPS.c.id.desc())
)
_SECTIONS = (
    sa.select(
        SECTIONS.c.pep, SECTIONS.c.letter, SECTIONS.c.started, SECTIONS.c.left, SECTIONS.c.completed_at.is_not(None).label("complete")
    )
    .join(PEPS, PEPS.c.id == SECTIONS.c.pep)
    .where(PEPS.c.child.in_(sa.bindparam("children", expanding=True)))
    .order_by(SECTIONS.c.letter)
)
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


@dataclass(frozen=True)
class SectionRow:
    letter: str
    started: bool
    left: int
    complete: bool
    ready: bool = False  # of a child's section: the child has said "I have finished"

    @property
    def state(self) -> str:
        return "done" if self.complete else "started" if self.started else "none"


@dataclass(frozen=True)
class ListedPep:
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
        return self.status in ("open", "submitted")

    def section(self, letter: str) -> SectionRow | None:
        return next((section for section in self.sections if section.letter == letter), None)


@dataclass(frozen=True)
class Invited:
    """person None: the child."""

    person: int | None
    name: str
    post: str


def list_peps(db: Connection, *, children: Sequence[int]) -> dict[int, list[ListedPep]]:
    """Child id -> its PEPs, newest first. Two statements."""
    if not children:
        return {}
    sections: dict[int, list[SectionRow]] = {}
    for row in rows(db, _SECTIONS, {"children": list(children)}):
        sections.setdefault(row.pep, []).append(SectionRow(row.letter, row.started, row.left, row.complete))
    found: dict[int, list[ListedPep]] = {}
    for row in rows(db, _PEPS, {"children": list(children)}):
        found.setdefault(row.child, []).append(ListedPep(tuple(sections.get(row.id, ())), *row))
    return found


def read_invited(db: Connection, *, pep: int) -> list[Invited]:
    return [Invited(row.person, row.name or "", row.post or "") for row in rows(db, _INVITED, {"pep": pep})]


def read_progress(db: Connection, *, pep: int) -> list[SectionRow]:
    return [SectionRow(*row) for row in rows(db, _PROGRESS, {"pep": pep})]
