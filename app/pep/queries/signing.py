"""What a page needs to know of signing: each section's mark, and who confirmed the meeting. Also what decides whether words may change."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from app.access import role_label
from app.accounts.tables import Person
from app.clock import local
from app.db import Connection, rows, table_of
from app.pep.queries.find import PepView
from app.pep.queries.lists import Invited, read_invited
from app.pep.rules.signing import CLOSED, completed_words
from app.pep.tables import Pep, Section

PEPS, SECTIONS, PEOPLE = table_of(Pep), table_of(Section), table_of(Person)
_MARKS = (
    sa.select(
        *(SECTIONS.c[name] for name in ("letter", "started", "left", "completed_at", "reason")),
        sa.func.coalesce(PEOPLE.c.name, "").label("name"),
        sa.func.coalesce(PEOPLE.c.post, "").label("post"),
        SECTIONS.c.ready_at,
    )
    .select_from(SECTIONS.outerjoin(PEOPLE, PEOPLE.c.id == SECTIONS.c.by))
    .where(SECTIONS.c.pep == sa.bindparam("pep"))
    .order_by(SECTIONS.c.letter)
)
_NAME = sa.select(PEOPLE.c.name).where(PEOPLE.c.id == sa.bindparam("person"))
_CLOSED = (
    sa.select(PEPS.c.status, PEPS.c.form, SECTIONS.c.completed_at, PEOPLE.c.name, PEOPLE.c.post)
    .select_from(PEPS.join(SECTIONS, SECTIONS.c.pep == PEPS.c.id).outerjoin(PEOPLE, PEOPLE.c.id == SECTIONS.c.by))
    .where(PEPS.c.id == sa.bindparam("pep"), SECTIONS.c.letter == sa.bindparam("letter"))
)


@dataclass(frozen=True)
class Mark:
    """One section: how far it is, and who marked it completed, when. Of a child's section: reason, how it came to be complete;
    ready_at, when the child said "I have finished"."""

    letter: str
    started: bool
    left: int
    completed_at: dt.datetime | None
    reason: str
    name: str
    post: str
    ready_at: dt.datetime | None = None

    def words(self, form: str) -> str:
        """'Sarah Social (Social Worker) marked section A completed on …'; "" while it is not."""
        return completed_words(self.letter, self.name, _role(self.post, form), local(self.completed_at)) if self.completed_at else ""


@dataclass(frozen=True)
class Signing:
    """marks: by letter. invited: to the meeting. confirmed_by: who said that it took place."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    invited: Sequence[Invited] = ()
    confirmed_by: str = ""


def read_signing(db: Connection, *, pep: PepView) -> Signing:
    """Two statements, three once the meeting is confirmed."""
    marks = {row.letter: Mark(*row) for row in rows(db, _MARKS, {"pep": pep.id})}
    confirmed_by = rows(db, _NAME, {"person": pep.held_confirmed_by}).scalar() if pep.held_confirmed_by else ""
    return Signing(marks, read_invited(db, pep=pep.id), confirmed_by or "")


def is_open(pep: sa.ColumnElement[int] | int, letter: str) -> sa.ColumnElement[bool]:
    """For the statement that changes something: the PEP is open and the section is not marked completed."""
    this = PEPS.join(SECTIONS, SECTIONS.c.pep == PEPS.c.id)
    open_now = (PEPS.c.id == pep, PEPS.c.status == "open", SECTIONS.c.letter == letter, SECTIONS.c.completed_at.is_(None))
    return sa.select(sa.literal(1)).select_from(this).where(*open_now).exists()


def why_closed(db: Connection, *, pep: int, letter: str) -> str:
    """A sentence for somebody whose words came too late."""
    row = rows(db, _CLOSED, {"pep": pep, "letter": letter}).one()
    if row.status != "open" or row.completed_at is None:
        return CLOSED[row.status] or CLOSED["withdrawn"]
    done = completed_words(letter, row.name or "", _role(row.post or "", row.form), local(row.completed_at))
    return f"{done} It can be reopened until the PEP goes to the Virtual School."


def _role(post: str, form: str) -> str:
    return role_label(post, form) if post else "Virtual School"
