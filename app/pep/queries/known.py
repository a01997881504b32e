"""What is known of a PEP, for counting: its answers, the child's facts, rows and the authority's overrides, in one statement."""

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa

from app.children.rules import age_on
from app.children.tables import Child, Fact
from app.db import Connection, rows, table_of
from app.pep.definition import Form, form_of
from app.pep.rules.known import Cell, Known, Override, Overview
from app.pep.rules.voices import ADULT, CHILD
from app.pep.tables import Answer, AnswerRow, Pep, QuestionOverride
from app.prepared import APART, YES, Prepared, as_stored

PEPS, ANSWERS, ROWS, OVERRIDES = table_of(Pep), table_of(Answer), table_of(AnswerRow), table_of(QuestionOverride)
FACTS, CHILDREN = table_of(Fact), table_of(Child)
_PEP = sa.bindparam("pep", type_=sa.BigInteger)
_FORMS = sa.select(
    PEPS.c.id, PEPS.c.edition, PEPS.c.form, PEPS.c.year, PEPS.c.initiated, PEPS.c.meeting_date, CHILDREN.c.date_of_birth
).join(CHILDREN, CHILDREN.c.id == PEPS.c.child)
_OPEN = _FORMS.where(PEPS.c.child == sa.bindparam("child"), PEPS.c.status == "open").order_by(PEPS.c.id)
_ONE = _FORMS.where(PEPS.c.id == _PEP)
NOTHING = sa.literal("", sa.String)
THERE = "+"  # instead of a value: no JSON
KEPT = 512  # plans as they stood when somebody last looked: without their words


@dataclass(frozen=True)
class Counted:
    """One PEP as it is counted."""

    pep: int
    form: Form
    known: Known


def read_counted(db: Connection, *, pep: int) -> Counted:
    """Two statements."""
    return _counted(db, rows(db, _ONE, {"pep": pep}).mappings().one())


def read_all_counted(db: Connection, *, child: int) -> list[Counted]:
    """Every open PEP of a child."""
    return [_counted(db, row) for row in rows(db, _OPEN, {"child": child}).mappings().all()]


def age_of(born: dt.date | None, day: dt.date) -> int | None:
    return age_on(born, day) if born else None


def _counted(db: Connection, pep: Mapping[str, Any]) -> Counted:
    form, day = form_of(pep["edition"], pep["form"]), pep["meeting_date"] or pep["initiated"]
    overview = read_overview(db, pep=pep["id"], form=form, year=pep["year"], age=age_of(pep["date_of_birth"], day))
    return Counted(pep["id"], form, overview.known)


def read_overview(db: Connection, *, pep: int, form: Form, year: int, age: int | None) -> Overview:
    """One statement of five rows, whatever the size of the PEP. What is the same is the same overview."""
    return _overview(tuple(_gathered(form).all(db, {"pep": pep})), form, year, age)


@cache
def _gathered(form: Form) -> Prepared:
    """A row for each kind of thing, its columns joined in texts of the same order. Of a value only what a condition compares leaves the
    database, else that it is there."""
    deciding = {name for name, question in form.facts.items() if question in form.deciding}
    answered = (ANSWERS.c.question, ANSWERS.c.row, as_stored(ANSWERS.c.carried), _told(ANSWERS, ANSWERS.c.question, form.deciding))
    given = ANSWERS.c.pep == _PEP, ANSWERS.c.text != ""
    return Prepared(sa.union_all(
        _joined(ADULT, *answered).where(*given, ANSWERS.c.voice == ADULT),
        _joined(CHILD, ANSWERS.c.question, NOTHING, NOTHING, NOTHING).where(*given, ANSWERS.c.voice == CHILD),
        _joined("fact", FACTS.c.name, NOTHING, NOTHING, _told(FACTS, FACTS.c.name, deciding))
        .join(PEPS, PEPS.c.child == FACTS.c.child).where(PEPS.c.id == _PEP, FACTS.c.text != ""),
        _joined("row", ROWS.c.group, ROWS.c.key, as_stored(ROWS.c.copied_from.is_not(None)), ROWS.c.position)
        .where(ROWS.c.pep == _PEP, ROWS.c.removed_at.is_(None)),
        _joined("override", OVERRIDES.c.question, *(as_stored(OVERRIDES.c[name]) for name in ("mandatory", "asked", "not_known")))
        .join(PEPS, (PEPS.c.authority == OVERRIDES.c.authority) & (PEPS.c.form == OVERRIDES.c.form)).where(PEPS.c.id == _PEP),
    ))  # fmt: skip


def _joined(what: str, *columns: sa.ColumnElement[Any]) -> Any:
    """A select of one row. Numbers, yes and no as the database writes them."""
    texts = (sa.func.coalesce(sa.cast(each, sa.String), "") if isinstance(each.type, sa.Integer) else each for each in columns)
    return sa.select(sa.literal(what, sa.String).label("what"), *(sa.func.aggregate_strings(text, APART) for text in texts))


def _told(table: sa.Table, name: sa.ColumnElement[str], deciding: Collection[str]) -> sa.ColumnElement[str]:
    return sa.case((table.c.value.is_(None), ""), (name.in_(deciding), table.c.value), else_=THERE)


@lru_cache(maxsize=KEPT)
def _overview(gathered: tuple[Sequence[Any], ...], form: Form, year: int, age: int | None) -> Overview:
    found = _Gathered(form)
    for what, *columns in gathered:
        if columns[0] is not None:
            for line in zip(*(column.split(APART) for column in columns), strict=True):
                found.take(what, *line)
    return found.overview(year, age)


class _Gathered:
    """What `_gathered` has found, thing by thing."""

    def __init__(self, form: Form):
        self.facts = form.facts
        self.values: dict[Cell, Any] = {}
        self.waiting: set[Cell] = set()
        self.typed: list[Cell] = []
        self.said: set[str] = set()
        self.keys: list[tuple[int, str, str]] = []
        self.copied: set[str] = set()
        self.overrides: dict[str, Override] = {}

    def take(self, what: str, name: str, row: str, flag: str, value: str) -> None:
        """name: a question, a fact or a group; row: the key; flag: carried, or copied; value: of a row its position."""
        if what == ADULT:
            self._answer(name, row, value, flag in YES)
        elif what == CHILD:
            self.said.add(name)
        elif what == "fact" and name in self.facts:
            self._answer(self.facts[name], row, value, False)
        elif what == "row":
            self.keys.append((int(value), name, row))
            self.copied |= {row} if flag in YES else set()
        elif what == "override":
            self.overrides[name] = Override(*(None if not each else each in YES for each in (row, flag, value)))

    def _answer(self, question: str, row: str, value: str, carried: bool) -> None:
        cell = question, row
        self.typed.append(cell)
        if value:
            self.values[cell] = True if value == THERE else json.loads(value)
            if carried:
                self.waiting.add(cell)

    def overview(self, year: int, age: int | None) -> Overview:
        live = {"", *(key for _, _, key in self.keys)}
        typed = frozenset(question for question, row in self.typed if row in live)
        known = Known(self.values, frozenset(self.waiting), in_order(self.keys), self.overrides, year, age)
        return Overview(known, typed, frozenset(self.said), frozenset(self.copied))


def in_order(keys: list[tuple[int, str, str]]) -> dict[str, list[str]]:
    """(position, group, key) -> keys by group."""
    found: dict[str, list[str]] = {}
    for _, group, key in sorted(keys):
        found.setdefault(group, []).append(key)
    return found
