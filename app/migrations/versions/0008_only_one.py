"""words that came late keep their readers; when somebody last looked"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("late_words", schema=None) as batch_op:
        batch_op.add_column(sa.Column("audience", sa.String(), nullable=False, server_default="team"))
    with op.batch_alter_table("section_read", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("section_read", schema=None) as batch_op:
        batch_op.drop_column("last")
    with op.batch_alter_table("late_words", schema=None) as batch_op:
        batch_op.drop_column("audience")
