"""The database: engine, transactions, schema. The only place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlmodel import Session

MIGRATIONS = Path(__file__).parent / "migrations"


class DatabaseRefused(Exception):
    """The database cannot be used as it is; the text names `database.url` and what to do."""


class Database:
    """An engine, and the two ways to use it: `transaction()` to change, `reading()` to look."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """All that is done within is one change, or nothing of it is."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that looks and changes nothing."""
        with Session(self.engine.execution_options(only_reads=True)) as session:
            yield session

    def close(self) -> None:
        self.engine.dispose()


def open_database(url: str) -> Database:
    """The database at `url`, ready for use.

    One that is empty gets its tables. Raises DatabaseRefused where it cannot be opened, or where
    its schema is older (the line names `landssupport migrate`) or newer than this version's.
    """
    database = Database(url)
    try:
        found, ours = revisions(database)
        if found is None:  # of several that start at once the first makes the tables
            migrate(database)
            found = ours
    except DatabaseError as error:
        raise _cannot_open(url, error) from error
    if found != ours:
        raise DatabaseRefused(_mismatch(found))
    return database


def migrate(database: Database) -> None:
    """Bring the schema to this version's. Raises DatabaseRefused where it is a newer one."""
    try:
        found, ours = revisions(database)
        if found is not None and found not in _known():
            raise DatabaseRefused(_mismatch(found))
        with database.engine.begin() as connection:
            config = _alembic()
            config.attributes["connection"] = connection
            command.upgrade(config, ours)
    except DatabaseError as error:
        raise _cannot_open(database.url, error) from error


def revisions(database: Database) -> tuple[str | None, str]:
    """The schema's revision in the database (None: it has none), and this version's."""
    with database.engine.execution_options(only_reads=True).connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    ours = ScriptDirectory.from_config(_alembic()).get_current_head()
    assert ours is not None
    return found, ours


def _cannot_open(url: str, error: DatabaseError) -> DatabaseRefused:
    return DatabaseRefused(f"database.url: cannot open {shown(url)}: {error.orig}")


def _mismatch(found: str | None) -> str:
    if found in _known():
        return "database.url: its schema is older than this version; run `landssupport migrate`"
    return (
        "database.url: its schema is not one that this version knows; "
        "install the version that made it, or a newer one"
    )


def _known() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(_alembic()).walk_revisions()}


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def is_url(url: str) -> bool:
    """Whether this can be taken apart as a database's URL."""
    try:
        make_url(url)
    except (ArgumentError, ValueError):
        return False
    return True


def shown(url: str) -> str:
    """A database's URL for people to see: without user and password, wherever they stand in it."""
    whole = make_url(url)
    place = URL.create(whole.drivername, None, None, whole.host, whole.port, whole.database)
    return place.render_as_string()


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite:"):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(url, connect_args={"timeout": 30}, hide_parameters=True)
    event.listen(engine, "connect", _durable)
    event.listen(engine, "begin", _take_write_lock)
    return engine


def _durable(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; see _take_write_lock
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _take_write_lock(connection: Any) -> None:
    # A transaction that reads before it writes would fail with "database is locked" when another
    # wrote in between; taking the lock at once makes it wait its turn.
    only_reads = connection.get_execution_options().get("only_reads", False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")
