"""alembic's entry: runs the revisions on the engine that app.migrations hands over."""

from alembic import context
from sqlmodel import SQLModel

from app.db import Instant


def render_item(kind: str, item: object, autogen: object) -> str | bool:
    """Revisions stand alone: plain types instead of ours."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


with context.config.attributes["engine"].connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=render_item,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
