"""A person's children, and what is new in their PEPs: constant statements, however many children."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session

from app.access import Role
from app.accounts.tables import Authority, Membership
from app.children.queries import CALLED, CHILD_COLUMNS, CHILDREN, FACT, ChildView, child_of
from app.children.tables import Access
from app.db import rows, table_of
from app.pep.tables import Answer, SectionRead

AUTHORITIES, MEMBERSHIPS, ACCESS = table_of(Authority), table_of(Membership), table_of(Access)
ANSWERS, READS = table_of(Answer), table_of(SectionRead)
ENTERED = sa.select(FACT.c.value).where(FACT.c.child == CHILDREN.c.id, FACT.c.name == "entered_care").scalar_subquery()
_CHILDREN = (
    sa.select(
        *CHILD_COLUMNS,
        CALLED.label("called"),
        ENTERED.label("entered"),
        AUTHORITIES.c.name.label("authority_name"),
        sa.func.coalesce(ACCESS.c.role, MEMBERSHIPS.c.role).label("role"),
    )
    .select_from(
        CHILDREN.join(AUTHORITIES, AUTHORITIES.c.id == CHILDREN.c.authority)
        .outerjoin(ACCESS, (ACCESS.c.child == CHILDREN.c.id) & (ACCESS.c.person == sa.bindparam("person")) & ACCESS.c.until.is_(None))
        .outerjoin(
            MEMBERSHIPS,
            (MEMBERSHIPS.c.authority == CHILDREN.c.authority)
            & (MEMBERSHIPS.c.person == sa.bindparam("person"))
            & (MEMBERSHIPS.c.role == Role.VIRTUAL_SCHOOL),
        )
    )
    .where(sa.or_(ACCESS.c.id.is_not(None), MEMBERSHIPS.c.id.is_not(None)))
    .order_by(AUTHORITIES.c.name.desc(), CHILDREN.c.surname, CHILDREN.c.forename, CHILDREN.c.id)
)
_HEARD = (
    sa.select(
        ANSWERS.c.pep,
        sa.func.max(ANSWERS.c.at).label("at"),
        sa.select(sa.func.max(READS.c.day))
        .where(READS.c.pep == ANSWERS.c.pep, READS.c.person == sa.bindparam("person"))
        .scalar_subquery()
        .label("read_on"),
    )
    .where(ANSWERS.c.voice == "child", ANSWERS.c.audience == "team", ANSWERS.c.pep.in_(sa.bindparam("peps", expanding=True)))
    .group_by(ANSWERS.c.pep)
)


@dataclass(frozen=True)
class MyChild:
    """role: as what the person has this child. entered: into care, if known."""

    child: ChildView
    authority: str
    role: str
    entered: dt.date | None


@dataclass(frozen=True)
class Heard:
    """When a child last said something in a PEP, and when this person last opened it."""

    at: dt.datetime
    read_on: dt.date | None


def read_my_children(db: Session, *, person: int) -> list[MyChild]:
    """By authority and surname; a child once, however many rights."""
    found = {row["child"]: row for row in reversed(rows(db, _CHILDREN, {"person": person}).mappings().all())}
    return [MyChild(child_of(row), row["authority_name"], row["role"], _day(row["entered"])) for row in reversed(found.values())]


def read_heard(db: Session, *, person: int, peps: Sequence[int]) -> dict[int, Heard]:
    """PEP id -> what its child has said for the team."""
    if not peps:
        return {}
    return {row.pep: Heard(row.at, row.read_on) for row in rows(db, _HEARD, {"person": person, "peps": list(peps)})}


def _day(value: str | None) -> dt.date | None:
    """A fact's canonical JSON of a date."""
    return dt.date.fromisoformat(value.strip('"')) if value else None
