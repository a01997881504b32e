"""Who did what and when: one append-only chain of events per child (and one, 0, for accounts), each row bound to the one before.

No values are copied in: an event points at the version that holds them. The tables have no foreign keys, so that nothing
that is deleted elsewhere can take its record along; triggers refuse UPDATE and DELETE (security.md 8)."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app import clock
from app.db import BigKey, Connection, Instant, lock, rows, table_of
from app.prepared import Prepared

ACCOUNTS = 0  # the chain of everything that concerns no child
request_id: ContextVar[str] = ContextVar("request_id", default="")
network: ContextVar[str] = ContextVar("network", default="")


class AuditEvent(SQLModel, table=True):
    __tablename__ = "audit_event"
    __table_args__ = (sa.Index("ix_audit_event_chain_id", "chain", "id"),)
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    at: dt.datetime = Field(sa_type=Instant)
    chain: int = Field(sa_type=BigKey)
    actor: int = Field(sa_type=BigKey)  # the person; for a visit, who opened it; 0 = Pearl itself
    role: str
    verb: str
    subject: str  # "answer_version", "pep", …
    subject_id: int = Field(sa_type=BigKey)
    request: str
    network: str
    prev: str
    hash: str


class AuditHead(SQLModel, table=True):
    """The end of each chain; its row is what writers of one child wait for."""

    __tablename__ = "audit_head"
    chain: int = Field(primary_key=True, sa_type=BigKey, sa_column_kwargs={"autoincrement": False})
    hash: str


EVENTS, HEADS = table_of(AuditEvent), table_of(AuditHead)
_HEAD = Prepared(sa.select(HEADS.c.hash).where(HEADS.c.chain == sa.bindparam("chain")))
_LOCK = sa.select(HEADS.c.chain).where(HEADS.c.chain == sa.bindparam("chain"))
_MOVE = Prepared(sa.update(HEADS).where(HEADS.c.chain == sa.bindparam("of_chain")).values(hash=sa.bindparam("to")))
_ADD = Prepared(sa.insert(EVENTS), *(column.name for column in EVENTS.c if column.name != "id"))
_WALK = sa.select(EVENTS).order_by(EVENTS.c.chain, EVENTS.c.id)


@dataclass(frozen=True)
class By:
    """Whose hand: a person in a role, or a child's visit (then the person who opened it, role 'visit')."""

    person: int
    role: str


SYSTEM = By(0, "system")


def open_chain(db: Connection, child: int) -> None:
    """A new child's chain. Once, in the transaction that adds the child."""
    rows(db, sa.insert(HEADS), {"chain": child, "hash": ""})


def lock_chain(db: Connection, child: int) -> None:
    """First statement of every audited write: chains do not fork, and what is read next is fresh."""
    lock(db, _LOCK, {"chain": child})


def head(child: sa.BindParameter[int]) -> sa.ScalarSelect[str]:
    """For a statement that reads more besides: the chain's last hash as a column."""
    return sa.select(HEADS.c.hash).where(HEADS.c.chain == child).scalar_subquery()


def record(db: Connection, *, child: int, by: By, verb: str, subject: str, subject_id: int, prev: str | None = None) -> None:
    """One event at the end of the child's chain. prev: the last hash, where a statement has already read it."""
    if prev is None:
        lock_chain(db, child)
        prev = _HEAD.scalar(db, {"chain": child})
    event = {
        "at": clock.now(),
        "chain": child,
        "actor": by.person,
        "role": by.role,
        "verb": verb,
        "subject": subject,
        "subject_id": subject_id,
        "request": request_id.get(),
        "network": network.get(),
        "prev": prev,
    }
    event["hash"] = seal(event)
    _ADD.run(db, event)
    _MOVE.run(db, {"of_chain": child, "to": event["hash"]})


def seal(event: dict[str, object]) -> str:
    """SHA-256 over the row before and this row's own words, keys in order."""
    words = {
        key: value.isoformat() if isinstance(value, dt.datetime) else value for key, value in event.items() if key not in ("id", "hash")
    }
    return hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def broken_links(db: Connection) -> Iterator[str]:
    """Walks every chain; yields a sentence for each place where a row was changed, removed, swapped or cut off."""
    heads = {row.chain: row.hash for row in rows(db, sa.select(HEADS.c.chain, HEADS.c.hash))}
    last = dict.fromkeys(heads, "")
    for row in rows(db, _WALK).mappings():
        event = dict(row)
        if event["prev"] != last.get(event["chain"]):
            yield f"chain {event['chain']}: event {event['id']} does not follow the one before it"
        if seal(event) != event["hash"]:
            yield f"chain {event['chain']}: event {event['id']} was changed"
        last[event["chain"]] = event["hash"]
    for chain, expected in heads.items():
        if last[chain] != expected:
            yield f"chain {chain}: its end is missing"
