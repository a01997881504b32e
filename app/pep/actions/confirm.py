"""Somebody stands by what is there: a value that looked doubtful (ruling 18), or a page that came from the last PEP (ruling 17)."""

from collections.abc import Sequence

import sqlalchemy as sa

from app import audit
from app.audit import By
from app.children.actions.confirm_fact import confirm_fact
from app.db import Connection, rows, table_of
from app.pep.actions.recount import recount_pep
from app.pep.definition import Place
from app.pep.queries.signing import is_open
from app.pep.rules.known import Cell
from app.pep.rules.saving import Target
from app.pep.rules.voices import ADULT, AnswerKey
from app.pep.tables import Answer

ANSWERS = table_of(Answer)


def confirm_answer(db: Connection, *, target: Target, place: Place, key: AnswerKey, version: int, by: By) -> bool:
    """It is right as it stands. -> False when the words have changed since, or the PEP is closed: nothing is confirmed then."""
    audit.lock_chain(db, target.child)
    if not target.open or not rows(db, sa.select(is_open(target.pep, place.section.letter))).scalar_one():
        return False
    if place.question.fact:
        return confirm_fact(db, child=target.child, name=place.question.fact, version=version, by=by)
    this = sa.and_(ANSWERS.c.pep == target.pep, *(ANSWERS.c[name] == value for name, value in key._asdict().items()), ANSWERS.c.author == 0)
    answer = rows(db, sa.select(ANSWERS.c.id).where(this, ANSWERS.c.version == version)).scalar()
    if answer is None:
        return False
    rows(db, sa.update(ANSWERS).where(ANSWERS.c.id == answer).values(sure=version))
    audit.record(db, child=target.child, by=by, verb="answer.confirmed", subject="answer", subject_id=answer)
    return True


def confirm_carried(db: Connection, *, target: Target, letter: str, cells: Sequence[Cell], by: By) -> int:
    """Still right: what came from the last PEP, and stood before whoever pressed it, counts now. -> how many answers."""
    audit.lock_chain(db, target.child)
    seen = sa.tuple_(ANSWERS.c.question, ANSWERS.c.row).in_(cells)
    these = (ANSWERS.c.pep == target.pep, ANSWERS.c.voice == ADULT, seen, ANSWERS.c.carried, is_open(target.pep, letter))
    confirmed = rows(db, sa.select(ANSWERS.c.id).where(*these).order_by(ANSWERS.c.id)).scalars().all()
    if not confirmed:
        return 0
    rows(db, sa.update(ANSWERS).where(ANSWERS.c.id.in_(confirmed)).values(carried=False))
    for answer in confirmed:
        audit.record(db, child=target.child, by=by, verb="answer.still_right", subject="answer", subject_id=answer)
    recount_pep(db, pep=target.pep)
    return len(confirmed)
