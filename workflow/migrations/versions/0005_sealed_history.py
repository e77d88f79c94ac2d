"""Lines of history sealed to one another; tickets whose persons were made anonymous.

Revision: 0005
Follows: 0004
"""

import hashlib
import json
import secrets
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ENTRY = sa.table(
    "entry",
    sa.column("id", sa.Integer),
    sa.column("ticket_number", sa.Integer),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("by", sa.String),
    sa.column("event", sa.String),
    sa.column("state", sa.String),
    sa.column("message", sa.Integer),
    sa.column("detail", sa.JSON),
    sa.column("salt", sa.String),
    sa.column("personal_digest", sa.String),
    sa.column("seal", sa.String),
)
TICKET = sa.table("ticket", sa.column("number", sa.Integer), sa.column("seal", sa.String))


def upgrade() -> None:
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("salt", sa.String(), nullable=True))
        for name in ("personal_digest", "seal"):
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seal", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    _seal_what_is_there(op.get_bind())


def _seal_what_is_there(connection: sa.Connection) -> None:
    last: dict[int, str] = {}
    lines = connection.execute(sa.select(ENTRY).order_by(ENTRY.c.ticket_number, ENTRY.c.id))
    for line in lines.mappings().all():
        salt, number = secrets.token_hex(16), line["ticket_number"]
        detail = json.dumps(line["detail"], sort_keys=True, ensure_ascii=True, default=str)
        digest = _digest(salt, line["by"], detail)
        seal = last[number] = _digest(last.get(number, ""), *_told(line), digest)
        sealed = sa.update(ENTRY).where(ENTRY.c.id == line["id"])
        connection.execute(sealed.values(salt=salt, personal_digest=digest, seal=seal))
    for number, seal in last.items():
        connection.execute(sa.update(TICKET).where(TICKET.c.number == number).values(seal=seal))


def _told(line: Any) -> tuple[str, ...]:
    at = line["at"]
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    by = "" if line["message"] is not None and "@" in line["by"] else line["by"]
    told = (line["ticket_number"], at.isoformat(), by, line["event"], line["state"])
    return (*map(str, told), str(line["message"]))


def _digest(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
