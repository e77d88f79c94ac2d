"""Takes files in as if they had come by IMAP: .eml files, a Maildir, an mbox."""

import mailbox
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from rich.progress import Progress

from landssupport.config import ConfigError
from landssupport.parts import Parts, clock, work_all
from workflow import changes, outbox

_MBOX_START = b"From "


def ingest_paths(parts: Parts, paths: list[Path]) -> tuple[int, int]:
    """Take in all mails of `paths` and read them: how many there were, and how many were new.

    Safe to repeat. Sends nothing: answers wait in the outbox. Raises ConfigError where a path is
    nothing that holds mails.
    """
    for path in paths:
        if not path.exists():
            raise ConfigError(f"{path}: there is no such file or folder")
        if path.is_dir() and not ((path / "cur").is_dir() or (path / "new").is_dir()):
            raise ConfigError(f"{path}: a folder that is no Maildir (it has neither cur nor new)")
    taken = new = 0
    with Progress(disable=not sys.stderr.isatty(), transient=True) as progress:
        taking = progress.add_task("taken in", total=None)
        for path in paths:
            for raw, arrived in _mails(path):
                taken += 1
                new += _receive(parts, raw, arrived)
                progress.update(taking, completed=taken)
        _read_all(parts, progress)
    return taken, new


def _receive(parts: Parts, raw: bytes, arrived: datetime) -> bool:
    most = parts.settings.mailbox.max_message_mb
    refused = None
    if len(raw) > most * 2**20:
        refused = f"Mailen er ikke læst: den fylder {len(raw) / 2**20:.0f} MB, og vi tager {most}."
    return changes.receive(
        parts.desk.database, raw, arrived, parts.clock(), refused_because=refused
    )


def _read_all(parts: Parts, progress: Progress) -> None:
    reading = progress.add_task("read", total=outbox.waiting(parts.desk.database, ("read",)))
    while left := outbox.waiting(parts.desk.database, ("read",)):
        progress.advance(reading, work_all(parts, ("read",)))
        if left == outbox.waiting(parts.desk.database, ("read",)):
            time.sleep(0.2)  # what is left waits for its next try


def _mails(path: Path) -> Iterator[tuple[bytes, datetime]]:
    """Each mail's bytes, and when it was delivered as far as its place tells."""
    if path.is_dir():
        for file in sorted([*path.glob("new/*"), *path.glob("cur/*")]):
            # A Maildir's file is as old as the delivery; IMAP servers take it for INTERNALDATE.
            yield file.read_bytes(), datetime.fromtimestamp(file.stat().st_mtime, UTC)
        return
    with path.open("rb") as begun:
        is_mbox = begun.read(len(_MBOX_START)) == _MBOX_START
    if is_mbox:
        yield from _mbox(path)
    else:
        yield path.read_bytes(), clock()


def _mbox(path: Path) -> Iterator[tuple[bytes, datetime]]:
    box = mailbox.mbox(path, create=False)
    try:
        for key in box.iterkeys():
            from_line, _, raw = box.get_bytes(key, from_=True).partition(b"\n")
            yield raw, _delivered(from_line.decode("ascii", "replace"))
    finally:
        box.close()


def _delivered(from_line: str) -> datetime:
    """The time in an mbox's `From sender Thu Feb 25 13:37:19 2021` (RFC 4155: UTC)."""
    words = from_line.split()
    with suppress(ValueError):
        return datetime.strptime(" ".join(words[-5:]), "%a %b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    return clock()
