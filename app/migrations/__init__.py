"""The database's shape, step by step, the same on SQLite and PostgreSQL."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.db import Database


def _config(database: Database) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["engine"] = database.writer
    return config


def migrate(database: Database) -> None:
    """To the newest revision; each step is one transaction."""
    command.upgrade(_config(database), "head")


def make_revision(database: Database, message: str) -> None:
    """For developers: writes what the tables have and the database has not."""
    command.revision(_config(database), message=message, autogenerate=True)


def is_current(database: Database) -> bool:
    """Does the database stand at the newest revision? `serve` refuses when not."""
    head = ScriptDirectory.from_config(_config(database)).get_current_head()
    with database.reader.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head
