"""The office with a real mailbox in front of it."""

from collections import Counter
from dataclasses import dataclass, field

import pytest

from intake.mailbox import Account, Mailbox
from tests.desks import Office
from tests.servers import PASSWORD, ImapServer
from workflow.changes import Origin
from workflow.poller import Pass

MOST = 2**20  # bytes of one mail


@dataclass
class MailRoom:
    """A mailbox on a real server, and the office that it is polled into."""

    server: ImapServer
    office: Office
    user: str
    port: int
    failures: Counter[Origin] = field(default_factory=Counter)

    def deliver(self, *mails: bytes) -> None:
        for raw in mails:
            self.server.deliver(self.user, raw)

    def poll(self) -> int:
        """One pass, and the reading of what came; how many were new."""
        account = Account(
            host="127.0.0.1",
            port=self.port,
            tls="none",
            username=self.user,
            password=PASSWORD,
            done_folder="Behandlet",
            failed_folder="Fejlet",
            timeout_seconds=5,
        )
        with Mailbox(account) as mailbox:
            database = self.office.desk.database
            one = Pass(mailbox, database, MOST, self.failures, lambda: self.office.now)
            new = one.poll()
        self.office.work("read")
        return new

    def folder(self, name: str = "INBOX") -> list[bytes]:
        return self.server.mails(self.user, name)


@pytest.fixture
def mailroom(imap: ImapServer, office: Office) -> MailRoom:
    return MailRoom(imap, office, imap.new_user(), imap.port)
