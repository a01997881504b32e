"""A child asks an adult to talk, once however often it is sent; somebody says that they talked (ruling 15)."""

import datetime as dt

import sqlalchemy as sa

from app import audit, clock
from app.audit import By
from app.db import Connection, public_id, rows, table_of
from app.pep.tables import TalkRequest

TALKS = table_of(TalkRequest)


def ask_to_talk(db: Connection, *, pep: int, child: int, visit: int, writer: str, by: By) -> dt.datetime:
    """-> when it was asked. by: the visit of the adult who is asked. The same page asks once; while one stands, no second is made.
    Also when the plan is closed or the visit over: this is never lost."""
    audit.lock_chain(db, child)
    same = (TALKS.c.visit == visit) & (TALKS.c.writer == writer)
    stands = (TALKS.c.pep == pep) & (TALKS.c.adult == by.person) & TALKS.c.talked_at.is_(None)
    asked: dt.datetime | None = rows(db, sa.select(TALKS.c.at).where(sa.or_(same, stands)).order_by(TALKS.c.id.desc())).scalar()
    if asked is not None:
        return asked
    now = clock.now()
    values = {"public_id": public_id(), "pep": pep, "adult": by.person, "visit": visit, "writer": writer, "at": now}
    made = rows(db, sa.insert(TALKS).values(values).returning(TALKS.c.id)).scalar_one()
    audit.record(db, child=child, by=by, verb="talk.asked", subject="talk_request", subject_id=made)
    return now


def record_talk(db: Connection, *, pep: int, child: int, talk: str, by: By) -> None:
    """Somebody says: I talked with them. A second press changes nothing."""
    audit.lock_chain(db, child)
    this = (TALKS.c.public_id == talk) & (TALKS.c.pep == pep) & TALKS.c.talked_at.is_(None)
    made = {"talked_at": clock.now(), "talked_by": by.person}
    found = rows(db, sa.update(TALKS).where(this).values(made).returning(TALKS.c.id)).scalar()
    if found is not None:
        audit.record(db, child=child, by=by, verb="talk.held", subject="talk_request", subject_id=found)
