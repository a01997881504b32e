"""Opening a child's words is a record of its own: once per person, PEP and day, and when there is something new (security.md 8)."""

import sqlalchemy as sa

from app import audit, clock
from app.audit import By
from app.db import Connection, rows, table_of
from app.pep.tables import OF_CHILD, Answer, LateWords, SectionRead

READS, ANSWERS, LATE = table_of(SectionRead), table_of(Answer), table_of(LateWords)
_NEWER = sa.or_(
    sa.exists().where(OF_CHILD, ANSWERS.c.pep == READS.c.pep, ANSWERS.c.at >= READS.c.last),
    sa.exists().where(LATE.c.pep == READS.c.pep, LATE.c.at >= READS.c.last),
    READS.c.last.is_(None),
)


def record_reading(db: Connection, *, pep: int, child: int, by: By) -> None:
    """After the response, in its own short write. The chain's lock keeps two tabs from recording it twice."""
    audit.lock_chain(db, child)
    today = {"pep": pep, "person": by.person, "day": clock.today()}
    before = rows(db, sa.select(READS.c.id, _NEWER.label("newer")).filter_by(**today)).first()
    if before is not None and not before.newer:
        return
    if before is None:
        made = rows(db, sa.insert(READS).values(**today, last=clock.now()).returning(READS.c.id)).scalar_one()
    else:
        made = before.id
        rows(db, sa.update(READS).where(READS.c.id == made).values(last=clock.now()))
    audit.record(db, child=child, by=by, verb="section_c.read", subject="section_read", subject_id=made)


def record_paper(db: Connection, *, pep: int, child: int, by: By) -> None:
    """Each paper that is made, each time (architecture 3, Audit)."""
    audit.record(db, child=child, by=by, verb="pep.printed", subject="pep", subject_id=pep)
