"""A child comes onto Pearl (S:53)."""
import datetime as dt
from collections.abc import Mapping

import sqlalchemy as sa
from sqlmodel import Session

from app import audit
from app.audit import By
from app.children.actions.set_fact import set_fact
from app.children.tables import Child
from app.db import rows, table_of
from app.versioned import Sent

CHILDREN = table_of(Child)


def add_child(
    db: Session, *, number: str, authority: int, record_owner: int, facts: Mapping[str, str], added: dt.date, by: By, year_offset: int = 0,
) -> int:
    """facts: texts by fact id, as typed. -> the child's id. Raises IntegrityError when the number is taken."""
    values = {"number": number, "authority": authority, "record_owner": record_owner, "added": added, "year_offset": year_offset,
              "forename": facts.get("forename", ""), "surname": facts.get("surname", "")}
    child: int = rows(db, sa.insert(CHILDREN).values(values).returning(CHILDREN.c.id)).scalar_one()
    audit.open_chain(db, child)
    audit.record(db, child=child, by=by, verb="child.added", subject="child", subject_id=child)
    for name, text in facts.items():
        set_fact(db, child=child, name=name, sent=Sent(text, seen=0), by=by)
    return child
