"""Counts tries in the database, so that several processes share one count, each try in its own short transaction that stays."""

import hashlib

import sqlalchemy as sa
from sqlmodel import Session

from app import clock
from app.accounts.rules import ACCOUNT, ACCOUNT_AND_NETWORK, NETWORK, Limit
from app.accounts.tables import Throttle
from app.db import insert, rows, table_of

THROTTLE = table_of(Throttle)


def take_tries(db: Session, *, account: str, network: str) -> bool:
    """One try against each limit of signing in. -> may it be verified? One atomic statement each: no two workers spend one token."""
    limits = ((f"{account}@{network}", ACCOUNT_AND_NETWORK), (account, ACCOUNT), (network, NETWORK))
    taken = [_take(db, key, limit) for key, limit in limits]  # each is counted, also when an earlier one says no
    return all(taken)


def forget_tries(db: Session, *, account: str, network: str) -> None:
    """A right password: this account's count on this network begins anew."""
    rows(db, sa.delete(THROTTLE).where(THROTTLE.c.key.in_([_key(f"{account}@{network}"), _key(account)])))


def _take(db: Session, key: str, limit: Limit) -> bool:
    now = clock.now()
    fresh = THROTTLE.c.since < now - limit.window
    statement = insert(db, THROTTLE).values(key=_key(key), tries=1, since=now)
    statement = statement.on_conflict_do_update(
        index_elements=["key"],
        set_={"tries": sa.case((fresh, 1), else_=THROTTLE.c.tries + 1), "since": sa.case((fresh, now), else_=THROTTLE.c.since)},
    ).returning(THROTTLE.c.tries)
    return bool(rows(db, statement).scalar_one() <= limit.tries)


def _key(words: str) -> str:
    """No e-mail address stands in the table."""
    return hashlib.sha256(words.encode()).hexdigest()
