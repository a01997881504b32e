"""A child's own answers of one PEP, for the child; and what came after it was closed, for the team."""

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from app.db import Connection, rows, table_of
from app.pep.queries.held import Line
from app.pep.rules.voices import CHILD, SEEN, AnswerKey
from app.pep.tables import Answer, LateWords, Pep

ANSWERS, LATE, PEPS = table_of(Answer), table_of(LateWords), table_of(Pep)
_CHILDS = sa.select(ANSWERS.c.question, ANSWERS.c.text).where(
    ANSWERS.c.pep == sa.bindparam("pep"), ANSWERS.c.voice == "child", ANSWERS.c.row == ""
)
_MINE = sa.func.coalesce(ANSWERS.c.visit, 0) == sa.bindparam("visit")
_ON_VISIT = sa.select(
    *(ANSWERS.c[name] for name in ("question", "row", "voice", "text", "version", "audience")), _MINE.label("mine")
).where(ANSWERS.c.pep == sa.bindparam("pep"), (ANSWERS.c.voice == CHILD) | ((ANSWERS.c.voice == SEEN) & _MINE))
_REPLIES = sa.select(ANSWERS.c.pep, ANSWERS.c.question, ANSWERS.c.text).where(
    ANSWERS.c.pep.in_(sa.bindparam("peps", expanding=True)),
    ANSWERS.c.question.in_(sa.bindparam("questions", expanding=True)),
    ANSWERS.c.voice == "adult",
)
_DAY = sa.select(PEPS.c.meeting_date, PEPS.c.initiated).where(PEPS.c.id == sa.bindparam("pep"))


def read_visit_answers(db: Connection, *, pep: int, visit: int) -> dict[AnswerKey, tuple[str, int, str, bool]]:
    """Key -> (text, version, audience, whether it was given on this visit): the child's own, and what the adult noted on this visit."""
    found = rows(db, _ON_VISIT, {"pep": pep, "visit": visit})
    return {AnswerKey(row.question, row.row, row.voice): (row.text, row.version, row.audience, bool(row.mine)) for row in found}


def read_earlier(db: Connection, *, pep: int) -> tuple[dt.date, dict[str, str]]:
    """-> the day of an earlier PEP (its meeting, else its beginning), and what the child said in it: question -> text."""
    plan = rows(db, _DAY, {"pep": pep}).one()
    return plan.meeting_date or plan.initiated, {row.question: row.text for row in rows(db, _CHILDS, {"pep": pep}) if row.text}


def read_replies(db: Connection, *, peps: Sequence[int], questions: Sequence[str]) -> dict[int, dict[str, str]]:
    """PEP -> what adults answered: question -> text."""
    found: dict[int, dict[str, str]] = {pep: {} for pep in peps}
    for row in rows(db, _REPLIES, {"peps": list(peps), "questions": list(questions)}):
        found[row.pep][row.question] = row.text
    return found


def read_late_words(db: Connection, *, pep: int) -> list[Line]:
    """Oldest first, as lines that were said to the team."""
    statement = sa.select(LATE.c.question, LATE.c.text, LATE.c.at, LATE.c.helper).where(LATE.c.pep == pep).order_by(LATE.c.id)
    return [Line(row.question, "child", row.text, None, 0, row.at, helper=row.helper) for row in rows(db, statement)]
