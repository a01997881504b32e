"""Everything a PEP holds: from its live rows, or from its snapshot once signed off. One shape, so one page builder serves both."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.accounts.tables import Person
from app.children.tables import Child, Fact
from app.db import Connection, rows, table_of
from app.pep.definition import Form, form_of
from app.pep.queries.known import in_order
from app.pep.rules.known import Override, Overview
from app.pep.tables import Answer, AnswerRow, Snapshot
from app.prepared import Prepared, Raw

ANSWERS, FACTS, PEOPLE, CHILDREN, SNAPSHOTS = table_of(Answer), table_of(Fact), table_of(Person), table_of(Child), table_of(Snapshot)
ROWS = table_of(AnswerRow)
KEPT = 512  # pages' answers, as they stood when somebody last looked


class Line(NamedTuple):  # hundreds a paper: a tuple is made in a third of the time
    """One answer or fact. value is decoded; by_name: who typed it last; author_name for an adult's line of Section C.
    sure: the version that somebody confirmed; carried: from the last PEP, not confirmed; unchanged_since: day of the PEP it is from."""

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
    signal: str = ""  # how the child told it on a board
    by: int = 0
    by_name: str = ""
    sure: int = 0
    carried: bool = False
    unchanged_since: dt.date | None = None


@dataclass(frozen=True)
class Held:
    """labels, overrides: only in a snapshot, the questions as they were worded, and what the authority asked otherwise then.
    rows: live keys in order, by group."""

    lines: Sequence[Line]
    labels: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)
    copied: frozenset[str] = frozenset()  # keys of rows that came from the last PEP
    overrides: Mapping[str, Override] = field(default_factory=dict)

    @cached_property
    def _by_question(self) -> Mapping[tuple[str, str], list[Line]]:
        found: dict[tuple[str, str], list[Line]] = {}
        for line in self.lines:
            found.setdefault((line.question, line.voice), []).append(line)
        return found

    def of(self, question: str, voice: str, row: str | None = None) -> list[Line]:
        """row None: of every row."""
        lines = self._by_question.get((question, voice), [])
        return lines if row is None else [line for line in lines if line.row == row]

    def one(self, question: str, voice: str, row: str = "") -> Line | None:
        return next((line for line in self._by_question.get((question, voice), ()) if line.row == row), None)


_COLUMNS = (
    "question", "voice", "text", "value", "version", "at", "row", "author", "audience", "route", "stop", "helper",
    "signal", "by", "sure", "carried", "unchanged_since",
)  # fmt: skip
_ANSWERS = (
    sa.select(
        *(ANSWERS.c[name] for name in _COLUMNS),
        sa.func.coalesce(PEOPLE.c.name, "").label("by_name"),
        *(ROWS.c.group, ROWS.c.position, ROWS.c.removed_at, ROWS.c.copied_from),
    )
    .select_from(
        ANSWERS.outerjoin(PEOPLE, PEOPLE.c.id == ANSWERS.c.by).outerjoin(
            ROWS, (ROWS.c.pep == ANSWERS.c.pep) & (ROWS.c.key == ANSWERS.c.row)
        )
    )
    .where(ANSWERS.c.pep == sa.bindparam("pep"))
    .order_by(ANSWERS.c.id)
)
_FACTS = (
    sa.select(*(FACTS.c[name] for name in ("name", "text", "value", "version", "at", "by", "sure")), sa.func.coalesce(PEOPLE.c.name, ""))
    .select_from(FACTS.outerjoin(PEOPLE, PEOPLE.c.id == FACTS.c.by))
    .where(FACTS.c.child == sa.bindparam("child"))
)
_SNAPSHOT = sa.select(SNAPSHOTS.c.content).where(SNAPSHOTS.c.pep == sa.bindparam("pep"))


def read_held(db: Connection, *, pep: int, child: int, form: Form) -> Held:
    """Everything, in two statements, whatever the size of the PEP."""
    lines = _facts(db, child, form.facts)
    keys: set[tuple[int, str, str]] = set()
    copied: set[str] = set()
    for *words, by_name, group, position, removed_at, copied_from in rows(db, _ANSWERS, {"pep": pep}):
        if removed_at is None:
            lines.append(_answer(words, by_name))
        if removed_at is None and group is not None:
            keys.add((position, group, lines[-1].row))
            copied |= {lines[-1].row} if copied_from else set()
    return Held(lines, rows=in_order(sorted(keys)), copied=frozenset(copied))


@cache
def _some(questions: tuple[str, ...]) -> Prepared:
    """One for each page there is: questions are content."""
    return Prepared(_ANSWERS.where(ANSWERS.c.question.in_(questions)))


def read_some(db: Connection, *, pep: int, child: int, form: Form, questions: tuple[str, ...], overview: Overview) -> Held:
    """Only the answers to these questions. One statement, and one more when a fact of the child is among them."""
    facts = {fact: name for fact, name in form.facts.items() if name in questions}
    lines = _facts(db, child, facts) if facts else []
    answers = _lines_of(questions, _some(questions).raw(db, {"pep": pep}))
    return Held([*lines, *answers], rows=overview.known.rows, copied=overview.copied)


@lru_cache(maxsize=KEPT)
def _lines_of(questions: tuple[str, ...], raw: Raw) -> tuple[Line, ...]:
    """While the same rows come back, the same lines: most pages are opened more often than they change."""
    found = _some(questions).read(raw)
    return tuple(_answer(words, by_name) for *words, by_name, _, _, removed_at, _ in found if removed_at is None)


def _facts(db: Connection, child: int, questions: Mapping[str, str]) -> list[Line]:
    """questions: fact -> the question that shows it."""
    return [
        Line(questions[name], "adult", text, _decoded(value), version, at, by=by, by_name=by_name, sure=sure)
        for name, text, value, version, at, by, sure, by_name in rows(db, _FACTS, {"child": child})
        if name in questions
    ]


def read_lines(db: Connection, *, pep: int) -> list[Line]:
    """The PEP's own answers, those of removed rows too. One statement."""
    return [_answer(words, by_name) for *words, by_name, _, _, _, _ in rows(db, _ANSWERS, {"pep": pep})]


