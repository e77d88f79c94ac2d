"""The last day of a program's token; a ticket that was merged is found by its number alone.

Revision: 0012
Follows: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("api_token", sa.Column("valid_to", sa.Date(), nullable=True))
    # Its mails are in the ticket that took it in, and so are their words.
    op.execute(
        "DELETE FROM search_document WHERE ticket IN (SELECT number FROM ticket "
        "WHERE continued_in IS NOT NULL AND EXISTS (SELECT 1 FROM entry "
        "WHERE entry.ticket_number = ticket.number AND entry.event = 'merged'))"
    )
