"""Figures for Prometheus, and the health of this process, on a port of their own.

What lies in the database is read when somebody asks, at most every few seconds; what this process
counts and times is in `workflow.meters`.
"""

import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from socketserver import TCPServer, ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from sqlalchemy.exc import SQLAlchemyError

from workflow import health
from workflow.database import Database
from workflow.figures import Figures, figures
from workflow.health import Expected
from workflow.states import State
from workflow.worker import DEEDS

log = logging.getLogger(__name__)

TEXT = "text/plain; version=0.0.4; charset=utf-8"
KEPT_SECONDS = 5.0  # so that asking often costs the database nothing


@dataclass(frozen=True, slots=True)
class Watched:
    """What is told of; `quiet` gives the names of this process's parts that hang or have ended."""

    database: Database
    expected: Expected
    clock: Callable[[], datetime]
    quiet: Callable[[], list[str]]


class _OfTheDatabase:
    """The figures of the database, as Prometheus collects them."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._lock = threading.Lock()
        self._kept: list[Metric] = []
        self._kept_until = 0.0

    def collect(self) -> list[Metric]:
        with self._lock:
            if time.monotonic() >= self._kept_until:
                self._kept = self._read()
                self._kept_until = time.monotonic() + KEPT_SECONDS
            return self._kept

    def _read(self) -> list[Metric]:
        up = GaugeMetricFamily("landssupport_database_up", "Whether the database answers")
        try:
            found = figures(self._watched.database)
            trouble = health.troubles(
                self._watched.database, self._watched.expected, self._watched.clock()
            )
        except SQLAlchemyError as error:
            log.error("the database does not answer: %s", type(error).__name__)
            up.add_metric([], 0)
            return [up]
        up.add_metric([], 1)
        now = self._watched.clock()
        return [up, *_families(found, now), *_troubled({t.part: t.since for t in trouble}, now)]


def _families(found: Figures, now: datetime) -> Iterator[Metric]:
    def age(then: datetime | None) -> float:
        return max((now - then).total_seconds(), 0) if then else 0

    yield _by("tickets", "Tickets", "state", {s.value: found.tickets.get(s, 0) for s in State})
    waiting = {deed: found.waiting.get(deed) for deed in DEEDS}
    numbers = {deed: w.number if w else 0 for deed, w in waiting.items()}
    yield _by("outbox_waiting", "Steps in the outbox that have not ended", "deed", numbers)
    ages = {deed: age(w.oldest) if w else 0 for deed, w in waiting.items()}
    yield _by("outbox_oldest_seconds", "How long the oldest of them is due", "deed", ages)
    given_up = {deed: found.given_up.get(deed, 0) for deed in DEEDS}
    yield _by("outbox_given_up", "Steps that nobody tries any more", "deed", given_up)
    yield GaugeMetricFamily(
        "landssupport_oldest_unread_mail_seconds",
        "Age of the oldest mail that is taken in and not read yet",
        value=age(found.oldest_unread),
    )
    if found.polled_at:
        yield GaugeMetricFamily(
            "landssupport_mailbox_polled_seconds",
            "Time since a pass over the mailbox last got on",
            value=age(found.polled_at),
        )
    yield GaugeMetricFamily(
        "landssupport_mailbox_failing_seconds",
        "How long the mailbox cannot be read",
        value=age(found.failing_since),
    )


def _troubled(since: dict[str, datetime], now: datetime) -> Iterator[Metric]:
    parts = ("mailbox", "oauth", *DEEDS)
    lasts = {p: (now - since[p]).total_seconds() if p in since else 0 for p in parts}
    yield _by("trouble_seconds", "How long /health tells of trouble; 0 is none", "part", lasts)


def _by(name: str, says: str, label: str, values: dict[str, Any]) -> Metric:
    family = GaugeMetricFamily(f"landssupport_{name}", says, labels=[label])
    for value, number in values.items():
        family.add_metric([value], number)
    return family


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # its own asks the name service for us, which may take long
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]
        self.setup_environ()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who asks and goes away before the answer is no matter of ours."""


class _Server6(_Server):
    address_family = socket.AF_INET6


class _Quiet(WSGIRequestHandler):
    timeout = 10  # seconds; nobody holds a thread by saying nothing

    def log_message(self, format: str, *args: Any) -> None:
        pass


def listen(host: str, port: int, watched: Watched) -> WSGIServer:
    """Serve in a thread until `shutdown()`. Raises OSError where the port is not to be had."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_OfTheDatabase(watched))
    kind = _Server6 if ":" in host else _Server
    server = make_server(host, port, _app(watched, registry), kind, _Quiet)
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()
    return server


def _app(watched: Watched, registry: CollectorRegistry) -> Any:
    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        try:
            status, kind, body = _answer(environ["PATH_INFO"], watched, registry)
        except Exception:
            log.exception("%s cannot be told", environ["PATH_INFO"])
            status, kind, body = "500 Internal Server Error", TEXT, b""
        start(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    return app


def _answer(path: str, watched: Watched, registry: CollectorRegistry) -> tuple[str, str, bytes]:
    if path == "/metrics":
        return "200 OK", TEXT, generate_latest(REGISTRY) + generate_latest(registry)
    match path:
        case "/health/live":
            quiet = watched.quiet()
            told: dict[str, Any] = (
                {"status": "hangs", "parts": quiet} if quiet else {"status": "ok"}
            )
            status = 503 if quiet else 200
        case "/health/ready":
            told, status = health.ready(watched.database)
        case "/health":
            told, status = health.health(watched.database, watched.expected, watched.clock())
        case _:
            told, status = {"status": "no such page"}, 404
    reasons = {200: "200 OK", 404: "404 Not Found", 503: "503 Service Unavailable"}
    return reasons[status], "application/json", json.dumps(told).encode()
