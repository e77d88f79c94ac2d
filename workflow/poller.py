"""From the mailbox to the database: each mail is stored first, and filed in IMAP after that."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from intake.edge import EdgeError
from workflow import changes
from workflow.changes import Origin
from workflow.database import Database

log = logging.getLogger(__name__)

TRIES = 3  # of a mail that the server cannot hand out, before it is filed as failed


class Waiting(Protocol):
    """A mail that lies in the mailbox; `size` in bytes."""

    uid: int
    size: int


class Fetched(Protocol):
    raw: bytes
    arrived: datetime


class Mailbox(Protocol):
    """What the poller asks of a mailbox; `intake.mailbox` has it over IMAP."""

    name: str
    uidvalidity: int

    def waiting(self) -> list[Waiting]: ...
    def fetch(self, uid: int) -> Fetched | None: ...
    def fetch_header(self, uid: int) -> Fetched | None: ...
    def file_done(self, uid: int) -> None: ...
    def file_failed(self, uid: int) -> None: ...


def poll(
    mailbox: Mailbox,
    database: Database,
    max_bytes: int,
    failures: Counter[Origin],
    clock: Callable[[], datetime],
    stopped: Callable[[], bool] = lambda: False,
) -> int:
    """One pass over the mailbox: take in what waits there, file it, and say how many were new.

    `failures` is kept by the caller from pass to pass. A mail that the server cannot hand out
    comes last in the next pass, and is filed as failed after some. Raises EdgeError.
    """
    new = 0
    places = {Origin(mailbox.name, mailbox.uidvalidity, w.uid): w for w in mailbox.waiting()}
    for origin, waiting in sorted(places.items(), key=lambda place: failures[place[0]]):
        if stopped():
            break
        try:
            new += _take_in(mailbox, database, origin, waiting.size, max_bytes, failures, clock)
        except EdgeError:
            failures[origin] += 1
            raise
        failures.pop(origin, None)
    return new


def _take_in(
    mailbox: Mailbox,
    database: Database,
    origin: Origin,
    size: int,
    max_bytes: int,
    failures: Counter[Origin],
    clock: Callable[[], datetime],
) -> bool:
    known = changes.known_at(database, origin)
    if known:
        (mailbox.file_failed if known.unread_because else mailbox.file_done)(origin.uid)
        return False
    if failures[origin] >= TRIES:
        return _file_failed(mailbox, database, origin, clock, "mailserveren kunne ikke udlevere den")
    if size > max_bytes:
        too_large = f"den fylder {size / 2**20:.0f} MB, og grænsen er {max_bytes / 2**20:.0f} MB"
        return _file_failed(mailbox, database, origin, clock, too_large)
    fetched = mailbox.fetch(origin.uid)
    if fetched is None:  # somebody else moved it meanwhile
        return False
    new = changes.receive(database, fetched.raw, fetched.arrived, clock(), origin)
    mailbox.file_done(origin.uid)
    return new


def _file_failed(
    mailbox: Mailbox, database: Database, origin: Origin, clock: Callable[[], datetime], why: str
) -> bool:
    """Store the header of a mail that is not to be read; the whole of it stays on the server."""
    try:
        fetched = mailbox.fetch_header(origin.uid)
    except EdgeError:
        log.warning("not even the header of message %d could be fetched", origin.uid)
        fetched = None
    place = f"X-Landssupport-Origin: {origin.mailbox};{origin.uidvalidity};{origin.uid}\r\n"
    raw = place.encode() + (fetched.raw if fetched else b"\r\n")
    arrived = fetched.arrived if fetched else clock()
    reason = f"Mailen er ikke læst: {why}. Den ligger i mailboksens mappe for fejlede mails."
    new = changes.receive(database, raw, arrived, clock(), origin, refused_because=reason)
    mailbox.file_failed(origin.uid)
    return new
