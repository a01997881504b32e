"""Somebody stands by what is there: a value that looked doubtful (ruling 18), or a page that came from the last PEP (ruling 17)."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session

from app import audit
from app.audit import By
from app.children.actions.confirm_fact import confirm_fact
from app.db import rows, table_of
from app.pep.actions.recount import recount_pep
from app.pep.definition import Place
from app.pep.rules.known import Cell
from app.pep.rules.saving import Target
from app.pep.rules.voices import ADULT, AnswerKey
from app.pep.tables import Answer, Pep

PEPS, ANSWERS = table_of(Pep), table_of(Answer)
_IS_OPEN = sa.exists().where(PEPS.c.id == ANSWERS.c.pep, PEPS.c.status == "open")


def confirm_answer(db: Session, *, target: Target, place: Place, key: AnswerKey, version: int, by: By) -> bool:
    """It is right as it stands. -> False when the words have changed since, or the PEP is closed: nothing is confirmed then."""
    if not target.open:
        return False
    if place.question.fact:
        return confirm_fact(db, child=target.child, name=place.question.fact, version=version, by=by)
    audit.lock_chain(db, target.child)
    this = sa.and_(ANSWERS.c.pep == target.pep, *(ANSWERS.c[name] == value for name, value in key._asdict().items()), ANSWERS.c.author == 0)
    statement = sa.update(ANSWERS).where(this, ANSWERS.c.version == version, _IS_OPEN).values(sure=version).returning(ANSWERS.c.id)
    answer = rows(db, statement).scalar()
    if answer is None:
        return False
    audit.record(db, child=target.child, by=by, verb="answer.confirmed", subject="answer", subject_id=answer)
    return True


def confirm_carried(db: Session, *, target: Target, cells: Sequence[Cell], by: By) -> int:
    """Still right: what came from the last PEP, and stood before whoever pressed it, counts now. -> how many answers."""
    audit.lock_chain(db, target.child)
    seen = sa.tuple_(ANSWERS.c.question, ANSWERS.c.row).in_(cells)
    these = (ANSWERS.c.pep == target.pep, ANSWERS.c.voice == ADULT, seen, ANSWERS.c.carried, _IS_OPEN)
    confirmed = rows(db, sa.update(ANSWERS).where(*these).values(carried=False).returning(ANSWERS.c.id)).scalars().all()
    for answer in confirmed:
        audit.record(db, child=target.child, by=by, verb="answer.still_right", subject="answer", subject_id=answer)
    if confirmed:
        recount_pep(db, pep=target.pep)
    return len(confirmed)
