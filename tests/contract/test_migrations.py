"""From empty to the newest revision on both databases; then the tables and the database say the same, and back again."""

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from app.db import Database
from app.migrations import _config, is_current, migrate
from tests.stores import PostgresStore, SqliteStore


def test_upgrade_from_empty_then_autogenerate_finds_nothing_then_down_again(store: SqliteStore | PostgresStore) -> None:
    with store.empty() as url:
        database = Database(url)
        assert not is_current(database)
        migrate(database)
        assert is_current(database)
        with database.writer.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), SQLModel.metadata) == []
        command.downgrade(_config(database), "base")
        with database.reader.connect() as connection:
            assert sa.inspect(connection).get_table_names() == ["alembic_version"]
        database.close()


def test_a_second_migration_changes_nothing(store: SqliteStore | PostgresStore) -> None:
    with store.copy() as url:
        database = Database(url)
        migrate(database)
        assert is_current(database)
        database.close()
