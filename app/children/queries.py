"""A child as an entry finds it, the access list, and the facts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.access import Role, role_label
from app.accounts.queries import IS_SIGNED_IN, SIGN_INS, SIGNED_COLUMNS, SIGNED_IN
from app.accounts.tables import Authority, Membership, Person
from app.children.facts import FACTS
from app.children.tables import Access, Child, Fact
from app.db import Connection, rows, table_of
from app.prepared import Prepared

CHILDREN, ACCESS, FACT = table_of(Child), table_of(Access), table_of(Fact)
AUTHORITIES, MEMBERSHIPS, PEOPLE = table_of(Authority), table_of(Membership), table_of(Person)
BEFORE = ACCESS.alias("before")  # the access row that this one succeeds
LONG_AGO = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)

CHILD_COLUMNS = (
    CHILDREN.c.id.label("child"),
    CHILDREN.c.number,
    CHILDREN.c.forename,
    CHILDREN.c.surname,
    CHILDREN.c.date_of_birth,
    CHILDREN.c.year_offset,
    CHILDREN.c.authority,
    CHILDREN.c.added,
)
CALLED = sa.select(FACT.c.text).where(FACT.c.child == CHILDREN.c.id, FACT.c.name == "called", FACT.c.value.is_not(None)).scalar_subquery()
RIGHT_COLUMNS = (
    ACCESS.c.role.label("access_role"),
    ACCESS.c.since,
    BEFORE.c.since.label("before_since"),
    MEMBERSHIPS.c.role.label("member_role"),
    CALLED.label("called"),
)


def join_rights(source: sa.FromClause, person: sa.ColumnElement[int], authority: sa.ColumnElement[int]) -> sa.Join:
    """Joins, to a source that holds CHILDREN, the person's open access row and what they are to the authority. The lookup is the check."""
    return (
        source.outerjoin(ACCESS, (ACCESS.c.child == CHILDREN.c.id) & (ACCESS.c.person == person) & ACCESS.c.until.is_(None))
        .outerjoin(BEFORE, BEFORE.c.id == ACCESS.c.succeeds)
        .outerjoin(
            MEMBERSHIPS,
            (MEMBERSHIPS.c.authority == authority) & (MEMBERSHIPS.c.person == person) & (MEMBERSHIPS.c.role == Role.VIRTUAL_SCHOOL),
        )
    )



def reached_by(person: sa.BindParameter[int]) -> sa.CompoundSelect[int]:
    """Ids of the children that a person reaches today: by the access list, or as the Virtual School of their authority."""
    listed = sa.select(ACCESS.c.child).where(ACCESS.c.person == person, ACCESS.c.until.is_(None))
    theirs = (
        sa.select(CHILDREN.c.id)
        .join(MEMBERSHIPS, MEMBERSHIPS.c.authority == CHILDREN.c.authority)
        .where(MEMBERSHIPS.c.person == person, MEMBERSHIPS.c.role == Role.VIRTUAL_SCHOOL)
    )
    return sa.union(listed, theirs)


