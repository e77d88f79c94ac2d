"""Commands for what is kept: copies of the database, the history's seals, one person's data."""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from landssupport.settings import Settings
from workflow.database import Database, DatabaseRefused, migrate, open_database
from workflow.states import Refused


def backup(settings: Settings, asked: argparse.Namespace) -> int:
    """Copy the database into a new SQLite file, whatever its engine, while the service runs.

    The file appears under its name only when it is whole.
    """
    to = Path(asked.file)
    if to.exists():
        raise Refused(f"{to} exists already; a backup is never written over another")
    partial = to.with_name(f"{to.name}.partial")
    partial.unlink(missing_ok=True)
    with _opened(settings.database.url) as source, _opened(f"sqlite:///{partial}") as target:
        partial.chmod(0o600)
        _copied(source, target)
    for beside in (partial.with_name(f"{partial.name}-{end}") for end in ("wal", "shm")):
        beside.unlink(missing_ok=True)
    partial.rename(to)
    return 0


def restore(settings: Settings, asked: argparse.Namespace) -> int:
    """Fill the configured database, which must be empty, from a backup of this version or an
    earlier one; the backup stays as it is.
    """
    if not Path(asked.file).is_file():
        raise Refused(f"there is no file {asked.file}")
    with TemporaryDirectory(prefix="landssupport-") as folder:
        file = shutil.copy(asked.file, Path(folder) / "backup.db")
        migrate(Database(f"sqlite:///{file}"))
        with _opened(f"sqlite:///{file}") as source, _opened(settings.database.url) as target:
            _copied(source, target)
    return 0


def copy_to(settings: Settings, asked: argparse.Namespace) -> int:
    """Copy the configured database into another one, which must be empty."""
    with _opened(settings.database.url) as source, _opened(asked.to) as target:
        if source.url == target.url:
            raise DatabaseRefused("--to is the database itself")
        _copied(source, target)
    return 0


def verify(settings: Settings, asked: argparse.Namespace) -> int:
    """Hold each history against its seals. The digest is the same as long as nothing was added."""
    from workflow.history import verify as verify_history

    with _opened(settings.database.url) as database:
        found = verify_history(database)
    for number in found.broken:
        print(f"LS-{number}: its history is not as it was written", file=sys.stderr)
    print(f"{found.tickets} tickets, {found.entries} lines, {found.digest}")
    return 1 if found.broken else 0


def person_show(settings: Settings, asked: argparse.Namespace) -> int:
    from workflow.persons import show

    with _opened(settings.database.url) as database:
        print(json.dumps(show(database, asked.email), ensure_ascii=False, indent=2))
    return 0


def person_erase(settings: Settings, asked: argparse.Namespace) -> int:
    from landssupport.parts import clock
    from workflow.persons import erase

    with _opened(settings.database.url) as database:
        erased = erase(database, asked.email, "operator", clock())
    for reference in erased.tickets:
        print(f"{reference} has been made anonymous")
    for reference in erased.kept:
        print(
            f"{reference} is kept: others have access by it, or are told of in a ticket made of it"
        )
    return 0


@contextmanager
def _opened(url: str) -> Iterator[Database]:
    database = open_database(url)
    try:
        yield database
    finally:
        database.close()


def _copied(source: Database, target: Database) -> None:
    from workflow.copying import copy

    copy(source, target, lambda table, rows: print(f"{rows:8} {table}"))
