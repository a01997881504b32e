"""What is known of a PEP, for counting: its answers, the child's facts, rows and the authority's overrides, in one statement."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.children.rules import age_on
from app.children.tables import Child, Fact
from app.db import Connection, rows, table_of
from app.pep.definition import Form, form_of
from app.pep.rules.known import Cell, Known, Override, Overview
from app.pep.rules.voices import ADULT, CHILD
from app.pep.tables import Answer, AnswerRow, Pep, QuestionOverride
from app.prepared import Prepared, as_stored

PEPS, ANSWERS, ROWS, OVERRIDES = table_of(Pep), table_of(Answer), table_of(AnswerRow), table_of(QuestionOverride)
FACTS, CHILDREN = table_of(Fact), table_of(Child)
SHORT = 400  # of a value: what a condition compares is a code; that there is a long text is all that counting needs
_PEP = sa.bindparam("pep", type_=sa.BigInteger)
_FORMS = sa.select(
    PEPS.c.id, PEPS.c.edition, PEPS.c.form, PEPS.c.year, PEPS.c.initiated, PEPS.c.meeting_date, CHILDREN.c.date_of_birth
).join(CHILDREN, CHILDREN.c.id == PEPS.c.child)
_OPEN = _FORMS.where(PEPS.c.child == sa.bindparam("child"), PEPS.c.status == "open").order_by(PEPS.c.id)
_ONE = _FORMS.where(PEPS.c.id == _PEP)
NOTHING, NO = sa.literal("", sa.String), sa.type_coerce(sa.false(), sa.Integer)
UNSET = sa.type_coerce(sa.cast(sa.null(), sa.Boolean), sa.Integer)  # PostgreSQL wants one type a column
_KNOWN = Prepared(sa.union_all(
    sa.select(
        ANSWERS.c.voice.label("what"), ANSWERS.c.question, ANSWERS.c.row, sa.func.substr(ANSWERS.c.value, 1, SHORT).label("value"),
        as_stored(ANSWERS.c.carried).label("flag"), sa.literal(0).label("position"),
        UNSET.label("mandatory"), UNSET.label("asked"), UNSET.label("not_known"),
    ).where(ANSWERS.c.pep == _PEP, sa.or_(ANSWERS.c.voice == ADULT, ANSWERS.c.voice == CHILD), ANSWERS.c.text != ""),
    sa.select(
        sa.literal("fact"), FACTS.c.name, NOTHING, sa.func.substr(FACTS.c.value, 1, SHORT), NO, sa.literal(0), UNSET, UNSET, UNSET,
    ).join(PEPS, PEPS.c.child == FACTS.c.child).where(PEPS.c.id == _PEP, FACTS.c.text != ""),
    sa.select(
        sa.literal("row"), ROWS.c.group, ROWS.c.key, NOTHING, as_stored(ROWS.c.copied_from.is_not(None)), ROWS.c.position,
        UNSET, UNSET, UNSET,
    ).where(ROWS.c.pep == _PEP, ROWS.c.removed_at.is_(None)),
    sa.select(
        sa.literal("override"), OVERRIDES.c.question, NOTHING, NOTHING, NO, sa.literal(0),
        as_stored(OVERRIDES.c.mandatory), as_stored(OVERRIDES.c.asked), as_stored(OVERRIDES.c.not_known),
    ).join(PEPS, (PEPS.c.authority == OVERRIDES.c.authority) & (PEPS.c.form == OVERRIDES.c.form)).where(PEPS.c.id == _PEP),
))  # fmt: skip


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
    """One statement, whatever the size of the PEP."""
    found = _Gathered(form)
    for row in _KNOWN.all(db, {"pep": pep}):
        found.take(*row)
    return found.overview(year, age)


class _Gathered:
    """Rows of _KNOWN as they come."""

    def __init__(self, form: Form):
        self.facts, self.deciding = form.facts, form.deciding
        self.values: dict[Cell, Any] = {}
        self.waiting: set[Cell] = set()
        self.typed: list[Cell] = []
        self.said: set[str] = set()
        self.keys: list[tuple[int, str, str]] = []
        self.copied: set[str] = set()
        self.overrides: dict[str, Override] = {}

    def take(self, what: str, name: str, row: str, value: str | None, flag: bool, position: int, *set_to: bool | None) -> None:
        """name: a question, a fact or a group; row: the key; flag: carried, or copied; set_to: of an override."""
        if what == ADULT:
            self._answer(name, row, value, flag)
        elif what == CHILD:
            self.said.add(name)
        elif what == "fact" and name in self.facts:
            self._answer(self.facts[name], row, value, False)
        elif what == "row":
            self.keys.append((position, name, row))
            self.copied |= {row} if flag else set()
        elif what == "override":
            self.overrides[name] = Override(*(None if each is None else bool(each) for each in set_to))

    def _answer(self, question: str, row: str, value: str | None, carried: bool) -> None:
        cell = question, row
        self.typed.append(cell)
        if value is not None:
            self.values[cell] = _short(value) if question in self.deciding else True
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


def _short(value: str) -> Any:
    """A value that was cut is words: that it is there is enough."""
    return json.loads(value) if len(value) < SHORT else value
