"""A desk to test with: a database of its own, the real rules, and mails that come in one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import partial
from typing import Any

import pytest
from sqlmodel import select

from intake.documents.limits import Limits
from intake.documents.opening import text_of
from intake.edge import EdgeError
from intake.read import read_mail
from intake.rules import DATA, Rules, load_rules
from tests.cast import DESK
from workflow import changes, worker
from workflow.access import Access
from workflow.access.directory import Directory
from workflow.answers import Policy
from workflow.database import Database, open_database
from workflow.desk import Desk
from workflow.model import DirectoryUser, Entry, Message, Original, OtherActor, Task, Ticket
from workflow.steps import breaches_of
from workflow.worker import Hands


class Letter(EmailMessage):
    """A mail of ours as its reader has it: its content is the plain words. (The HTML beside them
    has tests of its own.)"""

    def get_content(self, *args: Any, **kwargs: Any) -> Any:
        if self.get_content_type() == "multipart/alternative":
            return self.get_body(("plain",)).get_content()
        return super().get_content(*args, **kwargs)


LETTERS = default.clone(message_factory=Letter)
NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules(DATA)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def office(database: Database, rules: Rules) -> "Office":
    policy = Policy(sender=DESK, own_addresses=frozenset({DESK}))
    return Office(Desk(database, rules, policy))


def a_directory(desk: Desk) -> Directory:
    """The embedded directory, which refuses what the book of roles refuses."""
    return Directory(desk.database, partial(breaches_of, book=desk.rules.roles))


@dataclass
class Office:
    """The desk at work, at a time that the test sets; `sent` is what left by SMTP.

    With `send` (and `keep`) mails go to a real server instead. Access is given by the embedded
    directory, unless by another target.
    """

    desk: Desk
    now: datetime = NOW
    sent: list[tuple[str, EmailMessage]] = field(default_factory=list)
    smtp_error: EdgeError | None = None
    send: Callable[[bytes, str], None] | None = None
    keep: Callable[[bytes, str, datetime], None] | None = None
    access: Access | None = None

    def arrive(self, raw: bytes, arrived: datetime | None = None) -> Ticket:
        """A mail comes in and is read; its ticket."""
        changes.receive(self.desk.database, raw, arrived or self.now, self.now)
        self.work("read")
        with self.desk.database.reading() as session:
            last = session.exec(
                select(Message).where(Message.outgoing == False).order_by(Message.id.desc())  # noqa: E712
            ).first()
        return self.ticket(last.ticket_number)

    def work(self, *deeds: str) -> int:
        hands = Hands(
            read=lambda raw: read_mail(
                raw, self.desk.rules, lambda a: text_of(a, Limits(ocr=False))
            ),
            send=self.send or self._send,
            access=self.access or a_directory(self.desk),
            keep=self.keep,
        )
        return worker.work(self.desk, hands, "test/1/1", lambda: self.now, deeds or worker.DEEDS)

    def _send(self, raw: bytes, recipient: str) -> None:
        if self.smtp_error:
            raise self.smtp_error
        self.sent.append((recipient, message_from_bytes(raw, policy=LETTERS)))

    def ticket(self, number: int) -> Ticket:
        with self.desk.database.reading() as session:
            return session.get_one(Ticket, number)

    def tickets(self) -> list[Ticket]:
        return self._all(Ticket)

    def history(self, number: int) -> list[Entry]:
        return [entry for entry in self._all(Entry) if entry.ticket_number == number]

    def messages(self) -> list[Message]:
        return self._all(Message)

    def tasks(self) -> list[Task]:
        return self._all(Task)

    def firms(self) -> list[OtherActor]:
        return self._all(OtherActor)

    def users(self) -> list[DirectoryUser]:
        return self._all(DirectoryUser)

    def answers(self) -> list[EmailMessage]:
        """The answers that were written, sent or not."""
        with self.desk.database.reading() as session:
            rows = session.exec(
                select(Original.raw).join(Message).where(Message.outgoing).order_by(Message.id)
            )
            return [message_from_bytes(raw, policy=LETTERS) for raw in rows]

    def _all(self, table: Any) -> list[Any]:
        with self.desk.database.reading() as session:
            in_order = select(table).order_by(*table.__table__.primary_key)
            return list(session.exec(in_order))
