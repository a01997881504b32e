"""A child's words that came when the PEP was closed: kept for the team (architecture 3, Saving)."""
import sqlalchemy as sa
from sqlmodel import Session

from app import audit, clock
from app.audit import By
from app.db import rows, table_of
from app.pep.tables import LateWords
from app.versioned import Sent

LATE = table_of(LateWords)


def keep_late_words(db: Session, *, target_pep: int, child: int, question: str, sent: Sent, visit: int, helper: str, by: By) -> None:
    """Once per edit: a replay writes nothing."""
    same = sa.select(LATE.c.id).where(LATE.c.pep == target_pep, LATE.c.question == question, LATE.c.text == sent.text, LATE.c.visit == visit)
    if rows(db, same).first():
        return
    values = {"pep": target_pep, "question": question, "text": sent.text, "helper": helper, "writer": sent.writer, "seq": sent.seq,
              "visit": visit, "at": clock.now()}
    made = rows(db, sa.insert(LATE).values(values).returning(LATE.c.id)).scalar_one()
    audit.record(db, child=child, by=by, verb="late_words.kept", subject="late_words", subject_id=made)
