"""How many mails a finished request costs its sender: a year of 500 threads, in simulated time.

The mailbox is a real Dovecot and the mails leave over a real SMTP server; only the clock is not
real. Each thread must end as it should, and nobody may hear more than she should, or nothing is
printed.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from random import Random
from time import perf_counter

from sqlalchemy import func, select
from sqlmodel import col

from intake.documents import Isolation
from intake.mailbox import Account, Mailbox
from intake.read import read_mail
from intake.reading import Kind
from intake.rules import DATA, load_rules
from tests.cast import DESK
from tests.correspondence import KINDS, Firm, play
from tests.servers import (
    PASSWORD,
    ImapServer,
    SmtpServer,
    imap_server,
    make_certificates,
    smtp_server,
)
from workflow import changes, queue, smtp, worker
from workflow.access.directory import Directory
from workflow.answers import Policy
from workflow.changes import Origin
from workflow.database import Database, open_database
from workflow.desk import Desk
from workflow.model import Message, Ticket
from workflow.poller import Pass
from workflow.smtp import Relay
from workflow.states import State
from workflow.waiting import wait_for_answers

THREADS = 500
DAYS = 365
SEED = 20260504
# How often each kind of correspondent is met; all others once each in a hundred.
OFTEN = {
    "at_once": 30, "forgotten": 20, "under_the_points": 8, "late": 6, "silent": 3, "away": 4,
    "by_a_colleague": 3, "spam": 4, "misdirected": 3,
}  # fmt: skip


@dataclass
class Office:
    """The desk with its mailbox and mail server, and a caseworker who approves what is ready."""

    desk: Desk
    hands: worker.Hands
    imap: ImapServer
    relay: SmtpServer
    user: str
    now: datetime | None = None
    failures: Counter[Origin] = field(default_factory=Counter)
    taken: int = 0

    def deliver(self, raw: bytes, at: datetime) -> None:
        self.imap.deliver(self.user, raw, at)

    def until(self, now: datetime) -> Sequence[tuple[str, EmailMessage]]:
        self.now = now
        self._poll()
        self._work()
        wait_for_answers(self.desk, 7, 21, now)
        for ticket in queue.page(
            self.desk.database, queue.by_default(State.READY), None, THREADS
        ).lines:
            changes.approve(self.desk, ticket.number, "ib", None, now)
        self._work()
        mails = self.relay.mails[self.taken :]
        self.taken += len(mails)
        return [(m.recipients[0], message_from_bytes(m.raw, policy=default)) for m in mails]

    def _poll(self) -> None:
        account = Account(
            host="127.0.0.1",
            port=self.imap.port,
            tls="none",
            username=self.user,
            password=PASSWORD,
            timeout_seconds=60,
        )
        with Mailbox(account) as mailbox:
            Pass(mailbox, self.desk.database, 2**25, self.failures, self._clock).poll()

    def _work(self) -> None:
        worker.work(self.desk, self.hands, "bench/1/1", self._clock)

    def _clock(self) -> datetime:
        assert self.now, "nothing is done before the first step"
        return self.now


@contextmanager
def open_office() -> Iterator[Office]:
    with (
        tempfile.TemporaryDirectory() as folder,
        imap_server(make_certificates(Path(folder))) as imap,
        smtp_server() as relay,
        Isolation() as text_of,
    ):
        rules = load_rules(DATA)
        database = open_database(f"sqlite:///{folder}/desk.db")
        policy = Policy(sender=DESK, own_addresses=frozenset({DESK}), per_address_per_day=1000)
        to = Relay("127.0.0.1", relay.port, "none")
        hands = worker.Hands(
            read=lambda raw: read_mail(raw, rules, text_of),
            send=lambda raw, recipient: smtp.send(to, raw, DESK, recipient),
            access=Directory(database),
        )
        yield Office(Desk(database, rules, policy), hands, imap, relay, imap.new_user())
        database.close()


def correspondents(count: int) -> list[Firm]:
    """So many firms, of every kind, in an order that is the same each time."""
    luck = Random(SEED)
    weights = [OFTEN.get(kind.__name__, 1) for kind in KINDS]
    drawn = luck.choices(KINDS, weights, k=count - len(KINDS))
    return [kind(n) for n, kind in enumerate([*KINDS, *drawn])]


def report(count: int = THREADS) -> None:
    """Play it, hold what must hold, and print the mails per finished request."""
    firms, begun = correspondents(count), perf_counter()
    with open_office() as office:
        sent = play(office, firms, DAYS)
        states, mails = queue.counts(office.desk.database), _written(office.desk.database)
    wrong = [firm.n for firm in firms if sorted(firm.heard) != sorted(firm.hears)]
    assert not wrong, f"threads {wrong} did not hear what they should"
    ends = Counter(firm.ends for firm in firms)
    assert +Counter(states) == ends, f"tickets ended as {states}, and should as {ends}"
    print(f"{count} threads over {DAYS} days, {perf_counter() - begun:.0f} s:")
    for kind, number in sent.most_common():
        print(f"  {kind:14} {number:5}")
    print("  tickets        " + ", ".join(f"{n} {state}" for state, n in states.items() if n))
    of_each = Counter(mails)
    print(f"  mails of a sender per finished request: {sum(mails) / len(mails):.2f}")
    for number, requests in sorted(of_each.items()):
        print(f"    {number}: {requests / len(mails):6.1%}")


def _written(database: Database) -> list[int]:
    """How many mails people wrote in each request that is finished."""
    by_people = col(Message.reading)["kind"].as_string() != Kind.AUTOMATIC
    counted = (
        select(func.count())
        .select_from(Message)
        .join(Ticket, col(Message.ticket_number) == col(Ticket.number))
        .where(col(Ticket.state) == State.DONE, col(Message.outgoing).is_(False), by_people)
        .group_by(col(Message.ticket_number))
    )
    with database.reading() as session:
        return list(session.scalars(counted))


if __name__ == "__main__":
    report()
