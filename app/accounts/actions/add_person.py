"""People and authorities come into being."""

import sqlalchemy as sa

from app import audit
from app.access import Role
from app.accounts.tables import Authority, Membership, Person
from app.audit import ACCOUNTS, By
from app.db import Connection, public_id, rows, table_of

AUTHORITIES, PEOPLE, MEMBERSHIPS = table_of(Authority), table_of(Person), table_of(Membership)


def add_authority(db: Connection, *, name: str, by: By) -> int:
    """-> the authority's id."""
    made: int = rows(db, sa.insert(AUTHORITIES).values(name=name).returning(AUTHORITIES.c.id)).scalar_one()
    audit.record(db, child=ACCOUNTS, by=by, verb="authority.added", subject="authority", subject_id=made)
    return made


def add_person(db: Connection, *, name: str, email: str, password_hash: str, post: Role, phone: str = "", by: By) -> int:
    """password_hash: made before the transaction (argon2 is slow on purpose). -> the person's id."""
    values = {
        "public_id": public_id(),
        "name": name,
        "email": email.casefold(),
        "password_hash": password_hash,
        "post": post,
        "phone": phone,
        "active": True,
    }
    made: int = rows(db, sa.insert(PEOPLE).values(values).returning(PEOPLE.c.id)).scalar_one()
    audit.record(db, child=ACCOUNTS, by=by, verb="person.added", subject="person", subject_id=made)
    return made


def add_membership(db: Connection, *, authority: int, person: int, role: Role, by: By) -> None:
    values = {"authority": authority, "person": person, "role": role}
    made = rows(db, sa.insert(MEMBERSHIPS).values(values).returning(MEMBERSHIPS.c.id)).scalar_one()
    audit.record(db, child=ACCOUNTS, by=by, verb="membership.added", subject="membership", subject_id=made)
