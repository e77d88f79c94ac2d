"""Whether the parts of this process still live and get on, and telling systemd (sd_notify) so."""

import os
import socket
import threading
import time
from collections.abc import Callable

# Longer than any one mail or approval should take; a part that is quiet for longer hangs. (A mail
# that hangs its reader is set aside when it has cost that some times.)
QUIET_AT_MOST = 30 * 60.0  # seconds


class Stopping(threading.Event):
    """Set when the service is asked to stop. Each part asks for it between any two pieces of its
    work, and so gives a sign of life whenever it does.
    """

    def __init__(self) -> None:
        super().__init__()
        self._threads: dict[str, threading.Thread] = {}
        self._next: dict[str, float] = {}  # by when each part should have asked again, at the least

    def is_set(self) -> bool:
        self._sign(0)
        return super().is_set()

    def wait(self, timeout: float | None = None) -> bool:
        self._sign(float("inf") if timeout is None else timeout)
        return super().wait(timeout)

    def watch(self, thread: threading.Thread) -> None:
        """Expect signs of life of this thread from now on."""
        self._next[thread.name] = time.monotonic()
        self._threads[thread.name] = thread

    def quiet(self, at_most: float) -> list[str]:
        """The parts that have ended, or should have given a sign of life long ago."""
        limit = time.monotonic() - at_most
        threads = tuple(self._threads.items())
        return sorted(n for n, t in threads if not t.is_alive() or self._next[n] < limit)

    def _sign(self, waits: float) -> None:
        name = threading.current_thread().name
        if name in self._next:
            self._next[name] = time.monotonic() + waits


def notify(state: str) -> None:
    """Tell systemd of our state, where it asks for that (sd_notify(3))."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as told:
        told.settimeout(5)  # where its queue is full and nobody reads
        try:
            told.sendto(state.encode(), address.replace("@", "\0", 1))
        except OSError:  # the service is not to end because nobody listens
            return


def watchdog_seconds() -> float | None:
    """How often systemd wants to hear of us, at the least (sd_watchdog_enabled(3))."""
    given, for_whom = os.environ.get("WATCHDOG_USEC", ""), os.environ.get("WATCHDOG_PID", "")
    if not given.isdecimal() or for_whom not in ("", str(os.getpid())):
        return None
    return int(given) / 1e6


class Watchdog:
    """Fed while all parts give signs of life. To be called every second or so."""

    def __init__(self, quiet: Callable[[], list[str]], told: Callable[[list[str]], None]) -> None:
        self._quiet = quiet
        self._told = told
        self._every = (watchdog_seconds() or 60) / 3
        self._next = 0.0
        self._known: list[str] = []

    def __call__(self) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + self._every
        quiet = self._quiet()
        if not quiet:
            notify("WATCHDOG=1")
        elif quiet != self._known:
            self._told(quiet)
        self._known = quiet
