"""Opening a child's words is a record of its own: once per person, PEP and day (security.md 8)."""

import sqlalchemy as sa

from app import audit, clock
from app.audit import By
from app.db import Connection, rows, table_of
from app.pep.tables import SectionRead

READS = table_of(SectionRead)


def record_reading(db: Connection, *, pep: int, child: int, by: By) -> None:
    """After the response, in its own short write. The chain's lock keeps two tabs from recording it twice."""
    audit.lock_chain(db, child)
    today = {"pep": pep, "person": by.person, "day": clock.today()}
    if rows(db, sa.select(READS.c.id).filter_by(**today)).first() is None:
        made = rows(db, sa.insert(READS).values(today).returning(READS.c.id)).scalar_one()
        audit.record(db, child=child, by=by, verb="section_c.read", subject="section_read", subject_id=made)


def record_paper(db: Connection, *, pep: int, child: int, by: By) -> None:
    """Each paper that is made, each time (architecture 3, Audit)."""
    audit.record(db, child=child, by=by, verb="pep.printed", subject="pep", subject_id=pep)
