"""Codes of the young person's way in: one by its secret, and those of a PEP that are still to be used."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.access import Action, may
from app.accounts.tables import Person
from app.children.queries import CHILD_COLUMNS, CHILDREN, RIGHT_COLUMNS, join_rights, right_of
from app.db import Connection, rows, table_of
from app.pep.queries.find import PEP_COLUMNS, PEPS, PepView, pep_of
from app.pep.rules.codes import CodeState
from app.pep.tables import VisitCode

CODES, PEOPLE = table_of(VisitCode), table_of(Person)
_NAMES = ("opens", "ends", "starts", "revoked", "made_by")
_FOUND = sa.select(
    CODES.c.id.label("code"),
    CODES.c.path,
    *(CODES.c[name].label(f"code_{name}") for name in _NAMES),
    PEOPLE.c.active,
    *PEP_COLUMNS,
    *CHILD_COLUMNS,
    *RIGHT_COLUMNS,
).select_from(
    join_rights(
        CODES.join(PEPS, PEPS.c.id == CODES.c.pep)
        .join(CHILDREN, CHILDREN.c.id == PEPS.c.child)
        .join(PEOPLE, PEOPLE.c.id == CODES.c.made_by),
        CODES.c.made_by,
        PEPS.c.authority,
    )
)
_BY_LINK = _FOUND.where(CODES.c.token_hash == sa.bindparam("token"))
_BY_NUMBER = _FOUND.where(CODES.c.place == sa.bindparam("place"), CODES.c.number_hash.in_(sa.bindparam("numbers", expanding=True)))
_LIVE = (
    sa.select(CODES.c.public_id, CODES.c.path, CODES.c.home, CODES.c.picture, CODES.c.opens, CODES.c.ends, CODES.c.starts, PEOPLE.c.name)
    .join(PEOPLE, PEOPLE.c.id == CODES.c.made_by)
    .where(CODES.c.pep == sa.bindparam("pep"), CODES.c.revoked.is_(None), CODES.c.ends > sa.bindparam("now"))
    .order_by(CODES.c.id)
)


@dataclass(frozen=True)
class CodeFound:
    """A code by its secret, whatever its state."""

    id: int
    path: str
    state: CodeState
    made_by: int
    pep: PepView
    child: int


@dataclass(frozen=True)
class LiveCode:
    public_id: str
    path: str
    home: bool
    picture: str
    opens: dt.datetime
    ends: dt.datetime
    starts: int
    made_by: str


def find_by_link(db: Connection, *, token_hash: str) -> CodeFound | None:
    return _found(rows(db, _BY_LINK, {"token": token_hash}).mappings().first())


def find_by_number(db: Connection, *, place: str, hashes: Sequence[str]) -> CodeFound | None:
    """hashes: of the number with each key."""
    return _found(rows(db, _BY_NUMBER, {"place": place, "numbers": list(hashes)}).mappings().first())


def list_codes(db: Connection, *, pep: int, now: dt.datetime) -> list[LiveCode]:
    """Neither revoked nor ended, oldest first."""
    return [LiveCode(*row) for row in rows(db, _LIVE, {"pep": pep, "now": now})]


def _found(row: Mapping[str, Any] | None) -> CodeFound | None:
    if row is None:
        return None
    pep, right = pep_of(row), right_of(row)
    allowed = bool(right and row["active"] and may(right.role, Action.HAND_OVER))
    state = CodeState(row["code_opens"], row["code_ends"], row["code_starts"], row["code_revoked"] is not None, pep.is_open, allowed)
    return CodeFound(row["code"], row["path"], state, row["code_made_by"], pep, row["child"])
