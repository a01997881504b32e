"""Stored progress computed afresh: when an answer begins or ceases to count, when a fact, a row or an override changes."""

from collections.abc import Iterable

import sqlalchemy as sa

from app.db import Connection, rows, table_of
from app.pep.queries.known import Counted, read_all_counted, read_counted
from app.pep.rules.progress import count_left
from app.pep.tables import Section

SECTIONS = table_of(Section)
_SET = (
    sa.update(SECTIONS)
    .where(
        SECTIONS.c.pep == sa.bindparam("of_pep"),
        SECTIONS.c.letter == sa.bindparam("of_letter"),
        SECTIONS.c.left != sa.bindparam("now_left", type_=sa.Integer),
    )
    .values(left=sa.bindparam("now_left", type_=sa.Integer))
)


def recount_child(db: Connection, *, child: int) -> None:
    """Every open PEP of the child. Called inside a transaction that records its own event, like the other two."""
    _store(db, read_all_counted(db, child=child))


def recount_pep(db: Connection, *, pep: int) -> None:
    _store(db, [read_counted(db, pep=pep)])


def recount_peps(db: Connection, *, peps: Iterable[int]) -> None:
    """A batch, after an authority changed what it asks."""
    _store(db, [read_counted(db, pep=pep) for pep in peps])


def _store(db: Connection, counted: Iterable[Counted]) -> None:
    values = [
        {"of_pep": one.pep, "of_letter": letter, "now_left": left}
        for one in counted
        for letter, left in count_left(one.form, one.known).items()
    ]
    if values:
        rows(db, _SET, values)
