"""Signs of life: what systemd hears of us, and that it hears nothing when a part hangs or ends."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from landssupport import sentinel
from landssupport.sentinel import QUIET_AT_MOST, Stopping, Watchdog, notify, watchdog_seconds


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """The socket that systemd would listen on."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(0)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield listening


def heard(systemd: socket.socket) -> list[str]:
    found = []
    while True:
        try:
            found.append(systemd.recv(1000).decode())
        except BlockingIOError:
            return found


@contextmanager
def a_part(stopping: Stopping, name: str, hangs: threading.Event) -> Iterator[threading.Thread]:
    """A thread that asks whether to stop, and hangs when it is told to until it is let go."""
    let_go = threading.Event()

    def work() -> None:
        while not stopping.wait(0.005):
            if hangs.is_set():
                let_go.wait()

    thread = threading.Thread(target=work, name=name)
    stopping.watch(thread)
    thread.start()
    try:
        yield thread
    finally:
        let_go.set()
        stopping.set()
        thread.join()


def test_systemd_hears_of_us(systemd: socket.socket) -> None:
    notify("READY=1")
    assert heard(systemd) == ["READY=1"]


def test_nobody_is_told_where_nobody_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    notify("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", "/nowhere/notify")
    notify("READY=1")


def test_the_watchdog_is_for_our_own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "120000000")
    assert watchdog_seconds() == 120
    monkeypatch.setenv("WATCHDOG_PID", "1")
    assert watchdog_seconds() is None


def test_it_is_fed_while_all_parts_get_on_and_starves_when_one_hangs(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "30000")
    stopping, hangs, told = Stopping(), threading.Event(), list[list[str]]()
    watchdog = Watchdog(lambda: stopping.quiet(at_most=0.3), told.append)

    def look(times: int) -> list[str]:
        found = []
        for _ in range(times):
            stopping.wait(0.02)
            watchdog()
            found += heard(systemd)
        return found

    with a_part(stopping, "read", hangs), a_part(stopping, "send", threading.Event()):
        assert set(look(10)) == {"WATCHDOG=1"}
        hangs.set()
        look(25)
        assert look(10) == []
        assert told == [["read"]]  # once
        hangs.clear()


def test_a_part_that_has_ended_is_missed_at_once() -> None:
    stopping = Stopping()
    part = threading.Thread(target=lambda: None, name="poll")
    stopping.watch(part)
    part.start()
    part.join()
    assert stopping.quiet(QUIET_AT_MOST) == ["poll"]


def test_a_part_that_waits_as_long_as_it_said_does_not_hang(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr(sentinel.time, "monotonic", lambda: now[0])
    stopping = Stopping()
    stopping.watch(threading.current_thread())
    stopping.set()
    stopping.wait(3600)
    now[0] += 3600 + QUIET_AT_MOST - 1
    assert stopping.quiet(QUIET_AT_MOST) == []
    now[0] += 2
    assert stopping.quiet(QUIET_AT_MOST) == [threading.current_thread().name]
    stopping.wait(None)
    now[0] += 1e9
    assert stopping.quiet(QUIET_AT_MOST) == []
