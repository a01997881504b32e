"""A password stored anew: changed by the person, or hashed with newer parameters at sign-in."""

import sqlalchemy as sa

from app import audit
from app.accounts.tables import Person
from app.audit import ACCOUNTS, By
from app.db import Connection, rows, table_of

PEOPLE = table_of(Person)


def set_password_hash(db: Connection, *, person: int, password_hash: str, by: By) -> None:
    rows(db, sa.update(PEOPLE).where(PEOPLE.c.id == person).values(password_hash=password_hash))
    audit.record(db, child=ACCOUNTS, by=by, verb="password.stored", subject="person", subject_id=person)
