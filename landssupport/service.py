"""The service: concrete things are chosen here, set going, and stopped."""

import logging
import signal
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import uvicorn
from sqlalchemy.exc import OperationalError

from intake.documents import Isolation, Limits
from intake.edge import EdgeError, LogInRefusedError
from intake.mailbox import Account, Mailbox
from intake.read import read_mail
from intake.reading import Attachment, Text
from intake.rules import DATA, Rules, load_rules
from landssupport.clock import Clock
from landssupport.config import ConfigError, Settings
from landssupport.leases import is_gone, own_name
from landssupport.sentinel import QUIET_AT_MOST, Stopping, Watchdog, notify
from landssupport.timetable import Timetable
from landssupport.turns import BEATS_EVERY, Turn
from workflow import changes, outbox, pulses, smtp, tokens
from workflow.access import Access
from workflow.access.directory import Directory
from workflow.access.manual import Manual
from workflow.answers import Policy
from workflow.business_register import look_up
from workflow.changes import Origin
from workflow.database import Database, open_database
from workflow.desk import Desk
from workflow.ending import look_after
from workflow.erasure import erase_due
from workflow.firms import look_up_firms
from workflow.health import Expected
from workflow.poller import TRIES, Pass
from workflow.recertification import recertify
from workflow.steps import breaches_of
from workflow.waiting import wait_for_answers
from workflow.worker import DEEDS, Hands, work

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
RENEWS_EVERY = outbox.LEASE / 6
AFTER_FAILURE = 5.0  # seconds until a part that failed is tried again


def clock() -> datetime:
    """This machine's own time; what other nodes hold against theirs is told by `Parts.clock`."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that is chosen from the settings, ready to work."""

    settings: Settings
    desk: Desk
    access: Access
    token: Callable[[str | None], str] | None = None
    clock: Callable[[], datetime] = clock


def assemble(settings: Settings) -> Parts:
    """Open the database and load the rules. Raises DatabaseRefused and RulesError."""
    rules = load_rules(DATA)
    database = open_database(settings.database.url)
    shared = Clock(database)
    access = _access(settings, database, rules)
    desk = Desk(database, rules, _policy(settings), settings.mailbox.authserv_id)
    return Parts(settings, desk, access, _token(settings, database, shared), shared)


def _access(settings: Settings, database: Database, rules: Rules) -> Access:
    match settings.provisioning.kind:
        case "directory":
            return Directory(database, partial(breaches_of, book=rules.roles))
        case "scim":
            from workflow.access.scim import Scim  # half a second that nobody else has need of

            return Scim(settings.provisioning.scim.service())
        case "manual":
            return Manual(database)


def _policy(settings: Settings) -> Policy:
    return Policy(
        sender=settings.smtp.sender_address,
        own_addresses=settings.own_addresses,
        acknowledge=settings.workflow.auto_acknowledge,
        answer_within=timedelta(days=settings.workflow.answer_within_days),
        per_address_per_day=settings.workflow.answers_per_address_per_day,
        per_thread_per_hour=settings.workflow.answers_per_thread_per_hour,
        guide=settings.workflow.guide_url,
    )


def _token(
    settings: Settings, database: Database, shared: Clock
) -> Callable[[str | None], str] | None:
    """What gives the access token that is logged in with, where one is."""
    url, client_id = settings.oauth.token_url, settings.oauth.client_id
    if not (settings.takes_tokens and url and client_id):
        return None
    from workflow import oauth  # half a second that nobody else has need of

    secret, refresh_token = settings.oauth.client_secret, settings.oauth.refresh_token
    endpoint = oauth.Endpoint(
        token_url=url,
        client_id=client_id,
        client_secret=secret.get_secret_value() if secret else None,
        refresh_token=refresh_token.get_secret_value() if refresh_token else None,
        scope=settings.oauth.scope,
    )
    asking = tokens.Asking(
        ask=partial(oauth.ask, endpoint),
        given_for=endpoint.given_for,
        refresh_token=endpoint.refresh_token,
        owner=own_name("oauth"),
    )
    return lambda refused: tokens.access_token(database, asking, shared, refused)


def account_of(parts: Parts) -> Account:
    """The mailbox to poll. Raises ConfigError where none is set."""
    account = parts.settings.mailbox.account(parts.token)
    if account is None:
        raise ConfigError("[mailbox] host is not set; give the IMAP server that mails arrive on")
    return account


def poll_once(
    parts: Parts, failures: Counter[Origin], stopped: Callable[[], bool] = lambda: False
) -> int:
    """One pass over the mailbox on a connection of its own. Raises EdgeError."""
    most = parts.settings.mailbox.max_message_mb * 2**20
    with Mailbox(account_of(parts)) as mailbox:
        return Pass(mailbox, parts.desk.database, most, failures, parts.clock).poll(stopped)


