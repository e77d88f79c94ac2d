"""The service: its parts set going, each in threads of its own, and stopped."""

import gc
import logging
import signal
import socket
import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import uvicorn
from sqlalchemy.exc import OperationalError

from intake.documents import Isolation
from intake.edge import EdgeError, LogInRefusedError
from intake.mailbox import Mailbox
from landssupport.clock import Clock
from landssupport.config import ConfigError
from landssupport.leases import own_name
from landssupport.parts import (
    RENEWS_EVERY,
    Parts,
    account_of,
    expected_of,
    hands_of,
    look_up_due,
    old_mail,
    poll_once,
    possible,
    provider_of,
    reading_limits,
    release_the_gone,
    tend,
)
from landssupport.sentinel import QUIET_AT_MOST, Stopping, Watchdog, notify
from landssupport.timetable import Timetable
from landssupport.turns import BEATS_EVERY, Turn
from workflow import outbox, pulses
from workflow.changes import Origin
from workflow.worker import work

if TYPE_CHECKING:
    from wsgiref.simple_server import WSGIServer

    from web.live import Live

log = logging.getLogger(__name__)

ROLES = ("all", "poller", "worker", "web")
# A slow attachment holds up neither the answers nor what was approved.
WORKERS = (("read", "copy"), ("send", "provision"))
LOOKS_UP_EVERY = timedelta(minutes=1)  # firms in the business register
TENDS_EVERY = timedelta(hours=1)  # for what the calendar asks
LOOKS_EVERY = 0.5  # seconds between two looks into the outbox
LOOKS_SELDOM = 5.0  # the same, where all that put work tell of it
AFTER_FAILURE = 5.0  # seconds until a part that failed is tried again


