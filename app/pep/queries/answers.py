"""A child's own answers of one PEP, for the child; and what came after it was closed, for the team."""

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from app.accounts.tables import Person
from app.db import Connection, rows, table_of
from app.pep.queries.held import Line
from app.pep.rules.reading import ONLY
from app.pep.rules.voices import CHILD, SEEN, AnswerKey
from app.pep.tables import Answer, LateWords, Pep

ANSWERS, LATE, PEPS, PEOPLE = table_of(Answer), table_of(LateWords), table_of(Pep), table_of(Person)
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
_AUDIENCE = sa.select(ANSWERS.c.audience).where(*(ANSWERS.c[name] == sa.bindparam(name) for name in ("pep", "question", "row", "voice")))
_FOR_PERSON = sa.select(PEOPLE.c.id).where(PEOPLE.c.public_id == sa.bindparam("public_id"))
_DAY = sa.select(PEPS.c.meeting_date, PEPS.c.initiated).where(PEPS.c.id == sa.bindparam("pep"))


def read_visit_answers(db: Connection, *, pep: int, visit: int) -> dict[AnswerKey, tuple[str, int, str, bool]]:
    """Key -> (text, version, audience, whether it was given on this visit): the child's own, and what the adult noted on this visit."""
    found = rows(db, _ON_VISIT, {"pep": pep, "visit": visit})
    return {AnswerKey(row.question, row.row, row.voice): (row.text, row.version, row.audience, bool(row.mine)) for row in found}


def stands_for(db: Connection, *, pep: int, key: AnswerKey, public_id: str) -> bool:
    """Is the child's answer for that one person already?"""
    person = rows(db, _FOR_PERSON, {"public_id": public_id}).scalar()
    audience = rows(db, _AUDIENCE, {"pep": pep, "question": key.question, "row": key.row, "voice": key.voice}).scalar()
    return person is not None and audience == f"{ONLY}{person}"


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
    """Oldest first, as lines that are read by whoever the child has chosen."""
    columns = (LATE.c.question, LATE.c.text, LATE.c.at, LATE.c.helper, LATE.c.audience)
    found = rows(db, sa.select(*columns).where(LATE.c.pep == pep).order_by(LATE.c.id))
    return [Line(row.question, "child", row.text, None, 0, row.at, helper=row.helper, audience=row.audience) for row in found]
