"""What tells an open queue that something has changed: server-sent events, which say only that.

One look a second into the history serves everybody who listens to this process, and asks in the
same breath whose log-in still stands. What has changed the browser fetches as it fetches the page.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime

from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError

from workflow import caseworkers, queue
from workflow.database import Database

log = logging.getLogger(__name__)

LOOKS_EVERY = 1.0  # seconds
BREATHES_EVERY = 15.0  # so that nobody on the way takes the stream for dead
# Lines of history may become visible out of their order (PostgreSQL): so many are looked at again.
OVERLAP = 100


@dataclass(eq=False)
class _Listener:
    token: str
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False


class Live:
    """The open queues of this process, and the one watcher that looks for them."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._listeners: set[_Listener] = set()
        self._watcher: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closing = False
        self._last = 0

    def close(self) -> None:
        """End all streams, from any thread: the service stops."""
        self._closing = True
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    async def stream(self, token: str, since: int | None) -> AsyncIterator[str]:
        """The events for one log-in, from the line of history that its page was made at."""
        listener = _Listener(token)
        self._listeners.add(listener)
        try:
            self._last = max(self._last, await to_thread.run_sync(queue.latest, self._database))
            self._begin()
            yield "retry: 3000\n\n"
            if since is not None and since < self._last:
                listener.woken.set()
            while not self._closing:
                try:
                    await asyncio.wait_for(listener.woken.wait(), BREATHES_EVERY)
                except TimeoutError:
                    yield ":\n\n"
                    continue
                listener.woken.clear()
                if listener.ended:
                    yield "event: ended\ndata:\n\n"
                    return
                if not self._closing:
                    yield f"event: changed\nid: {self._last}\ndata:\n\n"
        finally:
            self._listeners.discard(listener)

    def _begin(self) -> None:
        self._loop = asyncio.get_running_loop()
        if self._watcher is None or self._watcher.done():
            self._watcher = self._loop.create_task(self._watch())

    async def _watch(self) -> None:
        begun, known = max(self._last - OVERLAP, 0), None
        while self._listeners and not self._closing:
            tokens = {listener.token for listener in self._listeners}
            try:
                number, last = await to_thread.run_sync(queue.entries_after, self._database, begun)
                standing = await to_thread.run_sync(
                    caseworkers.still_logged_in, self._database, tokens, self._clock()
                )
            except SQLAlchemyError as error:
                log.error(
                    "the queue's watcher: the database does not answer: %s", type(error).__name__
                )
            else:
                changed = number != known if known is not None else last > self._last
                self._last = max(self._last, last)
                self._tell(changed, standing, tokens)
                known = number
                if last - begun > 2 * OVERLAP:
                    begun = last - OVERLAP
                    known, _ = await to_thread.run_sync(queue.entries_after, self._database, begun)
            await asyncio.sleep(LOOKS_EVERY)

    def _tell(self, changed: bool, standing: set[str], asked: set[str]) -> None:
        for listener in self._listeners:
            listener.ended = listener.token in asked - standing
            if changed or listener.ended:
                listener.woken.set()

    def _wake(self) -> None:
        for listener in self._listeners:
            listener.woken.set()
