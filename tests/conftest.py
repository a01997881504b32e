"""What every test may ask for: a database of each kind, filled with the demonstration, and the site on it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from app.db import Database
from app.main import create_app
from app.settings import read_settings
from tests.stores import PostgresStore, SqliteStore, refuse_wrong_database
from tests.world import World

refuse_wrong_database()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two workers get a half of the list each and take over from one another at the end: both begin with browser tests, which are long,
    and end with tests that are over in no time."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        long = [item for item in items if "browser" in item.path.parts]
        short = [item for item in items if "browser" not in item.path.parts]
        items[:] = [*long[::2], *short[::2], *long[1::2], *short[1::2]]


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """One site a session; each test begins with it as it was and puts its own database under it."""
    application = create_app(read_settings({"PEARL_DATA_DIR": str(tmp_path_factory.mktemp("site"))}))
    application.state.untouched = application.state.site
    return application


@pytest.fixture(scope="session")
def sqlite_store(tmp_path_factory: pytest.TempPathFactory) -> SqliteStore:
    return SqliteStore(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_store() -> Iterator[PostgresStore]:
    store = PostgresStore()
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(f"{request.param}_store")


@pytest.fixture
def database(store: Any) -> Iterator[Database]:
    with store.copy() as url:
        database = Database(url)
        yield database
        database.close()


@pytest.fixture
def world(application: Starlette, database: Database) -> World:
    return World(application, database)


@pytest.fixture
def quick_world(application: Starlette, sqlite_store: SqliteStore, tmp_path: Path) -> Iterator[World]:
    """On SQLite alone: for what no database decides."""
    with sqlite_store.copy() as url:
        database = Database(url)
        yield World(application, database)
        database.close()
