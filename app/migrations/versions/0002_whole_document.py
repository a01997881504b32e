"""the whole document: rows, carried answers, confirmations, an authority's overrides"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "question_override",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("authority", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("mandatory", sa.Boolean(), nullable=True),
        sa.Column("asked", sa.Boolean(), nullable=True),
        sa.Column("not_known", sa.Boolean(), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["authority"], ["authority.id"], name=op.f("fk_question_override_authority")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_override")),
        sa.UniqueConstraint("authority", "form", "question", name=op.f("uq_question_override_authority_form_question")),
        info={"audited": True},
    )
    op.create_table(
        "answer_row",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pep", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("group", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("copied_from", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["pep"], ["pep.id"], name=op.f("fk_answer_row_pep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_row")),
        sa.UniqueConstraint("pep", "key", name=op.f("uq_answer_row_pep_key")),
        info={"audited": True},
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sure", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("carried", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("unchanged_since", sa.Date(), nullable=True))

    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sure", sa.Integer(), nullable=False, server_default="0"))

    with op.batch_alter_table("pep", schema=None) as batch_op:
        batch_op.add_column(sa.Column("previous", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("held_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("held_confirmed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("held_confirmed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("pep", schema=None) as batch_op:
        batch_op.drop_column("held_confirmed_at")
        batch_op.drop_column("held_confirmed_by")
        batch_op.drop_column("held_on")
        batch_op.drop_column("previous")

    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.drop_column("sure")

    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_column("unchanged_since")
        batch_op.drop_column("carried")
        batch_op.drop_column("sure")

    op.drop_table("answer_row")
    op.drop_table("question_override")