_ENTRY = Prepared(
    sa.select(*SIGNED_COLUMNS, *CHILD_COLUMNS, *RIGHT_COLUMNS)
    .select_from(
        join_rights(SIGNED_IN.outerjoin(CHILDREN, CHILDREN.c.number == sa.bindparam("number")), SIGN_INS.c.person, CHILDREN.c.authority)
    )
    .where(IS_SIGNED_IN)
    .order_by(ACCESS.c.id)
)
_PEOPLE = Prepared(
    sa.select(PEOPLE.c.id, PEOPLE.c.public_id, PEOPLE.c.name, PEOPLE.c.phone, ACCESS.c.role)
    .select_from(ACCESS.join(PEOPLE, PEOPLE.c.id == ACCESS.c.person))
    .where(ACCESS.c.child == sa.bindparam("child"), ACCESS.c.until.is_(None), PEOPLE.c.active)
    .order_by(ACCESS.c.id)
)
_RIGHTS = (
    sa.select(PEOPLE.c.id, PEOPLE.c.public_id, PEOPLE.c.name, ACCESS.c.role, ACCESS.c.since, BEFORE.c.since)
    .select_from(ACCESS.join(PEOPLE, PEOPLE.c.id == ACCESS.c.person).outerjoin(BEFORE, BEFORE.c.id == ACCESS.c.succeeds))
    .where(ACCESS.c.child == sa.bindparam("child"), ACCESS.c.until.is_(None), PEOPLE.c.active)
    .order_by(ACCESS.c.id)
)
_FACTS = sa.select(FACT.c.name, FACT.c.text).where(FACT.c.child == sa.bindparam("child"))
_OWNER = sa.select(PEOPLE.c.name).join(CHILDREN, CHILDREN.c.record_owner == PEOPLE.c.id).where(CHILDREN.c.id == sa.bindparam("child"))
_CHECKS = (
    sa.select(sa.func.count())
    .select_from(MEMBERSHIPS)
    .where(MEMBERSHIPS.c.authority == sa.bindparam("authority"), MEMBERSHIPS.c.role == Role.VIRTUAL_SCHOOL)
)


class ChildView(NamedTuple):
    id: int
    number: str
    forename: str
    surname: str
    called: str
    date_of_birth: dt.date | None
    year_offset: int
    authority: int
    added: dt.date

    @property
    def name(self) -> str:
        return f"{self.forename} {self.surname}".strip()


class Right(NamedTuple):
    """As what a person reaches a child, and since when."""

    role: str
    since: dt.datetime
    inherited_since: dt.datetime | None


class Accessor(NamedTuple):
    """One line of "Users with access to this record"."""

    id: int
    public_id: str
    name: str
    phone: str
    role: str

    @property
    def role_label(self) -> str:
        return role_label(self.role)


def child_of(row: Mapping[str, Any]) -> ChildView:
    """A row that selects CHILD_COLUMNS and RIGHT_COLUMNS."""
    return ChildView(
        row["child"],
        row["number"],
        row["forename"],
        row["surname"],
        row["called"] or row["forename"],
        row["date_of_birth"],
        row["year_offset"],
        row["authority"],
        row["added"],
    )


def right_of(row: Mapping[str, Any]) -> Right | None:
    """An access row first, else the Virtual School's membership, else nothing."""
    if row["access_role"]:
        return Right(row["access_role"], row["since"], row["before_since"])
    return Right(row["member_role"], LONG_AGO, None) if row["member_role"] else None


def find_child(db: Connection, *, token: str, number: str) -> Mapping[str, Any] | None:
    """One statement: who is signed in, the child, and the right between them."""
    return _ENTRY.first(db, {"token": token, "number": number})


def read_people(db: Connection, *, child: int) -> list[Accessor]:
    return [Accessor(*row) for row in _PEOPLE.all(db, {"child": child})]


@dataclass(frozen=True)
class Rights:
    """What somebody on the access list is to a child: the same as an entry finds for them."""

    person: int
    public_id: str
    name: str
    right: Right


def read_rights(db: Connection, *, child: int) -> list[Rights]:
    """Everybody on the list today, in its order."""
    return [Rights(row[0], row[1], row[2], Right(*row[3:])) for row in rows(db, _RIGHTS, {"child": child})]


def read_facts(db: Connection, *, child: int) -> dict[str, str]:
    """Fact id -> as people read it: an option's label, else the text as typed."""
    found = {row.name: row.text for row in rows(db, _FACTS, {"child": child}) if row.name in FACTS}
    return {name: dict(FACTS[name].options).get(text, text) for name, text in found.items()}


def virtual_school_checks(db: Connection, *, authority: int) -> bool:
    """Is there a Virtual School that can open this authority's plans today?"""
    return bool(rows(db, _CHECKS, {"authority": authority}).scalar())


def read_owner(db: Connection, *, child: int) -> str:
    """The record owner's name."""
    return str(rows(db, _OWNER, {"child": child}).scalar_one())
