"""an index of what children said: home asks it of every child at once"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None
OF_CHILD = sa.text("voice = 'child'")


def upgrade() -> None:
    op.create_index("ix_answer_pep_child", "answer", ["pep"], sqlite_where=OF_CHILD, postgresql_where=OF_CHILD)


def downgrade() -> None:
    op.drop_index("ix_answer_pep_child", "answer")
