"""What is done every so often is done, also when the machine's clock is put back."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from landssupport import timetable
from landssupport.timetable import Timetable

WITHIN = 20  # seconds


@pytest.fixture
def begun() -> Iterator[Timetable]:
    table = Timetable()
    table.start()
    yield table
    table.stop()


def test_it_is_done_at_once_and_again(begun: Timetable) -> None:
    twice = threading.Barrier(2)
    begun.every(timedelta(seconds=0.05), lambda: twice.wait(WITHIN) and None)
    twice.wait(WITHIN)
    twice.wait(WITHIN)


def test_one_that_fails_is_done_again_and_stops_no_other(begun: Timetable) -> None:
    failed, done = threading.Semaphore(0), threading.Event()

    def fail() -> None:
        failed.release()
        raise OSError("away")

    begun.every(timedelta(seconds=0.05), fail)
    begun.every(timedelta(hours=1), done.set)
    assert done.wait(WITHIN)
    assert all(failed.acquire(timeout=WITHIN) for _ in range(2))


def test_a_clock_that_is_put_back_makes_nothing_wait(begun: Timetable, monkeypatch) -> None:
    done = threading.Semaphore(0)
    begun.every(timedelta(hours=1), done.release)
    assert done.acquire(timeout=WITHIN)
    begun.heed_the_clock()
    ahead = timetable._ahead()
    monkeypatch.setattr(timetable, "_ahead", lambda: ahead - 3600)
    begun.heed_the_clock()
    assert done.acquire(timeout=WITHIN)
