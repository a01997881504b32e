"""What children have asked and nobody has said yet that they did: to talk with somebody (ruling 15)."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from app.accounts.tables import Person
from app.children.queries import reached_by
from app.db import Connection, rows, table_of
from app.pep.queries.find import PEPS
from app.pep.tables import TalkRequest
from app.prepared import Prepared

TALKS, PEOPLE = table_of(TalkRequest), table_of(Person)
_OPEN = (
    sa.select(TALKS.c.public_id, PEPS.c.child, TALKS.c.pep, PEPS.c.public_id, TALKS.c.adult, PEOPLE.c.name, TALKS.c.at)
    .select_from(TALKS.join(PEOPLE, PEOPLE.c.id == TALKS.c.adult).join(PEPS, PEPS.c.id == TALKS.c.pep))
    .where(TALKS.c.talked_at.is_(None))
    .order_by(TALKS.c.id)
)
_OF_CHILD = Prepared(_OPEN.where(PEPS.c.child == sa.bindparam("child", type_=sa.BigInteger)))
_FOR_PERSON = Prepared(_OPEN.where(PEPS.c.child.in_(reached_by(sa.bindparam("person", type_=sa.BigInteger)))))
_RECORDED = sa.select(TALKS.c.id).where(
    TALKS.c.public_id == sa.bindparam("talk"), TALKS.c.pep == sa.bindparam("pep"), TALKS.c.talked_by == sa.bindparam("person")
)


@dataclass(frozen=True)
class TalkAsked:
    """adult: who was asked."""

    public_id: str
    child: int
    pep: int
    pep_public_id: str
    adult: int
    adult_name: str
    at: dt.datetime


def list_talks(db: Connection, *, child: int) -> list[TalkAsked]:
    """Oldest first; also of plans that are closed."""
    return [TalkAsked(*row) for row in _OF_CHILD.all(db, {"child": child})]


def list_my_talks(db: Connection, *, person: int) -> list[TalkAsked]:
    """Of every child that this person reaches."""
    return [TalkAsked(*row) for row in _FOR_PERSON.all(db, {"person": person})]


def has_recorded(db: Connection, *, pep: int, talk: str, person: int) -> bool:
    """Has this person said already that they talked? A button is pressed twice."""
    return rows(db, _RECORDED, {"pep": pep, "talk": talk, "person": person}).first() is not None
