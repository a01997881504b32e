"""A child's own answers of one PEP, for the child; and what came after it was closed, for the team."""

import sqlalchemy as sa
from sqlmodel import Session

from app.db import rows, table_of
from app.pep.queries.held import Line
from app.pep.tables import Answer, LateWords

ANSWERS, LATE = table_of(Answer), table_of(LateWords)
_CHILDS = sa.select(ANSWERS.c.question, ANSWERS.c.text, ANSWERS.c.version).where(
    ANSWERS.c.pep == sa.bindparam("pep"), ANSWERS.c.voice == "child"
)


def read_childs_answers(db: Session, *, pep: int) -> dict[str, tuple[str, int]]:
    """Question -> (text, version)."""
    return {row.question: (row.text, row.version) for row in rows(db, _CHILDS, {"pep": pep})}


def read_late_words(db: Session, *, pep: int) -> list[Line]:
    """Oldest first, as lines that were said to the team."""
    statement = sa.select(LATE.c.question, LATE.c.text, LATE.c.at, LATE.c.helper).where(LATE.c.pep == pep).order_by(LATE.c.id)
    return [Line(row.question, "child", row.text, None, 0, row.at, helper=row.helper) for row in rows(db, statement)]
