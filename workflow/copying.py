"""One database copied into another, row by row, and held against it: a move to another engine, a
backup, and its return.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, inspect, select, text
from sqlmodel import SQLModel

from workflow import model  # noqa: F401  (its tables are what is copied)
from workflow.database import Database, DatabaseRefused

_AT_ONCE = 200


def copy(source: Database, target: Database, told: Callable[[str, int], None]) -> None:
    """Fill `target`, which has our tables and no row in them, with all that `source` has.

    One transaction on either side: what is copied is the source of one moment, and all of it or
    nothing. `told` hears of each table and how many rows it had. Raises DatabaseRefused where the
    target is not empty, or does not give back what was written.
    """
    with _snapshot(source) as taken, target.engine.begin() as given:
        tables = SQLModel.metadata.sorted_tables
        if filled := next((t.name for t in tables if _count(given, t)), None):
            raise DatabaseRefused(f"the database to fill is not empty: it has rows in {filled}")
        for table in tables:
            _fill(taken, given, table)
            if _digest(taken, table) != _digest(given, table):
                raise DatabaseRefused(f"{table.name} was not copied as it is; nothing is kept")
            told(table.name, _count(given, table))
        _go_on_counting(given, tables)


def _snapshot(source: Database) -> Connection:
    """A connection that sees one moment of the database, whatever is written meanwhile."""
    options: dict[str, Any] = {"only_reads": True}
    if source.engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    return source.engine.execution_options(**options).connect()


def _fill(taken: Connection, given: Connection, table: Table) -> None:
    """Rows that point at later rows of their own table go in without that, and get it after."""
    own = [key.parent for key in table.foreign_keys if key.column.table is table]
    rows = (dict(row) for row in _rows(taken, table))
    later = []
    while some := list(islice(rows, _AT_ONCE)):
        for row in some:
            pointers = {c.name: row[c.name] for c in own if row[c.name] is not None}
            if pointers:
                later.append((tuple(row[c.name] for c in table.primary_key), pointers))
                row.update(dict.fromkeys(pointers))
        given.execute(insert(table), some)
    for key, pointers in later:
        same = [c == value for c, value in zip(table.primary_key, key, strict=True)]
        given.execute(table.update().where(*same).values(pointers))


def _rows(connection: Connection, table: Table) -> Iterator[Any]:
    in_order = select(table).order_by(*table.primary_key)
    with connection.execute(in_order.execution_options(yield_per=_AT_ONCE)) as found:
        yield from found.mappings()


def _digest(connection: Connection, table: Table) -> str:
    digest = hashlib.sha256()
    for row in _rows(connection, table):
        told = json.dumps([_plain(value) for value in row.values()], sort_keys=True)
        digest.update(told.encode())
    return digest.hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value if isinstance(value, dict | list | int | float | bool | None) else str(value)


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _go_on_counting(given: Connection, tables: list[Table]) -> None:
    """Let PostgreSQL give the next row the number after the last (SQLite does by itself)."""
    if given.dialect.name != "postgresql":
        return
    quoted = inspect(given).dialect.identifier_preparer.quote
    for table in tables:
        for column in table.primary_key:
            name = {"table": quoted(table.name), "column": column.name}
            sequence = given.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), name)
            last = given.scalar(select(func.max(column))) if sequence else None
            if last is not None:
                given.execute(text("SELECT setval(:sequence, :last)"), {
                    "sequence": sequence, "last": last,
                })  # fmt: skip
