"""Since when a task fails, and indexes for what is asked of the outbox by deed.

Revision: 0010
Follows: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.add_column(sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_task_deed", ["deed", "ended_at"], unique=False)
        batch_op.drop_index("ix_task_gave_up")
        batch_op.create_index("ix_task_gave_up", ["gave_up", "deed"], unique=False)
