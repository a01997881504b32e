"""The database: where dialects are known, how transactions begin, and the guard that every audited write owes an event.

Two pools: one that can only read (the database itself refuses a write) and one that writes. On SQLite writers wait for
each other in the process, with nothing but SQL inside the lock (bench: p99 50 ms instead of 1 s)."""

import datetime as dt
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlmodel import SQLModel

from app.turns import Turns

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMES

Connection = sa.Connection  # what queries and actions take: Core only, columns and not objects
BigKey = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # SQLite counts only INTEGER keys by itself
AUDITED = {"audited": True}  # a table whose writes owe an event in the same transaction


class Instant(sa.types.TypeDecorator[dt.datetime]):
    """An aware UTC datetime on both databases (SQLite keeps no time zone)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(dt.UTC) if value else None

    def process_result_value(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return value.astimezone(dt.UTC) if value.tzinfo else value.replace(tzinfo=dt.UTC)


class Busy(Exception):
    """Another writer has held the turn for longer than anybody should wait."""


WAIT = 5  # seconds: for a lock, a connection, the writer's turn
UNAVAILABLE = (sa.exc.OperationalError, sa.exc.TimeoutError, Busy)  # down, full, or busy for too long


class AuditOwed(Exception):
    """A write to an audited table was about to be committed without its event."""


class NestedWrite(Exception):
    """A second writing transaction inside the first would wait for itself for ever."""


def public_id() -> str:
    """-> 80 random bits for an address, 20 letters and digits."""
    return secrets.token_hex(10)


EVENTS = "audit_event"


def owe(conn: sa.Connection, clause: sa.UpdateBase) -> None:
    """Notes a write on its connection: what it owes, or that the debt is paid."""
    table = clause.table
    if getattr(table, "name", "") == EVENTS:
        conn.info["paid"] = True
    elif getattr(table, "info", {}).get("audited"):
        conn.info["owed"] = table.description


def _guard(engine: sa.Engine) -> None:
    """Counts what is owed on the connection itself, so that it holds for every way of writing."""

    @event.listens_for(engine, "before_execute")
    def _owe(conn: sa.Connection, clause: Any, multiparams: Any, params: Any, options: Any) -> None:
        if isinstance(clause, sa.UpdateBase):
            owe(conn, clause)

    @event.listens_for(engine, "commit")
    def _pay(conn: sa.Connection) -> None:
        owed = conn.info.get("owed")
        if owed and not conn.info.get("paid"):
            raise AuditOwed(f"a write to {owed} has no event")

    for moment in ("begin", "rollback"):
        event.listen(engine, moment, _clear)


def _clear(conn: sa.Connection) -> None:
    conn.info.pop("owed", None)
    conn.info.pop("paid", None)


def _connect_sqlite(engine: sa.Engine, *, begin: str, query_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def _set_up(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None  # the driver no longer begins by itself
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"query_only={'ON' if query_only else 'OFF'}"):
            dbapi.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(conn: sa.Connection) -> None:
        conn.connection.cursor().execute(begin)  # past SQLAlchemy's own execution, which costs more than the statement


def _connect_postgres(engine: sa.Engine) -> None:
    @event.listens_for(engine, "connect")
    def _set_up(dbapi: Any, _record: Any) -> None:
        dbapi.read_only = True


class Database:
    """url: sqlite:///path or postgresql://…. Use read() for looking and write() for changing; nothing else opens a connection."""

    def __init__(self, url: str):
        self.url = url.replace("postgresql://", "postgresql+psycopg://", 1)
        self.is_sqlite = self.url.startswith("sqlite")
        self.reader, self.writer = self._engine(), self._engine()
        if self.is_sqlite:
            _connect_sqlite(self.reader, begin="BEGIN", query_only=True)
            _connect_sqlite(self.writer, begin="BEGIN IMMEDIATE", query_only=False)
        else:
            _connect_postgres(self.reader)
        _guard(self.writer)
        self._turn = Turns()
        self._inside = threading.local()

    def _engine(self) -> sa.Engine:
        limits = {"connect_timeout": WAIT, "options": f"-c lock_timeout={WAIT}s -c statement_timeout={2 * WAIT}s"}
        special: dict[str, Any] = {"connect_args": {"timeout": WAIT}} if self.is_sqlite else {"pool_pre_ping": True, "connect_args": limits}
        return sa.create_engine(self.url, pool_size=20, max_overflow=20, hide_parameters=True, **special)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that cannot change anything; what it reads is one moment."""
        with self.reader.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back on any error. Nothing but SQL belongs inside."""
        if getattr(self._inside, "writing", False):
            raise NestedWrite("a write is already open in this thread")
        with self._one_writer(), self.writer.begin() as connection:
            yield connection

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        """On SQLite one at a time; on PostgreSQL the rows decide. Raises Busy after WAIT seconds."""
        self._inside.writing = True
        taken = self.is_sqlite and self._turn.acquire(timeout=WAIT)
        try:
            if self.is_sqlite and not taken:
                raise Busy
            yield
        finally:
            self._inside.writing = False
            if taken:
                self._turn.release()

    def close(self) -> None:
        self.reader.dispose()
        self.writer.dispose()


def lock(db: Connection, statement: sa.Select[Any], values: Mapping[str, Any]) -> None:
    """Holds the rows until the transaction ends. SQLite's writer already holds the whole database, so nothing is sent there."""
    if db.dialect.name != "sqlite":
        db.execute(statement.with_for_update(), values)


def insert(db: Connection, table: sa.Table) -> Any:
    """An insert that can say `on_conflict_do_update` or `…_nothing`, which both databases spell alike."""
    if db.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as make

        return make(table)
    from sqlalchemy.dialects.postgresql import insert as make_postgres

    return make_postgres(table)


def rows(db: Connection, statement: Any, values: Any = None) -> Any:
    """A Core statement -> its rows: columns, not objects."""
    return db.execute(statement, values)


def table_of(model: type[SQLModel]) -> sa.Table:
    """The Core table behind a class, for statements that select columns."""
    found = sa.inspect(model).local_table
    if not isinstance(found, sa.Table):
        raise TypeError(f"{model.__name__} is not a table")
    return found
