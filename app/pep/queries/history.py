"""How an answer came to stand as it does: its versions, and the row of the last PEP that a row was copied from."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.accounts.tables import Person
from app.children.tables import Fact, FactVersion
from app.db import Connection, rows, table_of
from app.pep.rules.voices import AnswerKey
from app.pep.tables import Answer, AnswerRow, AnswerVersion

ANSWERS, VERSIONS, ROWS, PEOPLE = table_of(Answer), table_of(AnswerVersion), table_of(AnswerRow), table_of(Person)
FACTS, FACT_VERSIONS = table_of(Fact), table_of(FactVersion)
_NAME = sa.func.coalesce(PEOPLE.c.name, "")
_VERSIONS = (
    sa.select(
        *(ANSWERS.c.question, VERSIONS.c.version, VERSIONS.c.text, VERSIONS.c.at, VERSIONS.c.by, _NAME),
        *(VERSIONS.c.helper, ANSWERS.c.audience, ANSWERS.c.author),
    )
    .select_from(VERSIONS.join(ANSWERS, ANSWERS.c.id == VERSIONS.c.answer).outerjoin(PEOPLE, PEOPLE.c.id == VERSIONS.c.by))
    .where(
        ANSWERS.c.question.in_(sa.bindparam("questions", expanding=True)),
        *(ANSWERS.c[name] == sa.bindparam(name) for name in ("pep", "row", "voice", "author")),
    )
    .order_by(VERSIONS.c.id)
)
_FACT = (
    sa.select(FACT_VERSIONS.c.version, FACT_VERSIONS.c.text, FACT_VERSIONS.c.at, FACT_VERSIONS.c.by, _NAME)
    .select_from(FACT_VERSIONS.join(FACTS, FACTS.c.id == FACT_VERSIONS.c.fact).outerjoin(PEOPLE, PEOPLE.c.id == FACT_VERSIONS.c.by))
    .where(FACTS.c.child == sa.bindparam("child"), FACTS.c.name == sa.bindparam("name"))
    .order_by(FACT_VERSIONS.c.id)
)
_BEFORE = ROWS.alias("before")
_LAST_KEY = (
    sa.select(_BEFORE.c.key)
    .join(ROWS, ROWS.c.copied_from == _BEFORE.c.id)
    .where(ROWS.c.pep == sa.bindparam("pep"), ROWS.c.key == sa.bindparam("key"))
)


@dataclass(frozen=True)
class Written:
    """One version. version None: older words that came late. helper: who helped a child; audience and author decide who reads it."""

    question: str
    version: int | None
    text: str
    at: dt.datetime
    by: int
    by_name: str
    helper: str = ""
    audience: str = "team"
    author: int = 0


def read_versions(db: Connection, *, pep: int, questions: Sequence[str], key: AnswerKey, author: int) -> list[Written]:
    """Oldest first. questions: the answer's own and those joined to it."""
    binds = {"pep": pep, "questions": list(questions), "row": key.row, "voice": key.voice, "author": author}
    return [Written(*row) for row in rows(db, _VERSIONS, binds)]


def read_fact_versions(db: Connection, *, child: int, name: str, question: str) -> list[Written]:
    """Oldest first."""
    return [Written(question, *row) for row in rows(db, _FACT, {"child": child, "name": name})]


def read_last_key(db: Connection, *, pep: int, key: str) -> str | None:
    """The key, in the last PEP, of the row that this one was copied from."""
    found: str | None = rows(db, _LAST_KEY, {"pep": pep, "key": key}).scalar()
    return found
