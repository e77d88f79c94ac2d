"""Wakes the parts of this process that wait for work, so that they need not look all the time.

Whoever misses it loses nothing: work is found by looking, and all look every so often.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

CHANNEL = "landssupport_work"
LISTENS_FOR = 1.0  # seconds, between two looks whether to stop


class Wakes:
    """Who sleeps in this process; `hears` is whether other nodes' work is told of, too."""

    def __init__(self) -> None:
        self._sleepers: list[Event] = []
        self.hears = False

    @contextmanager
    def sleeper(self) -> Iterator[Event]:
        """What is set whenever there may be work; to be cleared before one looks."""
        sleeper = Event()
        self._sleepers.append(sleeper)
        try:
            yield sleeper
        finally:
            self._sleepers.remove(sleeper)

    def ring(self) -> None:
        for sleeper in tuple(self._sleepers):
            sleeper.set()

    def listen(self, connection: Any, stopped: Callable[[], bool]) -> None:
        """Ring for what other nodes tell over a connection of psycopg's, until it breaks off."""
        connection.autocommit = True
        connection.execute(f"LISTEN {CHANNEL}")
        self.hears = True
        try:
            self.ring()  # what was told of before we listened
            while not stopped():
                for _ in connection.notifies(timeout=LISTENS_FOR, stop_after=1):
                    self.ring()
        finally:
            self.hears = False
