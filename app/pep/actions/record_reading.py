"""Opening a child's words is a record of its own: once per person, PEP and day (security.md 8)."""
from sqlmodel import Session

from app import audit, clock
from app.audit import By
from app.db import insert, rows, table_of
from app.pep.tables import SectionRead

READS = table_of(SectionRead)


def record_reading(db: Session, *, pep: int, child: int, by: By) -> None:
    """After the response, in its own short write."""
    statement = insert(db, READS).values(pep=pep, person=by.person, day=clock.today()).on_conflict_do_nothing().returning(READS.c.id)
    made = rows(db, statement).scalar()
    if made is not None:
        audit.record(db, child=child, by=by, verb="section_c.read", subject="section_read", subject_id=made)
