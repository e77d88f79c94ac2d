"""What is chosen from the settings, and each part of the work done once with it."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy.exc import OperationalError

from intake.documents import Isolation, Limits
from intake.edge import EdgeError
from intake.mailbox import Account, Mailbox
from intake.read import read_mail
from intake.reading import Attachment, Text
from intake.rules import DATA, Rules, load_rules
from landssupport.clock import Clock
from landssupport.config import ConfigError
from landssupport.leases import is_gone, own_name
from landssupport.settings import Settings
from workflow import changes, outbox, smtp, tokens
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
from workflow.provider import Provider
from workflow.recertification import recertify
from workflow.steps import breaches_of
from workflow.waiting import wait_for_answers
from workflow.worker import DEEDS, Hands, work

log = logging.getLogger(__name__)

RENEWS_EVERY = outbox.LEASE / 6


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


def provider_of(settings: Settings) -> Provider | None:
    """The provider that lets caseworkers in, where one is set."""
    client = settings.web.oidc.client()
    if client is None:
        return None
    from workflow.oidc import OpenIdProvider  # half a second that nobody else has need of

    return OpenIdProvider(client)


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
        hands, owner = hands_of(parts, text_of), own_name("work")
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


def hands_of(parts: Parts, text_of: Callable[[Attachment], Text]) -> Hands:
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
