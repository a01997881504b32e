"""A person's children, and what is new in their PEPs: constant statements, however many children."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import sqlalchemy as sa

from app import clock
from app.accounts.tables import Authority
from app.children.queries import (
    ACCESS,
    CHILD_COLUMNS,
    CHILDREN,
    FACT,
    MEMBERSHIPS,
    RIGHT_COLUMNS,
    ChildView,
    child_of,
    join_rights,
    right_of,
)
from app.db import Connection, rows, table_of
from app.pep.queries.lists import ListedPep, list_latest, read_latest
from app.pep.rules.reading import Reader
from app.pep.tables import OF_CHILD, Answer, LateWords, SectionRead
from app.prepared import Prepared, Raw

AUTHORITIES, LATE = table_of(Authority), table_of(LateWords)
ANSWERS, READS = table_of(Answer), table_of(SectionRead)
ENTERED = sa.select(FACT.c.value).where(FACT.c.child == CHILDREN.c.id, FACT.c.name == "entered_care").scalar_subquery()
PERSON = sa.bindparam("person", type_=sa.BigInteger)
_CHILDREN = Prepared(
    sa.select(*CHILD_COLUMNS, *RIGHT_COLUMNS, ENTERED.label("entered"), AUTHORITIES.c.name.label("authority_name"))
    .select_from(join_rights(CHILDREN.join(AUTHORITIES, AUTHORITIES.c.id == CHILDREN.c.authority), PERSON, CHILDREN.c.authority))
    .where(sa.or_(ACCESS.c.id.is_not(None), MEMBERSHIPS.c.id.is_not(None)))
    .order_by(AUTHORITIES.c.name.desc(), CHILDREN.c.surname, CHILDREN.c.forename, CHILDREN.c.id, ACCESS.c.id)
)
_THESE: sa.BindParameter[int] = sa.bindparam("peps", expanding=True)
_SAID = sa.union_all(
    sa.select(ANSWERS.c.pep, ANSWERS.c.question, ANSWERS.c.audience, ANSWERS.c.at, sa.false().label("late")).where(
        OF_CHILD, ANSWERS.c.pep.in_(_THESE)
    ),
    sa.select(LATE.c.pep, LATE.c.question, LATE.c.audience, LATE.c.at, sa.true()).where(LATE.c.pep.in_(_THESE)),
).subquery("said")
_HEARD = (
    sa.select(
        _SAID.c.pep,
        _SAID.c.question,
        _SAID.c.audience,
        _SAID.c.late,
        sa.func.max(_SAID.c.at).label("at"),
        *(
            sa.select(sa.func.max(READS.c[name])).where(READS.c.pep == _SAID.c.pep, READS.c.person == PERSON).scalar_subquery().label(name)
            for name in ("day", "last")
        ),
    )
    .group_by(_SAID.c.pep, _SAID.c.question, _SAID.c.audience, _SAID.c.late)
    .order_by(sa.func.max(_SAID.c.at))
)


KEPT = 256  # people's children, as they stood when somebody last looked


class MyChild(NamedTuple):
    """reader: as what, and since when, the person has this child. entered: into care, if known."""

    child: ChildView
    authority: str
    reader: Reader
    entered: dt.date | None

    @property
    def role(self) -> str:
        return self.reader.role


@dataclass(frozen=True)
class Heard:
    """The last thing a child said to one audience about a question, and when this person last looked: the day, and where it is known the
    moment. late: after the PEP was closed."""

    audience: str
    late: bool
    at: dt.datetime
    read_on: dt.date | None
    question: str = ""
    read_at: dt.datetime | None = None

    @property
    def is_new(self) -> bool:
        """Has this person not looked since?"""
        if self.read_at is not None:
            return self.read_at < self.at
        return self.read_on is None or self.read_on < clock.local(self.at).date()


@dataclass(frozen=True, eq=False)
class Mine:
    """Somebody's children, and the plans of each by the child's id. Not compared by what it holds: what is worked out of one is kept for
    that one."""

    children: Sequence[MyChild]
    peps: Mapping[int, Sequence[ListedPep]]


def read_mine(db: Connection, *, person: int) -> Mine:
    """Two statements, however many children. While the same rows come back, the same."""
    return _mine(person, _CHILDREN.raw(db, {"person": person}), read_latest(db, person=person))


@lru_cache(maxsize=KEPT)
def _mine(person: int, children: Raw, peps: Raw) -> Mine:
    return Mine(_my_children(person, children), list_latest(peps))


def _my_children(person: int, raw: Raw) -> list[MyChild]:
    """By authority and surname; a child once, however many rights."""
    found: dict[int, MyChild] = {}
    for row in _CHILDREN.named(raw):
        right = right_of(row)
        if right:
            reader = Reader(person, right.role, right.since, right.inherited_since)
            found.setdefault(row["child"], MyChild(child_of(row), row["authority_name"], reader, _day(row["entered"])))
    return list(found.values())


def read_heard(db: Connection, *, person: int, peps: Sequence[int]) -> dict[int, list[Heard]]:
    """PEP id -> what its child has said, and late words; who may read it is may_read's to say."""
    found: dict[int, list[Heard]] = {}
    for row in rows(db, _HEARD, {"person": person, "peps": list(peps)}) if peps else ():
        found.setdefault(row.pep, []).append(Heard(row.audience, bool(row.late), row.at, row.day, row.question, row.last))
    return found


def _day(value: str | None) -> dt.date | None:
    """A fact's canonical JSON of a date."""
    return dt.date.fromisoformat(value.strip('"')) if value else None
