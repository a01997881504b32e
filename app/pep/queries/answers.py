"""A child's own answers of one PEP, for the child; and what came after it was closed, for the team."""

import datetime as dt

import sqlalchemy as sa

from app.accounts.tables import Person
from app.db import Connection, rows, table_of
from app.pep.queries.held import Line
from app.pep.rules.reading import ONLY
from app.pep.tables import Answer, LateWords, Pep

ANSWERS, LATE, PEPS, PEOPLE = table_of(Answer), table_of(LateWords), table_of(Pep), table_of(Person)
_CHILDS = sa.select(ANSWERS.c.question, ANSWERS.c.text, ANSWERS.c.version, ANSWERS.c.audience).where(
    ANSWERS.c.pep == sa.bindparam("pep"), ANSWERS.c.voice == "child"
)
_FOR_PERSON = sa.select(PEOPLE.c.id).where(PEOPLE.c.public_id == sa.bindparam("public_id"))
_DAY = sa.select(PEPS.c.meeting_date, PEPS.c.initiated).where(PEPS.c.id == sa.bindparam("pep"))


def read_childs_answers(db: Connection, *, pep: int) -> dict[str, tuple[str, int, str]]:
    """Question -> (text, version, audience)."""
    return {row.question: (row.text, row.version, row.audience) for row in rows(db, _CHILDS, {"pep": pep})}


def stands_for(db: Connection, *, pep: int, question: str, public_id: str) -> bool:
    """Is the child's answer for that one person already?"""
    person = rows(db, _FOR_PERSON, {"public_id": public_id}).scalar()
    now = read_childs_answers(db, pep=pep).get(question)
    return person is not None and now is not None and now[2] == f"{ONLY}{person}"


def read_earlier(db: Connection, *, pep: int) -> tuple[dt.date, dict[str, str]]:
    """-> the day of an earlier PEP (its meeting, else its beginning), and what the child said in it: question -> text."""
    plan = rows(db, _DAY, {"pep": pep}).one()
    return plan.meeting_date or plan.initiated, {row.question: row.text for row in rows(db, _CHILDS, {"pep": pep}) if row.text}


def read_late_words(db: Connection, *, pep: int) -> list[Line]:
    """Oldest first, as lines that are read by whoever the child has chosen."""
    columns = (LATE.c.question, LATE.c.text, LATE.c.at, LATE.c.helper, LATE.c.audience)
    found = rows(db, sa.select(*columns).where(LATE.c.pep == pep).order_by(LATE.c.id))
    return [Line(row.question, "child", row.text, None, 0, row.at, helper=row.helper, audience=row.audience) for row in found]
