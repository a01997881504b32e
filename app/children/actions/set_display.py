"""How a child likes its pages to look: the child's own choice, or an adult's for it."""

from collections.abc import Mapping

import sqlalchemy as sa

from app import audit
from app.audit import By
from app.children.tables import ChildDisplay
from app.db import Connection, insert, rows, table_of

DISPLAYS = table_of(ChildDisplay)
WORDS = ("scheme", "text", "motion", "spacing")


def set_display(db: Connection, *, child: int, chosen: Mapping[str, str], by: By) -> None:
    """chosen: a word of ours for each of WORDS (`app.render.CHOICES`). The same again writes nothing."""
    audit.lock_chain(db, child)
    values = {name: chosen[name] for name in WORDS}
    before = rows(db, sa.select(*(DISPLAYS.c[name] for name in WORDS)).where(DISPLAYS.c.child == child)).mappings().first()
    if before is not None and dict(before) == values:
        return
    statement = insert(db, DISPLAYS).values(child=child, **values)
    rows(db, statement.on_conflict_do_update(index_elements=["child"], set_=values))
    audit.record(db, child=child, by=by, verb="display.set", subject="child_display", subject_id=child)
