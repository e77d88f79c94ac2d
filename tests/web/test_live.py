"""Open queues hear of what changes, for as long as their log-in stands, and hold nothing up."""

import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from http.client import HTTPResponse

import pytest

from tests.builders import a_mail, a_request
from tests.cast import IB
from tests.web.visitors import Served, Visitor
from web import live
from workflow import logins, queue
from workflow.model import Entry

WITHIN = 30  # seconds; it takes one on a machine with nothing else to do


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOKS_EVERY", 0.1)


@contextmanager
def listening(visitor: Visitor, path: str = "/koe/nyt", **headers: str) -> Iterator[HTTPResponse]:
    request = urllib.request.Request(visitor.url + path)
    request.add_header("Accept", "text/event-stream")
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(visitor.cookies))
    with closing(opener.open(request, timeout=WITHIN)) as answer:
        assert answer.readline() == b"retry: 3000\n"
        answer.readline()
        yield answer


def event(answer: HTTPResponse) -> dict[str, str]:
    """The next event of a stream; empty where it has ended."""
    told: dict[str, str] = {}
    while line := answer.readline().decode():
        name, _, value = line.strip().partition(":")
        if name:
            told[name] = value.strip()
        elif told:
            break
    return told


def arrive(served: Served, n: int) -> None:
    served.office.arrive(a_mail(a_request(), message_id=f"<{n}@x>"))


def test_it_tells_of_changes_and_of_nothing_else(served: Served, ib: Visitor) -> None:
    with listening(ib) as first, listening(ib) as second:
        arrive(served, 1)
        last = queue.latest(served.office.desk.database)
        for stream in (first, second):
            told = event(stream)
            while int(told["id"]) < last:  # it may have looked between two lines
                told = event(stream)
            assert told == {"event": "changed", "id": str(last), "data": ""}


def test_it_tells_at_once_of_what_changed_since_the_page_was_made(
    served: Served, ib: Visitor
) -> None:
    seen = queue.latest(served.office.desk.database)
    arrive(served, 1)
    last = queue.latest(served.office.desk.database)
    with listening(ib, f"/koe/nyt?siden={seen}") as stream:
        assert event(stream)["id"] == str(last)
    with listening(ib, f"/koe/nyt?siden={seen}", Last_Event_ID=str(last)) as stream:
        arrive(served, 2)
        assert int(event(stream)["id"]) > last


def test_it_ends_with_the_log_in(served: Served, ib: Visitor) -> None:
    with listening(ib) as stream, listening(Visitor(served.url).logged_in(IB)) as other:
        token = next(cookie.value for cookie in ib.cookies)
        logins.log_out(served.office.desk.database, token)
        assert event(stream) == {"event": "ended", "data": ""}
        assert event(stream) == {}
        served.office.now += timedelta(hours=11)
        assert event(other)["event"] == "ended"


def test_one_watcher_looks_for_all(served: Served, ib: Visitor, monkeypatch) -> None:
    looks = []
    look = queue.entries_after
    monkeypatch.setattr(queue, "entries_after", lambda *a: looks.append(1) or look(*a))
    monkeypatch.setattr(live, "LOOKS_EVERY", 0.5)
    begun = time.monotonic()
    with listening(ib), listening(ib), listening(ib), listening(ib):
        time.sleep(1.2)
        passed = time.monotonic() - begun
        assert 1 <= len(looks) <= 2 * passed + 2
    deadline = time.monotonic() + WITHIN
    while time.monotonic() < deadline:  # and nobody looks when nobody listens
        before = len(looks)
        time.sleep(1.2)
        if len(looks) == before:
            return
    raise AssertionError("it looks on when all have gone")


def test_it_is_for_those_who_are_logged_in(nobody: Visitor, ib: Visitor) -> None:
    assert nobody.get("/koe/nyt").headers["Location"].startswith("/log-ind")
    assert ib.get("/koe/nyt").headers["Location"].startswith("/koe")
    with listening(ib) as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        assert stream.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in stream.headers["Content-Security-Policy"]


def test_late_lines_of_history_are_told_of_too(served: Served, ib: Visitor) -> None:
    """On PostgreSQL a line may become visible after one with a higher number."""
    arrive(served, 1)
    database = served.office.desk.database
    with database.transaction() as session:
        early = session.get_one(Entry, 1).model_dump(exclude={"id"})
        session.add(Entry(**early, id=50))
    with listening(ib) as stream:
        time.sleep(0.5)
        with database.transaction() as session:
            session.add(Entry(**early, id=40))
        assert event(stream)["event"] == "changed"


def test_the_service_stops_with_streams_open(served: Served, ib: Visitor) -> None:
    with listening(ib) as stream:
        ended = threading.Thread(target=stream.read)
        ended.start()
        served.close()
        ended.join(WITHIN)
        assert not ended.is_alive()