class Service:
    """`run`: the poller, the worker and the desk in one process, each in threads of its own."""

    def __init__(self, parts: Parts, role: str) -> None:
        self._parts = parts
        self._role = role
        self._stop = Stopping()
        self._begun = parts.clock()
        self._metrics: WSGIServer | None = None
        self._mail_waits = threading.Event()
        self._threads: list[threading.Thread] = []
        self._failures: Counter[Origin] = Counter()
        self._turn = Turn(parts.desk.database, "poll", own_name("poll"))
        self._timetable = Timetable()

    @property
    def stopping(self) -> threading.Event:
        """Set when the service is asked to stop."""
        return self._stop

    def run(self, begun: Callable[[], None] = lambda: None) -> None:
        """Work until SIGTERM or SIGINT; `begun` is called when all is up.

        Raises ConfigError or LogInRefusedError where it cannot begin.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop.set())
        self.start()
        gc.collect()
        gc.freeze()  # what is here now stays: looking through it again costs some page 20 ms
        begun()
        notify("READY=1")
        watchdog = Watchdog(self._quiet, self._tell_of_quiet)
        while not self._stop.wait(1):
            self._timetable.heed_the_clock()
            watchdog()
        notify("STOPPING=1")
        self.stop()

    def _quiet(self) -> list[str]:
        """The parts that hang or have ended; one that polls seldom does not."""
        return self._stop.quiet(QUIET_AT_MOST + self._parts.settings.mailbox.poll_seconds)

    def _tell_of_quiet(self, parts: list[str]) -> None:
        log.error("no sign of life from: %s; they hang, or have ended", ", ".join(parts))

    def start(self) -> None:
        self._start_metrics()
        if self._role in ("all", "web"):
            self._start_web()
        if self._role == "poller" or (self._role == "all" and self._parts.settings.mailbox.host):
            self._start_poller()
        if self._role in ("all", "worker"):
            self._start_worker()
        self._every(RENEWS_EVERY, self._renew)
        if self._parts.desk.database.is_shared:
            self._in_thread("listen", self._listen)
        self._timetable.start()
        log.info("started as %s", self._role)

    def stop(self) -> None:
        self._stop.set()
        self._mail_waits.set()
        self._parts.desk.database.wakes.ring()
        self._timetable.stop()
        for thread in self._threads:
            thread.join(timeout=30)
        if self._metrics:
            self._metrics.shutdown()
            self._metrics.server_close()
        self._parts.desk.database.close()
        log.info("stopped")

    def _start_metrics(self) -> None:
        metrics = self._parts.settings.metrics
        if metrics.port is None:
            return
        from landssupport.metrics import Watched, listen  # nobody else has need of its server

        expected = expected_of(self._parts.settings, self._begun)
        watched = Watched(self._parts.desk.database, expected, self._parts.clock, self._quiet)
        try:
            self._metrics = listen(metrics.host, metrics.port, watched)
        except OSError as error:
            place = f"{metrics.host}:{metrics.port}"
            raise ConfigError(
                f"[metrics] host, port: cannot listen on {place}: {error.strerror}"
            ) from error

    def _start_poller(self) -> None:
        account_of(self._parts)
        self._warn_of_old_mail()
        self._in_thread("turn", self._keep_turn)
        self._in_thread("poll", self._poll_in_turn)
        pause = timedelta(seconds=self._parts.settings.mailbox.poll_seconds)
        self._timetable.every(pause, self._mail_waits.set)
        if self._parts.settings.mailbox.idle:
            self._in_thread("idle", self._idle)

    def _warn_of_old_mail(self) -> None:
        try:
            found = old_mail(self._parts)
        except LogInRefusedError:
            raise
        except EdgeError as error:  # a server that is away now may be back in a minute
            log.error("%s", error)
            return
        if found and found[0]:
            log.warning("first run: %d mails lie in the mailbox; %d are too old to answer", *found)

    def _keep_turn(self) -> None:
        """Of all nodes that could, have one poll: this one where no other lives that does."""
        while not self._stop.is_set():
            before, now = self._turn.ours, self._turn.take()
            if now and not before:
                log.info("this node polls the mailbox")
                self._mail_waits.set()
            elif before and not now:
                log.warning("another node has taken over polling the mailbox")
            self._stop.wait(BEATS_EVERY)
        self._turn.leave()

    def _poll_in_turn(self) -> None:
        while not self._stop.is_set():
            self._mail_waits.clear()  # what comes during a pass is for another at once
            if self._turn.ours:
                self._poll()
            self._mail_waits.wait()

    def _poll(self) -> None:
        database = self._parts.desk.database
        try:
            new = poll_once(self._parts, self._failures, self._must_not_poll)
        except EdgeError as error:
            log.error("%s", error)
            pulses.falter(database, pulses.MAILBOX, str(error), self._parts.clock())
            return
        pulses.beat(database, pulses.MAILBOX, self._parts.clock())
        if new:
            log.info("%d new mails", new)

    def _must_not_poll(self) -> bool:
        return self._stop.is_set() or not self._turn.ours

    def _idle(self) -> None:
        """Have the mailbox polled as soon as the server tells of something new."""
        while not self._stop.wait(0 if self._turn.ours else BEATS_EVERY):
            if not self._turn.ours:
                continue
            with Mailbox(account_of(self._parts)) as mailbox:
                while not self._must_not_poll():
                    if mailbox.wait(60, self._stop):
                        mailbox.waiting()  # so that the next wait is for what comes after these
                        self._mail_waits.set()

    def _start_worker(self) -> None:
        for deeds in WORKERS:
            self._in_thread(deeds[0], partial(self._work, deeds))
        self._every(TENDS_EVERY, self._tend)
        if self._parts.settings.business_register.url:
            self._every(LOOKS_UP_EVERY, self._look_up)

    def _work(self, deeds: tuple[str, ...]) -> None:
        parts, owner = self._parts, own_name(deeds[0])
        database = parts.desk.database
        # Where this part failed and is begun again, it has nothing in hand any more.
        outbox.release(database, [owner])
        with (
            Isolation(reading_limits(parts.settings)) as text_of,
            database.wakes.sleeper() as woken,
        ):
            hands = hands_of(parts, text_of)
            while not self._stop.is_set():
                woken.clear()
                able = possible(parts, deeds)
                work(parts.desk, hands, owner, parts.clock, able, self._stop.is_set)
                woken.wait(LOOKS_SELDOM if database.wakes.hears else LOOKS_EVERY)

    def _tend(self) -> None:
        tended = tend(self._parts, self._parts.clock())
        if tended:
            log.info(
                "%d tickets opened, reminded of, closed or made anonymous as their day came", tended
            )

    def _look_up(self) -> None:
        try:
            look_up_due(self._parts, self._parts.clock())
        except EdgeError as error:
            log.error("%s", error)

    def _renew(self) -> None:
        """Set the clock, keep what this process has in hand, and free what dead ones had."""
        assert isinstance(self._parts.clock, Clock)
        self._parts.clock.set()
        if self._role in ("all", "worker"):
            owners = [own_name(deeds[0]) for deeds in WORKERS]
            outbox.renew(self._parts.desk.database, owners, self._parts.clock())
            release_the_gone(self._parts.desk.database)
            if late := outbox.bring_forward(self._parts.desk.database, self._parts.clock()):
                log.warning("%d tasks were put off by a clock that was ahead", late)

    def _listen(self) -> None:
        self._parts.desk.database.listen(self._stop.is_set)

    def _start_web(self) -> None:
        from web.app import create_app  # a poller or a worker has no need of it

        web = self._parts.settings.web
        try:
            family = socket.AF_INET6 if ":" in web.host else socket.AF_INET
            listening = socket.create_server((web.host, web.port), family=family, backlog=100)
        except OSError as error:
            raise ConfigError(
                f"[web] host, port: cannot listen on {web.host}:{web.port}: {error.strerror}"
            ) from error
        settings = self._parts.settings
        documents = Isolation(reading_limits(settings))
        app = create_app(
            self._parts.desk,
            self._parts.clock,
            web.address,
            web.session_hours,
            documents,
            settings.workflow.service_days,
            expected_of(settings, self._begun),
            web.idle_minutes,
            provider_of(settings),
        )
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            callback_notify=self._web_lives,
            timeout_notify=10,
        )
        server = uvicorn.Server(config)
        self._in_thread("web", lambda: server.run(sockets=[listening]))
        self._in_thread("web stop", partial(self._stop_web, server, documents, app.state.room.live))
        log.info("the desk is at %s", web.address)

    async def _web_lives(self) -> None:
        self._stop.is_set()  # asked as the other parts do, from the thread that serves

    def _stop_web(self, server: uvicorn.Server, documents: Isolation, live: "Live") -> None:
        self._stop.wait()
        live.close()  # the server waits for what is open, and these would stay open
        server.should_exit = True
        documents.close()

    def _every(self, pause: timedelta, deed: Callable[[], None]) -> None:
        """Have it done now and after each pause; where it fails that is told, and it goes on."""
        self._timetable.every(pause, partial(self._try, deed))

    def _in_thread(self, name: str, part: Callable[[], None]) -> None:
        thread = threading.Thread(target=self._keep_going, args=(part,), name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _keep_going(self, part: Callable[[], None]) -> None:
        """Run a part until the service stops; one that fails is begun again after a pause."""
        self._stop.watch(threading.current_thread())
        while not self._stop.is_set():
            self._try(part)
            self._stop.wait(AFTER_FAILURE)

    def _try(self, part: Callable[[], None]) -> None:
        try:
            part()
        except EdgeError as error:
            log.error("%s", error)
        except OperationalError as error:
            line = str(error.orig).partition("\n")[0]
            log.error("%s: the database: %s", threading.current_thread().name, line)
        except Exception:
            log.exception("%s failed", threading.current_thread().name)