def read_snapshot(db: Connection, *, pep: int) -> Held:
    """One statement."""
    content = json.loads(rows(db, _SNAPSHOT, {"pep": pep}).scalar_one())
    lines = [Line(**{**line, "at": dt.datetime.fromisoformat(line["at"]), "unchanged_since": _day(line)}) for line in content["lines"]]
    overrides = {question: Override(*set_to) for question, set_to in content.get("overrides", {}).items()}
    return Held(lines, content["labels"], content.get("rows", {}), overrides=overrides)


def held_to_json(held: Held, labels: Mapping[str, str], overrides: Mapping[str, Override]) -> dict[str, Any]:
    """What a snapshot keeps."""
    lines = [
        {**line._asdict(), "at": line.at.isoformat(), "unchanged_since": line.unchanged_since and line.unchanged_since.isoformat()}
        for line in held.lines
    ]
    asked = {question: [to.mandatory, to.asked, to.not_known] for question, to in overrides.items()}
    return {"labels": dict(labels), "lines": lines, "rows": {group: list(keys) for group, keys in held.rows.items()}, "overrides": asked}


def worded(edition: str, form: str, name: str) -> dict[str, str]:
    """Every question of the form as it is worded for this child, by id."""
    return {key: place.question.label.format(name=name) for key, place in form_of(edition, form).places.items()}


def read_called(db: Connection, child: int) -> str:
    """What the child likes to be called, else the forename."""
    called = sa.select(FACTS.c.text).where(FACTS.c.child == child, FACTS.c.name == "called", FACTS.c.value.is_not(None))
    return str(rows(db, called).scalar() or rows(db, sa.select(CHILDREN.c.forename).where(CHILDREN.c.id == child)).scalar_one())


def _answer(words: Sequence[Any], by_name: str) -> Line:
    question, voice, text, value, version, at, row, author, audience, route, stop, helper, signal, by, sure, carried, since = words
    author_name = by_name if author else ""  # a line beside the child's is its author's own
    return Line(
        question, voice, text, _decoded(value), version, at, row, author, author_name, audience, route, stop, helper,
        signal, by, by_name, sure, carried, since,
    )  # fmt: skip


def _day(line: Mapping[str, Any]) -> dt.date | None:
    since = line.get("unchanged_since")
    return dt.date.fromisoformat(since) if since else None


def _decoded(value: str | None) -> Any:
    return None if value is None else json.loads(value)
