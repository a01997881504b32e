"""A child's words that came when the PEP was closed: kept for the team (architecture 3, Saving)."""

import sqlalchemy as sa

from app import audit, clock
from app.audit import By
from app.db import Connection, rows, table_of
from app.pep.rules.saving import Provenance, Target
from app.pep.tables import LateWords
from app.versioned import Sent

LATE = table_of(LateWords)


def keep_late_words(db: Connection, *, target: Target, question: str, sent: Sent, provenance: Provenance, by: By) -> None:
    """Once per edit and once per text: a replay writes nothing."""
    words = {"pep": target.pep, "question": question, "text": sent.text, "visit": provenance.visit or 0}
    same_edit = (LATE.c.pep == target.pep) & (LATE.c.question == question) & (LATE.c.writer == sent.writer) & (LATE.c.seq == sent.seq)
    if rows(db, sa.select(LATE.c.id).where(sa.or_(same_edit, sa.and_(*(LATE.c[name] == value for name, value in words.items()))))).first():
        return
    rest = {"helper": provenance.helper, "audience": provenance.audience or "team", "writer": sent.writer, "seq": sent.seq}
    values = {**words, **rest, "at": clock.now()}
    made = rows(db, sa.insert(LATE).values(values).returning(LATE.c.id)).scalar_one()
    audit.record(db, child=target.child, by=by, verb="late_words.kept", subject="late_words", subject_id=made)
