"""Two of these systems write to each other, over real mailboxes and a real mail server."""

import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from landssupport.config import load
from landssupport.parts import assemble, poll_all, work_all
from tests.builders import a_mail, a_request
from tests.cast import DESK
from tests.journeys.running import write_config
from workflow.tickets import tickets_as_json

THERE = "support@anden-styrelse.example"
TELLTALE = re.compile(
    rb"^(Auto-Submitted|Precedence|X-Auto-Response-Suppress):.*\r?\n", re.MULTILINE | re.IGNORECASE
)


class Exchange:
    """Both instances, and the server that carries what they send into each other's mailbox."""

    def __init__(self, folder: Path, imap, smtp, strips: bool) -> None:
        self.imap, self.smtp, self.strips = imap, smtp, strips
        self.users, self.parts, self.carried = {}, {}, 0
        for address in (DESK, THERE):
            user = imap.new_user()
            home = folder / user
            home.mkdir()
            config, _ = write_config(home, imap, user, smtp)
            env = {
                "LANDSSUPPORT_SMTP__SENDER": address,
                "LANDSSUPPORT_WORKFLOW__OWN_ADDRESSES": address,
            }
            self.users[address] = user
            self.parts[address] = assemble(load(config, env))

    def go_on(self) -> int:
        """One round: poll, read, send, carry. How many mails were carried."""
        for parts in self.parts.values():
            poll_all(parts)
            work_all(parts)
        new = self.smtp.mails[self.carried :]
        for mail in new:
            raw = TELLTALE.sub(b"", mail.raw) if self.strips else mail.raw
            (recipient,) = mail.recipients
            self.imap.deliver(self.users[recipient], raw)
        self.carried += len(new)
        return len(new)

    def close(self) -> None:
        for parts in self.parts.values():
            parts.desk.database.close()


@pytest.mark.parametrize("strips", [False, True], ids=["as sent", "without a machine's headers"])
@pytest.mark.parametrize("cvr", ["", "CVR 29947643"], ids=["much is missing", "little is missing"])
def test_they_stop_after_one_exchange(imap, smtp, tmp_path, strips, cvr):
    exchange = Exchange(tmp_path, imap, smtp, strips)
    sent = a_mail(a_request(cvr=cvr), sender=THERE)
    imap.deliver(exchange.users[DESK], re.sub(rb"^Date:.*\r?\n", b"", sent, flags=re.M))
    try:
        rounds = [exchange.go_on() for _ in range(8)]
        tickets = tickets_as_json(exchange.parts[DESK].desk.database)
    finally:
        exchange.close()
    assert rounds[0] == 1
    assert sum(rounds) <= (2 if strips else 1)
    assert rounds[3:] == [0, 0, 0, 0, 0]
    assert len(tickets) == 1
    first = message_from_bytes(smtp.mails[0].raw, policy=default)
    assert first["Auto-Submitted"] == "auto-replied"
