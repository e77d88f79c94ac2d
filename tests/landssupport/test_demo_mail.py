"""The demo's mail servers and its mails, as our own edges see them."""

import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from threading import Event, Thread

import pytest

from intake.mailbox import Account, open_mailbox
from landssupport.demo.play import ANSWERED, mails, play
from landssupport.demo.servers import HOST, PASSWORD, USERNAME, Servers, mail_servers
from workflow.smtp import Relay, send


@pytest.fixture
def servers() -> Iterator[Servers]:
    with mail_servers() as running:
        yield running


@pytest.fixture
def account(servers: Servers) -> Account:
    return Account(HOST, servers.imap_port, "none", USERNAME, PASSWORD, timeout_seconds=20)


def test_mails_come_in_and_are_filed(servers: Servers, account: Account) -> None:
    raws = [raw for _, raw in mails()]
    for raw in raws:
        servers.deliver(raw)
    with open_mailbox(account) as mailbox:
        waiting = mailbox.waiting()
        assert [mailbox.fetch(w.uid).raw for w in waiting] == raws
        mailbox.file_done([w.uid for w in waiting[1:]])
        mailbox.file_failed(waiting[0].uid)
        assert mailbox.waiting() == []
        assert set(mailbox.folders) == {"INBOX", "Behandlet", "Fejlet"}


def test_a_mail_that_comes_wakes_the_poller(servers: Servers, account: Account) -> None:
    with open_mailbox(account) as mailbox:
        mailbox.waiting()
        sender = Thread(target=servers.deliver, args=[b"Subject: x\r\n\r\nhej\r\n"])
        sender.start()
        started = time.monotonic()
        assert mailbox.wait(30, Event())
        assert time.monotonic() - started < 5
        sender.join()


def test_what_is_sent_can_be_seen(servers: Servers) -> None:
    relay = Relay(HOST, servers.smtp_port, "none")
    send(relay, b"Subject: =?utf-8?q?Nedl=C3=A6g?=\n\nHej\n", USERNAME, "karla@nordjob.example")
    [sent] = servers.sent
    assert (sent.recipient, sent.subject) == ("karla@nordjob.example", "Nedlæg")
    assert sent.text.strip() == "Hej"


def test_the_play_delivers_all_mails_and_answers_our_question(
    servers: Servers, account: Account
) -> None:
    asked = message_from_bytes(dict(mails())[ANSWERED], policy=policy.default)
    question = b"Subject: [LS-4] CVR\nMessage-ID: <q@star.example>\n\nHvad er jeres CVR-nummer?\n"
    [sender] = asked["From"].addresses
    send(Relay(HOST, servers.smtp_port, "none"), question, USERNAME, sender.addr_spec)
    play(servers, Event(), pause=0)
    with open_mailbox(account) as mailbox:
        raws = [mailbox.fetch(w.uid).raw for w in mailbox.waiting()]
    assert len(raws) == len(list(mails())) + 1
    [answer] = [raw for raw in raws if b"In-Reply-To: <q@star.example>" in raw]
    mail = message_from_bytes(answer, policy=policy.default)
    assert mail["From"] == asked["From"]
    assert mail["Subject"] == "SV: [LS-4] CVR"
    assert "42244279" in mail.get_content()


def test_the_play_stops_when_it_is_told_to(servers: Servers, account: Account) -> None:
    stop = Event()
    stop.set()
    play(servers, stop)
    with open_mailbox(account) as mailbox:
        assert mailbox.waiting() == []
