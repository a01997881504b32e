"""Who may reach a child: given and ended here only (S:117-138)."""

import sqlalchemy as sa

from app import audit, clock
from app.access import Role
from app.audit import By
from app.children.tables import Access
from app.db import Connection, rows, table_of

ACCESS = table_of(Access)


def grant_access(db: Connection, *, child: int, person: int, role: Role, by: By, succeeds: int | None = None) -> int:
    """-> the access row's id. succeeds: the row of the one before in this role, whose reading it inherits (ruling 14)."""
    values = {"child": child, "person": person, "role": role, "since": clock.now(), "succeeds": _first_of(db, succeeds)}
    access: int = rows(db, sa.insert(ACCESS).values(values).returning(ACCESS.c.id)).scalar_one()
    audit.record(db, child=child, by=by, verb="access.granted", subject="access", subject_id=access)
    return access


def _first_of(db: Connection, succeeds: int | None) -> int | None:
    """The row that began the line of successors: one join then finds since when it could be read."""
    before = rows(db, sa.select(ACCESS.c.succeeds).where(ACCESS.c.id == succeeds)).scalar() if succeeds else None
    return before or succeeds


def end_access(db: Connection, *, child: int, access: int, by: By) -> None:
    """Takes effect on the person's next request, open sessions included (ruling 11)."""
    rows(db, sa.update(ACCESS).where(ACCESS.c.id == access, ACCESS.c.child == child, ACCESS.c.until.is_(None)).values(until=clock.now()))
    audit.record(db, child=child, by=by, verb="access.ended", subject="access", subject_id=access)
