"""A child comes onto Pearl (S:53)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from app import audit
from app.audit import By
from app.children.actions.set_fact import set_fact
from app.children.tables import Child
from app.db import Connection, rows, table_of
from app.versioned import Sent

CHILDREN = table_of(Child)


@dataclass(frozen=True)
class NewChild:
    """facts: texts by fact id, as typed. added: the day the record was made."""

    number: str
    authority: int
    record_owner: int
    added: dt.date
    facts: Mapping[str, str]


def add_child(db: Connection, *, new: NewChild, by: By) -> int:
    """-> the child's id. Raises IntegrityError when the number is taken."""
    names = {name: new.facts.get(name, "") for name in ("forename", "surname")}
    record = {"number": new.number, "authority": new.authority, "record_owner": new.record_owner, "added": new.added, "year_offset": 0}
    child: int = rows(db, sa.insert(CHILDREN).values({**record, **names}).returning(CHILDREN.c.id)).scalar_one()
    audit.open_chain(db, child)
    audit.record(db, child=child, by=by, verb="child.added", subject="child", subject_id=child)
    for name, text in new.facts.items():
        set_fact(db, child=child, name=name, sent=Sent(text, seen=0), by=by)
    return child
