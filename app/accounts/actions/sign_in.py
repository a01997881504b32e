"""A sign-in begins, changes its kind, and ends. Each time with a new token: the old one is dead at once (security.md 3)."""

import sqlalchemy as sa

from app import audit, clock
from app.accounts.tables import SignIn
from app.audit import ACCOUNTS, By
from app.db import Connection, rows, table_of
from app.tokens import new_token, token_hash

SIGN_INS = table_of(SignIn)


class AlreadyExchanged(Exception):
    """This sign-in is not what it was any more."""


def begin_sign_in(db: Connection, *, person: int, role: str, before: str = "", kind: str = "person", visit: int | None = None) -> str:
    """-> the token for the cookie. before: the token that this device carried, which ends. kind "visit": a child begins with a code;
    person is who made the code."""
    if before:
        rows(
            db, sa.update(SIGN_INS).where(SIGN_INS.c.token_hash == token_hash(before), SIGN_INS.c.ended.is_(None)).values(ended=clock.now())
        )
    token, now = new_token(), clock.now()
    values = {"token_hash": token_hash(token), "kind": kind, "person": person, "visit": visit, "started": now, "last_seen": now}
    made = rows(db, sa.insert(SIGN_INS).values(values).returning(SIGN_INS.c.id)).scalar_one()
    audit.record(db, child=ACCOUNTS, by=By(person, role), verb="sign_in.begun", subject="sign_in", subject_id=made)
    return token


def exchange_sign_in(db: Connection, *, sign_in: int, kind: str, visit: int | None) -> str:
    """The same device, another kind of sign-in: hand-over (person -> visit) and giving back (visit -> locked). -> the new token.
    Its caller records the event. Raises AlreadyExchanged: a button pressed twice makes one visit."""
    token, now = new_token(), clock.now()
    before = "person" if kind == "visit" else "visit"
    this = (SIGN_INS.c.id == sign_in) & (SIGN_INS.c.kind == before) & SIGN_INS.c.ended.is_(None)
    values = {"token_hash": token_hash(token), "kind": kind, "visit": visit, "started": now, "last_seen": now}
    if rows(db, sa.update(SIGN_INS).where(this).values(values)).rowcount != 1:
        raise AlreadyExchanged
    return token


def end_sign_in(db: Connection, *, sign_in: int, by: By) -> None:
    rows(db, sa.update(SIGN_INS).where(SIGN_INS.c.id == sign_in).values(ended=clock.now()))
    audit.record(db, child=ACCOUNTS, by=by, verb="sign_in.ended", subject="sign_in", subject_id=sign_in)


def mark_seen(db: Connection, *, sign_in: int) -> None:
    """Keeps the idle clock; its own short transaction."""
    rows(db, sa.update(SIGN_INS).where(SIGN_INS.c.id == sign_in).values(last_seen=clock.now()))
