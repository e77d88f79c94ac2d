"""A database of any released version is brought to this one's schema without losing a row."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import cache

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    select,
    text,
)

from intake.read import read_mail
from intake.record import as_dict
from intake.rules import DATA, load_rules
from tests.builders import a_mail, a_request
from workflow.completeness import contract_fields, judge
from workflow.database import MIGRATIONS, Database, DatabaseRefused, migrate, open_database
from workflow.states import State

ROWS = 3
GIVEN_UP = ("login",)  # who is logged in logs in again
# What a column of each kind holds in row n; strings hold words of their own.
VALUES = {
    Boolean: lambda n: n == 2,
    Integer: lambda n: 100 + n,
    DateTime: lambda n: datetime(2026, 10, 25, n, 30, tzinfo=UTC),
    Date: lambda n: date(2026, 2, n),
    JSON: lambda n: {"navn": f"Ærø {n}", "steder": [n]},
    LargeBinary: lambda n: bytes(range(256)) * n,
}


def alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


REVISIONS = sorted(s.revision for s in ScriptDirectory.from_config(alembic()).walk_revisions())


@cache
def said() -> dict[tuple[str, str], object]:
    """What stands in the columns that migrations read for themselves."""
    reading = read_mail(a_mail(a_request()), load_rules(DATA), lambda attachment: None)
    return {
        ("message", "reading"): as_dict(reading),
        ("message", "who_wrote"): {"authentication": None, "doubts": []},
        ("ticket", "verdict"): contract_fields(judge([reading])),
        ("ticket", "corrections"): {},
        ("ticket", "matter"): {},
        ("ticket", "steps"): [],
    }


def brought_to(url: str, revision: str) -> Database:
    database, config = Database(url), alembic()
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    return database


def tables(database: Database) -> list[Table]:
    """Ours, without what the engine keeps for its full text search."""
    metadata, made = MetaData(), []
    metadata.reflect(database.engine)
    if not database.is_shared:
        virtual = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'"
        with database.engine.begin() as connection:
            made = list(connection.scalars(text(virtual)))
    return [
        table
        for table in metadata.sorted_tables
        if table.name != "alembic_version"
        and not any(table.name == name or table.name.startswith(f"{name}_") for name in made)
    ]


def fill(database: Database) -> None:
    """Some rows in every table, with every column filled."""
    in_order = tables(database)
    with database.engine.begin() as connection:
        for table in in_order:
            for n in range(1, ROWS + 1):
                connection.execute(table.insert().values(row(table, n)))


def row(table: Table, n: int) -> dict[str, object]:
    written = [column for column in table.columns if column.computed is None]
    return {column.name: value(table, column, n) for column in written}


def value(table: Table, column, n: int) -> object:
    for key in column.foreign_keys:
        if key.column.table is table:
            return None if n == 1 else row(table, n - 1)[key.column.name]
        return row(key.column.table, n)[key.column.name]
    if (table.name, column.name) in said():
        return said()[table.name, column.name]
    if column.name == "state":
        return list(State)[n].value
    for kind, made in VALUES.items():
        if isinstance(column.type, kind):
            return made(n)
    return f"{table.name} {column.name} {n} æøå"


def contents(database: Database, wanted: list[Table]) -> dict[str, list[tuple[object, ...]]]:
    """What the columns of these tables hold, in the order of the keys."""
    with database.engine.begin() as connection:
        return {
            table.name: [
                tuple(found)
                for found in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in wanted
        }


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_filled_database_of_each_version_keeps_all_its_rows(empty_url, revision):
    database = brought_to(empty_url, revision)
    fill(database)
    before = [table for table in tables(database) if table.name not in GIVEN_UP]
    kept = contents(database, before)
    assert sum(map(len, kept.values())) == ROWS * len(before) > 20
    database.close()
    if revision != REVISIONS[-1]:
        with pytest.raises(DatabaseRefused, match=r"older.*run `landssupport migrate`"):
            open_database(empty_url)
    for _ in range(2):  # the second time there is nothing to do
        database = Database(empty_url)
        migrate(database)
        database.close()
    migrated = open_database(empty_url)
    assert contents(migrated, before) == kept
    migrated.close()


def test_a_newer_database_is_refused_and_left_alone(empty_url):
    database = open_database(empty_url)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for deed in (lambda: open_database(empty_url), lambda: migrate(database)):
        with pytest.raises(DatabaseRefused, match="install the version that made it"):
            deed()
    with database.engine.begin() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    database.close()


def test_of_several_that_start_at_once_on_nothing_one_makes_the_tables(empty_url):
    with ThreadPoolExecutor(4) as nodes:
        opened = list(nodes.map(lambda _: open_database(empty_url), range(4)))
    assert len(tables(opened[0])) > 10
    for database in opened:
        database.close()
