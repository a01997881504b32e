"""Counts tries in the database, so that several processes share one count, each try in its own short transaction that stays."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app import clock
from app.accounts.rules import ACCOUNT, ACCOUNT_AND_NETWORK, DEVICE, NETWORK, Limit
from app.accounts.tables import Throttle
from app.db import Connection, insert, rows, table_of

THROTTLE = table_of(Throttle)


@dataclass(frozen=True)
class Who:
    """Who tries: the account that is named, the network, and the device, where it is one that this account has signed in on."""

    account: str
    network: str
    device: str = ""


def take_tries(db: Connection, *, who: Who) -> dt.timedelta | None:
    """One try. -> None = it may be verified, else how long to wait at most. Stops at the first limit that says no.
    A known device has a count of its own, so that nobody can lock a person out from elsewhere (security.md 2)."""
    return take(db, tries=_limits(who))


def take(db: Connection, *, tries: Sequence[tuple[str, Limit]]) -> dt.timedelta | None:
    """One try of each of these keys (`key_of`), until one says no. -> None, or how long to wait at most."""
    for key, limit in tries:
        if not _take(db, key, limit):
            return limit.window
    return None


def give_back(db: Connection, *, keys: Sequence[str]) -> None:
    """The try was a right one, and does not count."""
    rows(db, sa.update(THROTTLE).where(THROTTLE.c.key.in_(list(keys))).values(tries=THROTTLE.c.tries - 1))


def forget_tries(db: Connection, *, who: Who) -> None:
    """A right password: this account's counts begin anew here, and the network gets its try back."""
    network = key_of("network", who.network)
    keys = [key for key, _ in _limits(who)]
    rows(db, sa.delete(THROTTLE).where(THROTTLE.c.key.in_(keys), THROTTLE.c.key != network))
    if network in keys:
        give_back(db, keys=[network])


def _limits(who: Who) -> list[tuple[str, Limit]]:
    if who.device:
        return [(key_of("device", who.account, who.device), DEVICE)]
    both, account, network = key_of("both", who.account, who.network), key_of("account", who.account), key_of("network", who.network)
    return [(both, ACCOUNT_AND_NETWORK), (account, ACCOUNT), (network, NETWORK)]


def _take(db: Connection, key: str, limit: Limit) -> bool:
    """One atomic statement: no two workers spend one try."""
    now = clock.now()
    fresh = THROTTLE.c.since < now - limit.window
    statement = insert(db, THROTTLE).values(key=key, tries=1, since=now)
    statement = statement.on_conflict_do_update(
        index_elements=["key"],
        set_={"tries": sa.case((fresh, 1), else_=THROTTLE.c.tries + 1), "since": sa.case((fresh, now), else_=THROTTLE.c.since)},
    ).returning(THROTTLE.c.tries)
    return bool(rows(db, statement).scalar_one() <= limit.tries)


def key_of(*words: str) -> str:
    """No e-mail address stands in the table, and no word of one kind passes for another."""
    return hashlib.sha256("\0".join(words).encode()).hexdigest()