def poll_all(parts: Parts) -> int:
    """Passes over the mailbox until one comes through, or fails as the one before: the new mails.

    A mail at which the server breaks off comes last in the next pass. Raises EdgeError.
    """
    failures: Counter[Origin] = Counter()
    for _ in range(TRIES):
        try:
            return poll_once(parts, failures)
        except EdgeError:
            if not failures:
                raise
    return poll_once(parts, failures)


def work_all(
    parts: Parts,
    deeds: tuple[str, ...] = DEEDS,
    stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Carry out what is due in the outbox, and say how many tasks that was."""
    release_the_gone(parts.desk.database)
    with Isolation(reading_limits(parts.settings)) as text_of:
        hands, owner = _hands(parts, text_of), own_name("work")
        with _renewed(parts, owner):
            return work(parts.desk, hands, owner, parts.clock, possible(parts, deeds), stopped)


def tend(parts: Parts, now: datetime) -> int:
    """Do what the calendar asks for, and say with how many tickets: what the register is about to
    lose, who is to be asked who stays, who owes an answer, whose time to be kept is over."""
    workflow = parts.settings.workflow
    waited = wait_for_answers(parts.desk, workflow.reminder_days, workflow.close_days, now)
    opened = look_after(parts.desk, workflow.renewal_days, now)
    if workflow.recertify_months:
        opened += recertify(parts.desk, workflow.recertify_months, now)
    erased = erase_due(parts.desk.database, workflow.retention_days, now)
    return opened + waited + erased


@contextmanager
def _renewed(parts: Parts, owner: str) -> Iterator[None]:
    """Keep a lease alive however long a task takes."""
    done = threading.Event()

    def renew() -> None:
        while not done.wait(RENEWS_EVERY.total_seconds()):
            try:
                outbox.renew(parts.desk.database, [owner], parts.clock())
            except OperationalError:  # the lease outlasts some of these
                log.warning("a lease could not be renewed: the database does not answer")

    thread = threading.Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def look_up_due(parts: Parts, now: datetime) -> int:
    """Ask the business register for the firms that are due, where it is set. Raises EdgeError."""
    service = parts.settings.business_register.service()
    if service is None:
        return 0
    return look_up_firms(parts.desk.database, partial(look_up, service), now)


def possible(parts: Parts, deeds: tuple[str, ...]) -> tuple[str, ...]:
    """The deeds that the settings let us do: without an SMTP server answers wait in the outbox."""
    return tuple(deed for deed in deeds if deed != "send" or parts.settings.smtp.host)


def expected_of(settings: Settings, begun: datetime) -> Expected:
    """What /health holds the service to, of which this process is a part since `begun`."""
    mailbox, outbox_ = settings.health.mailbox_minutes, settings.health.outbox_minutes
    deeds = [deed for deed in DEEDS if deed != "send" or settings.smtp.host]
    return Expected(
        mailbox_within=timedelta(minutes=mailbox) if mailbox else None,
        polled_since=begun if settings.mailbox.host else None,
        outbox_within=timedelta(minutes=outbox_) if outbox_ else None,
        deeds=tuple(deeds),
    )


def reading_limits(settings: Settings) -> Limits:
    reading = settings.reading
    return Limits(
        ocr=reading.ocr,
        time_limit_seconds=reading.time_limit_seconds,
        memory_mb=reading.memory_mb,
    )


def _hands(parts: Parts, text_of: Callable[[Attachment], Text]) -> Hands:
    return Hands(
        read=lambda raw: read_mail(raw, parts.desk.rules, text_of),
        send=partial(_send, parts),
        access=parts.access,
        keep=partial(_keep, parts) if parts.settings.mailbox.sent_folder else None,
    )


def _send(parts: Parts, raw: bytes, recipient: str) -> None:
    relay = parts.settings.smtp.relay(parts.token)
    assert relay, "without an SMTP server nothing is sent"
    smtp.send(relay, raw, parts.settings.smtp.sender_address, recipient)


def _keep(parts: Parts, raw: bytes, message_id: str, sent_at: datetime) -> None:
    with Mailbox(account_of(parts)) as mailbox:
        mailbox.file_sent(raw, message_id, sent_at)


def release_the_gone(database: Database) -> None:
    """Free the tasks of processes of this machine that were killed."""
    gone = [owner for owner in outbox.owners(database) if is_gone(owner)]
    if gone:
        outbox.release(database, gone)


def old_mail(parts: Parts) -> tuple[int, int] | None:
    """On the first run against a mailbox: how many mails lie there, and how many of them are too
    old to be answered by themselves; None later on. Raises EdgeError.
    """
    with Mailbox(account_of(parts)) as mailbox:
        if changes.has_polled(parts.desk.database, mailbox.name):
            return None
        limit = parts.clock() - parts.desk.policy.answer_within
        return len(mailbox.waiting()), mailbox.arrived_before(limit.date())


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
            hands = _hands(parts, text_of)
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
        documents = Isolation(reading_limits(self._parts.settings))
        app = create_app(
            self._parts.desk,
            self._parts.clock,
            web.address,
            web.session_hours,
            documents,
            self._parts.settings.workflow.service_days,
            expected_of(self._parts.settings, self._begun),
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
