"""Everything a PEP holds: from its live rows, or from its snapshot once signed off. One shape, so one page builder serves both."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from app.accounts.tables import Person
from app.children.tables import Child, Fact
from app.db import rows, table_of
from app.pep.definition import form_of
from app.pep.tables import Answer, Snapshot

ANSWERS, FACTS, PEOPLE, CHILDREN, SNAPSHOTS = table_of(Answer), table_of(Fact), table_of(Person), table_of(Child), table_of(Snapshot)


@dataclass(frozen=True)
class Line:
    """One answer or fact. value is decoded; author_name for an adult's line of Section C."""

    question: str
    voice: str
    text: str
    value: Any
    version: int
    at: dt.datetime
    row: str = ""
    author: int = 0
    author_name: str = ""
    audience: str = "team"
    route: str = "typed"
    stop: str = ""
    helper: str = ""


@dataclass(frozen=True)
class Held:
    """labels: only in a snapshot, the questions as they were worded then."""

    lines: Sequence[Line]
    labels: Mapping[str, str] = field(default_factory=dict)

    def of(self, question: str, voice: str) -> list[Line]:
        return [line for line in self.lines if line.question == question and line.voice == voice]


_COLUMNS = ("question", "voice", "text", "value", "version", "at", "row", "author", "audience", "route", "stop", "helper")
_ANSWERS = (
    sa.select(*(ANSWERS.c[name] for name in _COLUMNS), sa.func.coalesce(PEOPLE.c.name, "").label("author_name"))
    .select_from(ANSWERS.outerjoin(PEOPLE, PEOPLE.c.id == ANSWERS.c.author))
    .where(ANSWERS.c.pep == sa.bindparam("pep"))
    .order_by(ANSWERS.c.id)
)
_FACTS = sa.select(FACTS.c.name, FACTS.c.text, FACTS.c.value, FACTS.c.version, FACTS.c.at).where(FACTS.c.child == sa.bindparam("child"))
_SNAPSHOT = sa.select(SNAPSHOTS.c.content).where(SNAPSHOTS.c.pep == sa.bindparam("pep"))


def read_held(db: Session, *, pep: int, child: int, edition: str, form: str) -> Held:
    """Two statements, whatever the size of the PEP."""
    questions = {place.question.fact: name for name, place in form_of(edition, form).places.items() if place.question.fact}
    answers = [_answer(row) for row in rows(db, _ANSWERS, {"pep": pep}).mappings()]
    facts = [
        Line(questions[row.name], "adult", row.text, _decoded(row.value), row.version, row.at)
        for row in rows(db, _FACTS, {"child": child})
        if row.name in questions
    ]
    return Held([*facts, *answers])


def read_snapshot(db: Session, *, pep: int) -> Held:
    """One statement."""
    content = json.loads(rows(db, _SNAPSHOT, {"pep": pep}).scalar_one())
    lines = [Line(**{**line, "at": dt.datetime.fromisoformat(line["at"])}) for line in content["lines"]]
    return Held(lines, content["labels"])


def held_to_json(held: Held, labels: Mapping[str, str]) -> dict[str, Any]:
    """What a snapshot keeps."""
    return {"labels": dict(labels), "lines": [{**asdict(line), "at": line.at.isoformat()} for line in held.lines]}


def worded(edition: str, form: str, name: str) -> dict[str, str]:
    """Every question of the form as it is worded for this child, by id."""
    return {key: place.question.label.format(name=name) for key, place in form_of(edition, form).places.items()}


def read_called(db: Session, child: int) -> str:
    """What the child likes to be called, else the forename."""
    called = sa.select(FACTS.c.text).where(FACTS.c.child == child, FACTS.c.name == "called", FACTS.c.value.is_not(None))
    return str(rows(db, called).scalar() or rows(db, sa.select(CHILDREN.c.forename).where(CHILDREN.c.id == child)).scalar_one())


def _answer(row: Mapping[str, Any]) -> Line:
    return Line(**{**row, "value": _decoded(row["value"])})


def _decoded(value: str | None) -> Any:
    return None if value is None else json.loads(value)
