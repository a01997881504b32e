"""pictures of children, how a child likes pages to look, and whether an authority's children find games"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "picture",
        sa.Column("id", key, nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("pep", key, nullable=False),
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("digest", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("media", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("size", "width", "height")),
        sa.Column("visit", key, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["pep"], ["pep.id"], name=op.f("fk_picture_pep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture")),
        sa.UniqueConstraint("name", name=op.f("uq_picture_name")),
        sa.UniqueConstraint("pep", "question", "digest", name=op.f("uq_picture_pep_question_digest")),
        info={"audited": True},
    )
    op.create_table(
        "child_display",
        sa.Column("child", key, autoincrement=False, nullable=False),
        *(sa.Column(name, sqlmodel.sql.sqltypes.AutoString(), nullable=False) for name in ("scheme", "text", "motion", "spacing")),
        sa.ForeignKeyConstraint(["child"], ["child.id"], name=op.f("fk_child_display_child")),
        sa.PrimaryKeyConstraint("child", name=op.f("pk_child_display")),
        info={"audited": True},
    )
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.add_column(sa.Column("games", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.drop_column("games")
    op.drop_table("child_display")
    op.drop_table("picture")
