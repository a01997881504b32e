"""getting in and out: codes of the young person's way in, "I have finished", and asking an adult to talk"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visit_code",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("public_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("pep", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("path", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("home", sa.Boolean(), nullable=False),
        sa.Column("picture", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opens", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["pep"], ["pep.id"], name=op.f("fk_visit_code_pep")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_visit_code_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_code")),
        sa.UniqueConstraint("public_id", name=op.f("uq_visit_code_public_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_visit_code_token_hash")),
        sa.UniqueConstraint("place", "number_hash", name=op.f("uq_visit_code_place_number_hash")),
        info={"audited": True},
    )
    op.create_table(
        "talk_request",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("public_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("pep", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("adult", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("visit", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("writer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("talked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("talked_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["pep"], ["pep.id"], name=op.f("fk_talk_request_pep")),
        sa.ForeignKeyConstraint(["adult"], ["person.id"], name=op.f("fk_talk_request_adult")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_request")),
        sa.UniqueConstraint("public_id", name=op.f("uq_talk_request_public_id")),
        sa.UniqueConstraint("visit", "writer", name=op.f("uq_talk_request_visit_writer")),
        info={"audited": True},
    )
    with op.batch_alter_table("visit_code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_code_pep"), ["pep"], unique=False)

    with op.batch_alter_table("talk_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talk_request_pep"), ["pep"], unique=False)

    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("code", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("revoked", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("section", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ready_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("section", schema=None) as batch_op:
        batch_op.drop_column("ready_at")

    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_column("revoked")
        batch_op.drop_column("until")
        batch_op.drop_column("code")

    op.drop_table("talk_request")
    op.drop_table("visit_code")
