"""A PEP as an entry finds it: who is signed in, the PEP, its child, and the right between them, in one statement."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from app.accounts.queries import IS_SIGNED_IN, SIGN_INS, SIGNED_COLUMNS, SIGNED_IN
from app.accounts.tables import Person
from app.children.queries import CHILD_COLUMNS, CHILDREN, DISPLAY, GAMES, RIGHT_COLUMNS, join_rights
from app.children.tables import Fact
from app.db import Connection, rows, table_of
from app.pep.definition import Form, form_of
from app.pep.tables import Pep, Section, Visit
from app.prepared import Prepared

PEPS, VISITS, PEOPLE, SECTIONS, FACTS = (table_of(model) for model in (Pep, Visit, Person, Section, Fact))
PEP_NAMES = (
    "public_id", "authority", "edition", "form", "year", "status", "initiated", "target", "meeting_date", "meeting_time", "place",
    "signed_off", "previous", "held_on", "held_confirmed_by", "held_confirmed_at",
)  # fmt: skip
_COMPLETED = (
    sa.select(sa.func.aggregate_strings(SECTIONS.c.letter, ""))
    .where(SECTIONS.c.pep == PEPS.c.id, SECTIONS.c.completed_at.is_not(None))
    .scalar_subquery()
)
_NO_SETTING = (
    sa.select(sa.func.count())
    .where(FACTS.c.child == PEPS.c.child, FACTS.c.name == "in_education", FACTS.c.value == json.dumps("no"))
    .scalar_subquery()
)
PEP_COLUMNS = (
    PEPS.c.id.label("pep"),
    *(PEPS.c[name].label(f"pep_{name}") for name in PEP_NAMES),
    _COMPLETED.label("pep_completed"),
    _NO_SETTING.label("pep_no_setting"),
)
VISIT_COLUMNS = (
    VISITS.c.id.label("visit_id"),
    VISITS.c.public_id.label("visit_public_id"),
    VISITS.c.path,
    VISITS.c.ended.label("visit_ended"),
    VISITS.c.helper,
    VISITS.c.helper_name,
    VISITS.c.code,
    VISITS.c.until,
    VISITS.c.revoked,
    PEOPLE.c.active.label("opener_active"),
    DISPLAY.label("display"),
    GAMES.label("games"),
)
_ENTRY = Prepared(
    sa.select(*SIGNED_COLUMNS, *PEP_COLUMNS, *CHILD_COLUMNS, *RIGHT_COLUMNS)
    .select_from(
        join_rights(
            SIGNED_IN.outerjoin(PEPS, PEPS.c.public_id == sa.bindparam("pep")).outerjoin(CHILDREN, CHILDREN.c.id == PEPS.c.child),
            SIGN_INS.c.person,
            PEPS.c.authority,
        )
    )
    .where(IS_SIGNED_IN)
)
_VISIT = Prepared(
    sa.select(*SIGNED_COLUMNS, *VISIT_COLUMNS, *PEP_COLUMNS, *CHILD_COLUMNS, *RIGHT_COLUMNS)
    .select_from(
        join_rights(
            SIGNED_IN.join(VISITS, VISITS.c.id == SIGN_INS.c.visit)
            .join(PEPS, PEPS.c.id == VISITS.c.pep)
            .join(CHILDREN, CHILDREN.c.id == PEPS.c.child),
            SIGN_INS.c.person,
            PEPS.c.authority,
        )
    )
    .where(IS_SIGNED_IN, VISITS.c.public_id == sa.bindparam("visit"))
)
_LATE = (
    sa.select(*VISIT_COLUMNS, *PEP_COLUMNS, *CHILD_COLUMNS, *RIGHT_COLUMNS, PEOPLE.c.id.label("person"), PEOPLE.c.name.label("person_name"))
    .select_from(
        join_rights(
            VISITS.join(PEPS, PEPS.c.id == VISITS.c.pep)
            .join(CHILDREN, CHILDREN.c.id == PEPS.c.child)
            .join(PEOPLE, PEOPLE.c.id == VISITS.c.opened_by),
            VISITS.c.opened_by,
            PEPS.c.authority,
        )
    )
    .where(VISITS.c.public_id == sa.bindparam("visit"))
)


@dataclass(frozen=True)
class PepView:
    id: int
    public_id: str
    authority: int
    edition: str
    form_id: str
    year: int
    status: str
    initiated: dt.date
    target: dt.date
    meeting_date: dt.date | None
    meeting_time: dt.time | None
    place: str
    signed_off: dt.date | None
    previous: int | None = None
    held_on: dt.date | None = None
    held_confirmed_by: int | None = None
    held_confirmed_at: dt.datetime | None = None
    completed: frozenset[str] = frozenset()  # letters of the sections that are marked completed
    no_setting: bool = False  # the child has no school or setting at present (ruling 20)

    @cached_property
    def form(self) -> Form:
        return form_of(self.edition, self.form_id, no_setting=self.no_setting and self.status != "signed_off")

    @property
    def is_open(self) -> bool:
        return self.status == "open"


def pep_of(row: Mapping[str, Any]) -> PepView:
    """A row that selects PEP_COLUMNS."""
    found = PepView(row["pep"], *(row[f"pep_{name}"] for name in PEP_NAMES))
    return replace(found, completed=frozenset(row["pep_completed"] or ""), no_setting=bool(row["pep_no_setting"]))


def find_pep(db: Connection, *, token: str, pep: str) -> Mapping[str, Any] | None:
    return _ENTRY.first(db, {"token": token, "pep": pep})


def read_public_id(db: Connection, *, pep: int, child: int) -> str | None:
    found: str | None = rows(db, sa.select(PEPS.c.public_id).where(PEPS.c.id == pep, PEPS.c.child == child)).scalar()
    return found


def find_visit(db: Connection, *, token: str, visit: str) -> Mapping[str, Any] | None:
    """By the cookie of this device."""
    return _VISIT.first(db, {"token": token, "visit": visit})


def find_late_visit(db: Connection, *, visit: str) -> Mapping[str, Any] | None:
    """By the late-save token, whose signature has been checked: only for saving."""
    found: Mapping[str, Any] | None = rows(db, _LATE, {"visit": visit}).mappings().first()
    return found
