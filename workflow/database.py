"""The database: engine, transactions, schema. The only place that commits."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlmodel import Session

from workflow.wakes import CHANNEL, Wakes

MIGRATIONS = Path(__file__).parent / "migrations"
# What a connection to a server that is cut off costs at most before it is found to be gone.
PATIENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
ONE_AT_A_TIME = 7_210_081  # any number: of nodes that migrate at once, one does


class DatabaseRefused(Exception):
    """The database cannot be used as it is; the text names `database.url` and what to do."""


class Database:
    """An engine, and the two ways to use it: `transaction()` to change, `reading()` to look."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)
        self.wakes = Wakes()
        # SQLite has one writer at a time, and who finds another at it looks again after pauses that
        # grow; the threads of one process can wait for each other instead.
        self._turn = nullcontext() if self.is_shared else threading.RLock()
        self._looking = self.engine.execution_options(only_reads=True)
        self._looks = threading.local()

    @property
    def is_shared(self) -> bool:
        """Whether it is a server that other machines may use as well."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def transaction(self, durable: bool = True) -> Iterator[Session]:
        """All that is done within is one change, or nothing of it is.

        One that is not `durable` may be gone when the machine loses its power, and waits for no
        disk: a lease, a sign of life.
        """
        engine = self.engine if durable else self.engine.execution_options(waits_for_disk=False)
        with self._turn, Session(engine, expire_on_commit=False) as session:
            if not durable and self.is_shared:
                session.execute(text("SET LOCAL synchronous_commit = off"))
            yield session
            has_work = session.info.get("has_work", False)
            if has_work and self.is_shared:
                session.execute(text(f"NOTIFY {CHANNEL}"))  # told when this is committed
            session.commit()
        if has_work:
            self.wakes.ring()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that looks and changes nothing.

        Within another one of this thread it is that one: what a page is made of is looked up by
        many, and all of them begin, end, and see one state of things once.
        """
        outer: Session | None = getattr(self._looks, "session", None)
        if outer is not None:
            yield outer
            return
        with Session(self._looking, autoflush=False) as session:
            self._looks.session = session
            try:
                yield session
            finally:
                self._looks.session = None

    def time(self) -> datetime:
        """What time it is where the database is, in UTC."""
        asked = "clock_timestamp()" if self.is_shared else "strftime('%Y-%m-%dT%H:%M:%f', 'now')"
        with self.reading() as session:
            told = session.execute(text(f"SELECT {asked}")).scalar_one()
        if isinstance(told, str):
            return datetime.fromisoformat(told).replace(tzinfo=UTC)
        return told.astimezone(UTC)  # type: ignore[no-any-return]

    def listen(self, stopped: Callable[[], bool]) -> None:
        """Wake our own parts for what other nodes put. Only for a database that is shared.

        Raises OperationalError when the connection breaks off.
        """
        try:
            with closing(self.engine.raw_connection()) as connection:
                driver = connection.driver_connection
                connection.detach()  # it is held for good, and none of the pool's any more
                self.wakes.listen(driver, stopped)
        except self.engine.dialect.loaded_dbapi.OperationalError as error:
            raise OperationalError("LISTEN", {}, error) from error

    def close(self) -> None:
        self.engine.dispose()


def has_work(session: Session) -> None:
    """Wake whoever waits for work, here and on other nodes, when this change is committed."""
    session.info["has_work"] = True


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
        database.close()
        raise DatabaseRefused(_mismatch(found))
    return database


def migrate(database: Database) -> None:
    """Bring the schema to this version's. Raises DatabaseRefused where it is a newer one."""
    try:
        found, ours = revisions(database)
        if found is not None and found not in _known():
            raise DatabaseRefused(_mismatch(found))
        # SQLite rebuilds a table to change it, which rows that point at it must not prevent.
        with database.engine.execution_options(holds_keys=False).begin() as connection:
            if database.is_shared:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
            config = _alembic()
            config.attributes["connection"] = connection
            command.upgrade(config, ours)
            if not database.is_shared:
                dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                assert dangling is None, "a migration leaves rows that point at nothing"
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
        return create_engine(
            url, pool_pre_ping=True, hide_parameters=True, connect_args=dict(PATIENCE)
        )
    engine = create_engine(url, connect_args={"timeout": 30}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; see _begin
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    options = connection.get_execution_options()
    for pragma, option, usual, otherwise in (
        ("synchronous", "waits_for_disk", "FULL", "NORMAL"),
        ("foreign_keys", "holds_keys", "ON", "OFF"),
    ):
        wanted = usual if options.get(option, True) else otherwise
        if wanted != connection.info.get(pragma, usual):
            connection.exec_driver_sql(f"PRAGMA {pragma}={wanted}")
            connection.info[pragma] = wanted
    # A transaction that reads before it writes would fail with "database is locked" when another
    # wrote in between; taking the lock at once makes it wait its turn.
    only_reads = options.get("only_reads", False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")
