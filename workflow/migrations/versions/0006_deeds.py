"""Who is at a ticket, what it was split from and where it goes on, what was denied of it.

Revision: 0006
Follows: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("ticket", sa.Column("assignee", sa.String(), nullable=True))
    op.create_index(op.f("ix_ticket_assignee"), "ticket", ["assignee"], unique=False)
    for name in ("continued_in", "split_from"):
        # A reference that stands in the column needs no copy of the table where it is SQLite's.
        other = sa.ForeignKey("ticket.number", name=op.f(f"fk_ticket_{name}"))
        column = sa.Column(name, sa.Integer(), other, nullable=True)
        op.add_column("ticket", column, inline_references=True)
        op.create_index(op.f(f"ix_ticket_{name}"), "ticket", [name], unique=False)
    op.add_column("ticket", sa.Column("denied", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("ticket", sa.Column("elsewhere", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("ticket", sa.Column("wording", sa.String(), nullable=True))
