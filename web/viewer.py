"""Looking into what came with mails: few at once, and what was seen is kept for a while."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol, TypeVar

from intake.reading import Attachment, Picture, Rectangle, Text

AT_ONCE = 2
WAITING = 12  # of the requests that a server answers at once; the others are told to come again
PATIENCE = 20.0  # seconds that one waits for its turn
KEPT_BYTES = 48_000_000

Found = TypeVar("Found")


class Busy(Exception):
    """So many documents are being shown that this one has to be asked for again."""


class Documents(Protocol):
    """Opens hostile documents where they can do no harm; see `intake.documents.Isolation`."""

    def __call__(self, attachment: Attachment) -> Text: ...

    def sizes(self, attachment: Attachment) -> Sequence[tuple[float, float]]: ...

    def rectangles(
        self, attachment: Attachment, text: str, spans: Sequence[tuple[int, int]]
    ) -> Sequence[tuple[Rectangle, ...]]: ...

    def picture(
        self, attachment: Attachment, page: int, cover: int | None = None
    ) -> Picture | None: ...

    def clean(self, html: str) -> str | None: ...


class Viewer:
    """Documents, opened a few at a time; what came of it is kept in memory up to a size."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self.asked = 0  # how many are being looked into, or wait for it
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def seen(
        self,
        key: Hashable,
        look: Callable[[Documents], Found],
        size: Callable[[Found], int] = lambda _: 1_000,
    ) -> Found:
        """What `look` finds, or found before under this key. Raises Busy.

        Call it outside of any transaction: looking is slow.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Found = self._kept[key][0]
                return found
        found = self.looked(look)
        self._keep(key, found, size(found) + 200)
        return found

    def looked(self, look: Callable[[Documents], Found]) -> Found:
        """What `look` finds, kept nowhere. Raises Busy."""
        with self._lock:
            if self.asked >= AT_ONCE + WAITING:
                raise Busy
            self.asked += 1
        try:
            if not self._turns.acquire(timeout=PATIENCE):
                raise Busy
            try:
                return look(self._documents)
            finally:
                self._turns.release()
        finally:
            with self._lock:
                self.asked -= 1

    def _keep(self, key: Hashable, found: Any, size: int) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = (found, size)
                self._size += size
            while self._size > KEPT_BYTES:
                _, (_, dropped) = self._kept.popitem(last=False)
                self._size -= dropped
