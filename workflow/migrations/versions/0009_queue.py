"""What the queue shows, sorts by and is narrowed to; words to find tickets by; saved views.

Revision: 0009
Follows: 0008
"""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from workflow.days import day_of
from workflow.lines import key_of, line_of, marks_of
from workflow.model import UtcTime
from workflow.search import Matter, Words, words_of
from workflow.who_wrote import doubts_of

revision = "0009"
down_revision = "0008"

AT_ONCE = 500

_SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_document', "
    "content_rowid='ticket', detail='none', "
    "prefix='3 4 5 6 7 8 9 10 11 12', tokenize='ascii')",
    "CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN "
    "INSERT INTO search_index (rowid, words) VALUES (new.ticket, new.words); END",
    "CREATE TRIGGER search_document_gone AFTER DELETE ON search_document BEGIN "
    "INSERT INTO search_index (search_index, rowid, words) "
    "VALUES ('delete', old.ticket, old.words); END",
    "CREATE TRIGGER search_document_changed AFTER UPDATE ON search_document BEGIN "
    "INSERT INTO search_index (search_index, rowid, words) "
    "VALUES ('delete', old.ticket, old.words); "
    "INSERT INTO search_index (rowid, words) VALUES (new.ticket, new.words); END",
)
# The words as they are spelled, for their beginnings, and their Danish stems.
_POSTGRESQL = (
    "ALTER TABLE search_document ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
    "array_to_tsvector(string_to_array(words, ' ')) "
    "|| strip(to_tsvector('danish'::regconfig, words))) STORED",
    "CREATE INDEX ix_search_document_vector ON search_document USING gin (vector)",
)


def upgrade() -> None:
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cvr", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("firm", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("firm_key", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("line", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("state_since", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("service_from", sa.Date(), nullable=True))
        batch_op.drop_index(batch_op.f("ix_ticket_state"))
        batch_op.create_index("ix_ticket_state_number", ["state", "number"])
        batch_op.create_index("ix_ticket_state_service", ["state", "service_from", "number"])
        batch_op.create_index("ix_ticket_state_firm", ["state", "firm_key", "number"])
        batch_op.create_index("ix_ticket_state_assignee", ["state", "assignee", "number"])
        batch_op.create_index(batch_op.f("ix_ticket_cvr"), ["cvr"])
    op.create_table(
        "ticket_mark",
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("ticket", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.number"], name=op.f("fk_ticket_mark_ticket")),
        sa.PrimaryKeyConstraint("mark", "state", "ticket", name=op.f("pk_ticket_mark")),
    )
    op.create_index(op.f("ix_ticket_mark_ticket"), "ticket_mark", ["ticket"])
    op.create_table(
        "search_document",
        sa.Column("ticket", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket"], ["ticket.number"], name=op.f("fk_search_document_ticket")
        ),
        sa.PrimaryKeyConstraint("ticket", name=op.f("pk_search_document")),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("caseworker", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["caseworker"], ["caseworker.id"], name=op.f("fk_saved_view_caseworker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("caseworker", "name", name="uq_saved_view_name"),
    )
    op.create_index(op.f("ix_saved_view_caseworker"), "saved_view", ["caseworker"])
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SQLITE if sqlite else _POSTGRESQL:
        op.execute(statement)
    for tickets in _batches(op.get_bind()):
        _fill(op.get_bind(), tickets)


# The tables as they are now: the model will have moved on when this is run.
_TICKET = sa.table(
    "ticket",
    sa.column("number", sa.Integer),
    sa.column("state", sa.String),
    sa.column("subject", sa.String),
    sa.column("sender", sa.String),
    sa.column("sender_name", sa.String),
    sa.column("created_at", UtcTime),
    sa.column("updated_at", UtcTime),
    sa.column("verdict", sa.JSON),
    sa.column("cvr", sa.String),
    sa.column("firm", sa.String),
    sa.column("firm_key", sa.String),
    sa.column("line", sa.JSON),
    sa.column("state_since", UtcTime),
    sa.column("service_from", sa.Date),
)
_MESSAGE = sa.table(
    "message",
    sa.column("id", sa.Integer),
    sa.column("ticket_number", sa.Integer),
    sa.column("subject", sa.String),
    sa.column("sender", sa.String),
    sa.column("recipient", sa.String),
    sa.column("reading", sa.JSON),
    sa.column("who_wrote", sa.JSON),
)
_FIRM = sa.table("other_actor", sa.column("cvr", sa.String), sa.column("name", sa.String))
_MARK = sa.table("ticket_mark", sa.column("mark"), sa.column("state"), sa.column("ticket"))
_DOCUMENT = sa.table("search_document", sa.column("ticket"), sa.column("words"))


def _batches(connection: sa.Connection) -> Iterator[Sequence[Any]]:
    columns = [c for c in _TICKET.c if c.name not in ("cvr", "firm", "firm_key", "line")]
    last = 0
    while True:
        following = sa.select(*columns).where(_TICKET.c.number > last)
        found = connection.execute(following.order_by(_TICKET.c.number).limit(AT_ONCE)).all()
        if not found:
            return
        yield found
        last = found[-1].number


def _fill(connection: sa.Connection, tickets: Sequence[Any]) -> None:
    numbers = [ticket.number for ticket in tickets]
    messages: dict[int, list[Any]] = {number: [] for number in numbers}
    of_these = sa.select(_MESSAGE).where(_MESSAGE.c.ticket_number.in_(numbers))
    for message in connection.execute(of_these.order_by(_MESSAGE.c.id)):
        messages[message.ticket_number].append(message)
    cvrs = {ticket.verdict["cvr"] for ticket in tickets} - {None}
    named = sa.select(_FIRM.c.cvr, _FIRM.c.name).where(_FIRM.c.cvr.in_(cvrs))
    firms = dict(connection.execute(named).tuples().all())
    for ticket in tickets:
        _fill_one(connection, ticket, messages[ticket.number], firms)


def _fill_one(
    connection: sa.Connection, ticket: Any, messages: Sequence[Any], firms: dict[str, str | None]
) -> None:
    verdict = ticket.verdict
    doubted = bool(doubts_of(m.who_wrote for m in messages))
    firm = firms.get(verdict["cvr"]) or ""
    of_ticket = sa.update(_TICKET).where(_TICKET.c.number == ticket.number)
    kept = of_ticket.values(
        cvr=verdict["cvr"],
        firm=firm,
        firm_key=key_of(firm, ticket.sender),
        line=line_of(verdict, doubted),
        state_since=ticket.updated_at,
        service_from=day_of(ticket.created_at),
    )
    connection.execute(kept)
    marks = marks_of(verdict, doubted)
    rows = [{"mark": m, "state": ticket.state, "ticket": ticket.number} for m in marks]
    if rows:
        connection.execute(sa.insert(_MARK), rows)
    matter = Matter(ticket.number, ticket.sender, ticket.sender_name, ticket.subject, firm, verdict)
    mails = [Words(m.subject, m.sender, m.recipient, m.reading) for m in messages]
    words = words_of(matter, mails)
    connection.execute(sa.insert(_DOCUMENT), [{"ticket": ticket.number, "words": words}])
