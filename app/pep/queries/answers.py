"""A child's own answers of one PEP, for the child."""

import sqlalchemy as sa
from sqlmodel import Session

from app.db import rows, table_of
from app.pep.tables import Answer

ANSWERS = table_of(Answer)
_CHILDS = sa.select(ANSWERS.c.question, ANSWERS.c.text, ANSWERS.c.version).where(
    ANSWERS.c.pep == sa.bindparam("pep"), ANSWERS.c.voice == "child"
)


def read_childs_answers(db: Session, *, pep: int) -> dict[str, tuple[str, int]]:
    """Question -> (text, version)."""
    return {row.question: (row.text, row.version) for row in rows(db, _CHILDS, {"pep": pep})}
