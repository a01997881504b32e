"""Rows of a repeating group: begun by their first saved word, removed with undo, moved up and down."""

import sqlalchemy as sa

from app import audit, clock
from app.audit import By
from app.db import Connection, rows, table_of
from app.pep.actions.recount import recount_pep
from app.pep.definition import Group
from app.pep.queries.signing import is_open
from app.pep.rules.saving import Target
from app.pep.tables import AnswerRow

ROWS = table_of(AnswerRow)
_OF_GROUP = sa.select(sa.func.max(ROWS.c.position), sa.func.count(sa.case((ROWS.c.removed_at.is_(None), 1)))).where(
    ROWS.c.pep == sa.bindparam("of_pep"), ROWS.c.group == sa.bindparam("of_group")
)
UP, DOWN = -1, 1


class FullGroup(Exception):
    """There are as many rows as the group may have; the text says so to the person."""


class NoSuchRow(Exception):
    """It is not a row of this PEP."""


class RowClosed(Exception):
    """The PEP can no longer change, or its section is completed."""


def add_row(db: Connection, *, pep: int, group: Group, key: str, copied_from: int | None = None) -> int:
    """At the end. Part of the save that brings its first words, which records the event. Raises FullGroup."""
    last, count = rows(db, _OF_GROUP, {"of_pep": pep, "of_group": group.id}).one()
    if count >= group.most:
        raise FullGroup(f"There are {count} rows already, and no more fit.")
    values = {"pep": pep, "key": key, "group": group.id, "position": (last or 0) + 1, "copied_from": copied_from}
    return int(rows(db, sa.insert(ROWS).values(values).returning(ROWS.c.id)).scalar_one())


def remove_row(db: Connection, *, target: Target, letter: str, key: str, by: By) -> None:
    """Its answers stay, uncounted, until somebody brings it back. Raises NoSuchRow, RowClosed."""
    row = _must_change(db, target, letter, key)
    rows(db, sa.update(ROWS).where(ROWS.c.id == row.id).values(removed_at=clock.now()))
    _done(db, target, row.id, "row.removed", by)


def restore_row(db: Connection, *, target: Target, letter: str, key: str, by: By) -> None:
    """Undo. Raises NoSuchRow, RowClosed."""
    row = _must_change(db, target, letter, key)
    rows(db, sa.update(ROWS).where(ROWS.c.id == row.id).values(removed_at=None))
    _done(db, target, row.id, "row.restored", by)


def move_row(db: Connection, *, target: Target, letter: str, key: str, by: By, step: int) -> None:
    """step: UP or DOWN; at the end of the list nothing moves. Raises NoSuchRow, RowClosed."""
    row = _must_change(db, target, letter, key)
    beyond = ROWS.c.position < row.position if step == UP else ROWS.c.position > row.position
    order = ROWS.c.position.desc() if step == UP else ROWS.c.position
    same = sa.select(ROWS.c.id, ROWS.c.position).where(ROWS.c.pep == target.pep, ROWS.c.group == row.group, ROWS.c.removed_at.is_(None))
    other = rows(db, same.where(beyond).order_by(order).limit(1)).first()
    if other is None:
        return
    for one, position in ((row.id, other.position), (other.id, row.position)):
        rows(db, sa.update(ROWS).where(ROWS.c.id == one).values(position=position))
    _done(db, target, row.id, "row.moved", by)


def _must_change(db: Connection, target: Target, letter: str, key: str) -> sa.Row[tuple[int, int, str]]:
    audit.lock_chain(db, target.child)
    found = rows(db, sa.select(ROWS.c.id, ROWS.c.position, ROWS.c.group).where(ROWS.c.pep == target.pep, ROWS.c.key == key)).first()
    if found is None:
        raise NoSuchRow
    if not target.open or not rows(db, sa.select(is_open(target.pep, letter))).scalar_one():
        raise RowClosed
    row: sa.Row[tuple[int, int, str]] = found
    return row


def _done(db: Connection, target: Target, row: int, verb: str, by: By) -> None:
    audit.record(db, child=target.child, by=by, verb=verb, subject="answer_row", subject_id=row)
    recount_pep(db, pep=target.pep)
