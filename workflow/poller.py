"""From the mailbox to the database: each mail is stored first, and filed in IMAP after that."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from intake.edge import EdgeError
from workflow import changes, meters, pulses
from workflow.changes import Arrival, Origin
from workflow.database import Database

log = logging.getLogger(__name__)

TOGETHER = 25  # mails that are stored in one transaction, and then filed at once
BYTES_TOGETHER = 8 * 2**20  # of mails that wait in memory for that
TRIES = 3  # of a mail that cannot be fetched or stored, before it is filed as failed


class Waiting(Protocol):
    """A mail that lies in the mailbox; `size` in bytes."""

    @property
    def uid(self) -> int: ...
    @property
    def size(self) -> int: ...


class Fetched(Protocol):
    """`arrived` is when the server got the mail (UTC), where it says so."""

    @property
    def raw(self) -> bytes: ...
    @property
    def arrived(self) -> datetime | None: ...


class Mailbox(Protocol):
    """What the poller asks of a mailbox; `intake.mailbox` has it over IMAP.

    All raise EdgeError; a permanent one means that this mail is not to be had, others may be.
    """

    name: str
    uidvalidity: int

    def waiting(self) -> Sequence[Waiting]: ...
    def fetch(self, uid: int) -> Fetched | None: ...
    def fetch_header(self, uid: int) -> Fetched | None: ...
    def file_done(self, uids: Sequence[int]) -> None: ...
    def file_failed(self, uid: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass over the mailbox works with.

    `failures` is kept from pass to pass: a mail that broke the connection comes last in the next
    one, and after some tries it is filed as failed.
    """

    mailbox: Mailbox
    database: Database
    max_bytes: int
    failures: Counter[Origin]
    clock: Callable[[], datetime]

    def poll(self, stopped: Callable[[], bool] = lambda: False) -> int:
        """Take in what waits, file it, and say how many mails were new. Raises EdgeError."""
        box = self.mailbox
        sizes = {Origin(box.name, box.uidvalidity, w.uid): w.size for w in box.waiting()}
        meters.MAILBOX_WAITING.set(len(sizes))
        new, unfiled = 0, list[EdgeError]()
        in_order = sorted(sizes, key=lambda origin: self.failures[origin])
        for first in range(0, len(in_order), TOGETHER):
            if stopped():
                break
            some = in_order[first : first + TOGETHER]
            new += self._take_in({origin: sizes[origin] for origin in some}, stopped, unfiled)
            # a pass over a full mailbox takes hours, and gets on
            if len(some) == TOGETHER:
                pulses.beat(self.database, pulses.MAILBOX, self.clock())
        if unfiled:  # all that could be taken in is; now the operator has to hear of it
            raise unfiled[0]
        return new

    def _take_in(
        self, sizes: Mapping[Origin, int], stopped: Callable[[], bool], unfiled: list[EdgeError]
    ) -> int:
        """Store these mails, and file them when that is done; how many were new."""
        known = changes.known_at(self.database, sizes)
        new, size, done, fetched = 0, 0, list[int](), list[Arrival]()
        try:
            for origin in sizes:
                if stopped():
                    break
                if origin in known and known[origin].unread_because:
                    self._file_failed(origin, unfiled)
                elif origin in known:
                    done.append(origin.uid)
                elif why := self._why_given_up(origin, sizes[origin]):
                    new += self._give_up(origin, unfiled, why)
                elif arrival := self._fetch(origin):
                    fetched.append(arrival)
                    size += len(arrival.raw)
                if size > BYTES_TOGETHER:
                    new += self._store(fetched, done)
                    size = 0
        finally:  # what came before a mail that breaks the connection is not to be fetched again
            new += self._store(fetched, done)
        self._file(done, unfiled)
        return new

    def _store(self, fetched: list[Arrival], done: list[int]) -> int:
        """Store what was fetched, and put it with what is `done`; how many mails were new."""
        if not fetched:
            return 0
        some = tuple(fetched)
        fetched.clear()
        try:
            stored, new = some, changes.receive_all(self.database, some, self.clock())
        except Exception:
            stored, new = self._store_each(some)
        meters.MAILS_TAKEN_IN.inc(new)
        done += [arrival.origin.uid for arrival in stored if arrival.origin]
        return new

    def _store_each(self, some: Sequence[Arrival]) -> tuple[tuple[Arrival, ...], int]:
        """Store one by one what the database refused together: which could be, and how many were
        new. One mail that it cannot hold keeps no other out; where it takes none, that is raised.
        """
        stored, new, refused = list[Arrival](), 0, dict[Origin | None, Exception]()
        for arrival in some:
            try:
                new += changes.receive_all(self.database, [arrival], self.clock())
                stored.append(arrival)
            except Exception as error:
                refused[arrival.origin] = error
        for origin, why in refused.items():
            if not stored:  # it is the database's trouble, and no mail's
                raise why
            if origin:
                self.failures[origin] += 1
                log.error("message %d cannot be stored: %s", origin.uid, type(why).__name__)
        return tuple(stored), new

    def _file(self, stored: Sequence[int], unfiled: list[EdgeError]) -> None:
        """File what is stored; a folder that takes nothing must not keep mails from being read."""
        try:
            if stored:
                self.mailbox.file_done(stored)
        except EdgeError as error:
            unfiled.append(error)

    def _file_failed(self, origin: Origin, unfiled: list[EdgeError]) -> None:
        try:
            self.mailbox.file_failed(origin.uid)
        except EdgeError as error:
            unfiled.append(error)

    def _why_given_up(self, origin: Origin, size: int) -> str | None:
        """Why a mail is not to be fetched (Danish), or None where it is."""
        if size > self.max_bytes:
            most = self.max_bytes / 2**20
            return f"den fylder {size / 2**20:.0f} MB, og vi tager {most:.0f}"
        if self.failures[origin] >= TRIES:
            return "den kunne ikke hentes eller gemmes"
        return None

    def _fetch(self, origin: Origin) -> Arrival | None:
        """The mail; None where it is gone, or is not to be had this time."""
        try:
            fetched = self.mailbox.fetch(origin.uid)
        except EdgeError as error:
            self.failures[origin] += 1
            if not error.permanent:  # the connection is of no more use
                raise
            log.warning("message %d could not be fetched: %s", origin.uid, error)
            return None
        if fetched is None:
            return None
        return Arrival(fetched.raw, fetched.arrived or self.clock(), origin)

    def _give_up(self, origin: Origin, unfiled: list[EdgeError], why: str) -> bool:
        """Store the header of a mail that is not to be read; the whole of it stays in IMAP."""
        try:
            fetched = self.mailbox.fetch_header(origin.uid)
        except EdgeError as error:
            if not error.permanent:
                raise
            fetched = None
        place = f"X-Landssupport-Origin: {origin.mailbox};{origin.uidvalidity};{origin.uid}\r\n"
        raw = place.encode() + (fetched.raw if fetched else b"\r\n")
        arrived = (fetched and fetched.arrived) or self.clock()
        reason = f"Mailen er ikke læst: {why}. Den ligger i mailboksens mappe for fejlede mails."
        try:
            new = self._refuse(Arrival(raw, arrived, origin, reason))
        except Exception:  # of a mail that the database cannot hold, its place is kept
            new = self._refuse(Arrival(place.encode() + b"\r\n", arrived, origin, reason))
        self._file_failed(origin, unfiled)
        return new

    def _refuse(self, arrival: Arrival) -> bool:
        return changes.receive_all(self.database, [arrival], self.clock()) == 1
