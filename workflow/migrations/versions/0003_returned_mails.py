"""What came of an answer (it was returned), and Outlook's conversation that a mail is of.

Revision: 0003
Follows: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("returned_because", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("conversation", sa.String(), nullable=False, server_default="")
        )
        batch_op.create_index(batch_op.f("ix_message_conversation"), ["conversation"], unique=False)
