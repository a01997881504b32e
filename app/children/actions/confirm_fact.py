"""Somebody says that a fact is right although it looked doubtful (ruling 18)."""

import sqlalchemy as sa

from app import audit
from app.audit import By
from app.children.tables import Fact
from app.db import Connection, rows, table_of

FACTS = table_of(Fact)


def confirm_fact(db: Connection, *, child: int, name: str, version: int, by: By) -> bool:
    """-> False when it has changed since: nothing is confirmed then."""
    audit.lock_chain(db, child)
    this = (FACTS.c.child == child, FACTS.c.name == name, FACTS.c.version == version)
    fact = rows(db, sa.select(FACTS.c.id).where(*this)).scalar()
    if fact is None:
        return False
    rows(db, sa.update(FACTS).where(FACTS.c.id == fact).values(sure=version))
    audit.record(db, child=child, by=by, verb="fact.confirmed", subject="fact", subject_id=fact)
    return True
