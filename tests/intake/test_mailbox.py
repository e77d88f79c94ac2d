"""The mailbox against a real IMAP server."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from threading import Event, Thread

import pytest

from intake.edge import EdgeError
from intake.mailbox import Account, Waiting, open_mailbox
from tests.servers import (
    PASSWORD,
    ImapServer,
    cutting_proxy,
    free_port,
    imap_server,
    silent_server,
)

KARLA = "From: Karla <karla@nordjob.example>\r\nSubject: Opret {}\r\n\r\nEn mail.\r\n"


def mail(number: int = 1) -> bytes:
    return KARLA.format(number).encode()


def account_at(server: ImapServer, user: str) -> Account:
    return Account("localhost", server.port, "none", user, PASSWORD, timeout_seconds=20)


@pytest.fixture
def account(imap: ImapServer) -> Account:
    return account_at(imap, imap.new_user())


@pytest.fixture
def deliver(imap: ImapServer, account: Account) -> Callable[[bytes], None]:
    return lambda raw: imap.deliver(account.username, raw)


def failure(account: Account) -> EdgeError:
    with pytest.raises(EdgeError) as told, open_mailbox(account):
        pass
    return told.value


# What waits, and its bytes


def test_it_lists_what_waits_oldest_first(account, deliver):
    raws = [mail(), mail(2) * 3, mail(3)]
    for raw in raws:
        deliver(raw)
    with open_mailbox(account) as mailbox:
        waiting = mailbox.waiting()
        assert [w.size for w in waiting] == [len(raw) for raw in raws]
        assert [mailbox.fetch(w.uid).raw for w in waiting] == raws
        assert waiting == sorted(waiting, key=lambda w: w.uid)


def test_an_empty_mailbox_has_nothing_waiting(account):
    with open_mailbox(account) as mailbox:
        assert mailbox.waiting() == []
        mailbox.file_done([])
        assert mailbox.folders == ("INBOX",)


@pytest.mark.parametrize(
    "raw",
    [
        "Subject: Nedlæg\r\n\r\nÆØÅ uden indpakning".encode(),
        b"Subject: r\xe5\r\n\r\nlatin-1 \xe6\xf8\xe5\r\n",
        b"\r\nkun et br\xc3\xb8d\r\n",
        b"ingen linjer",
        b"42\r\n",
        b"NIL\r\n",
        b'") {3}\r\nA1 OK\r\n* BYE\r\n)',
        b"X" * 3_000_000 + b"\r\n",
    ],
    ids=["utf-8", "latin-1", "no header", "no line end", "number", "nil", "protocol", "long line"],
)
def test_it_fetches_the_bytes_as_they_came(account, deliver, raw):
    deliver(raw)
    with open_mailbox(account) as mailbox:
        [waiting] = mailbox.waiting()
        assert mailbox.fetch(waiting.uid).raw == raw


def test_fetching_leaves_a_mail_unseen(imap, account, deliver):
    deliver(mail())
    with open_mailbox(account) as mailbox:
        mailbox.fetch(1)
        mailbox.fetch_header(1)
    with imap.client(account.username) as person:
        assert person.search("UNSEEN") == [1]


def test_a_mail_that_somebody_has_read_still_waits(imap, account, deliver):
    deliver(mail())
    with imap.client(account.username) as person:
        person.add_flags([1], [rb"\Seen", rb"\Answered"])
    with open_mailbox(account) as mailbox:
        assert mailbox.waiting() == [Waiting(1, len(mail()))]


def test_it_says_when_a_mail_arrived_in_utc(imap, account):
    arrived = datetime(2026, 3, 29, 3, 30, 1, tzinfo=timezone(timedelta(hours=2)))
    imap.deliver(account.username, mail(), arrived)
    with open_mailbox(account) as mailbox:
        fetched = mailbox.fetch(1)
    assert fetched.arrived == arrived
    assert fetched.arrived.tzinfo is UTC


def test_it_fetches_a_header_alone(account, deliver):
    deliver(mail())
    with open_mailbox(account) as mailbox:
        assert mailbox.fetch_header(1).raw == mail().removesuffix(b"En mail.\r\n")


def test_a_mail_that_vanished_is_none(imap, account, deliver):
    deliver(mail())
    with open_mailbox(account) as mailbox:
        [waiting] = mailbox.waiting()
        with imap.client(account.username) as person:
            person.delete_messages([1])
            person.expunge()
        assert mailbox.fetch(waiting.uid) is None
        assert mailbox.fetch_header(waiting.uid) is None
        mailbox.file_done([waiting.uid])
        assert mailbox.waiting() == []


def test_two_thousand_mails_are_listed_and_filed(imap, account, deliver):
    for number in range(2000):
        deliver(mail(number))
    with open_mailbox(account) as mailbox:
        uids = [waiting.uid for waiting in mailbox.waiting()]
        assert uids == list(range(1, 2001))
        mailbox.file_done(uids)
        assert mailbox.waiting() == []
    assert len(imap.mails(account.username, "Behandlet")) == 2000


def test_more_mails_than_one_answer_names_are_listed(account, deliver, monkeypatch):
    monkeypatch.setattr("intake.mailbox.SEARCHED_AT_ONCE", 3)
    for number in range(8):
        deliver(mail(number))
    with open_mailbox(account) as mailbox:
        assert [waiting.uid for waiting in mailbox.waiting()] == list(range(1, 9))


def test_a_new_uidvalidity_is_told_of(imap, account, deliver):
    deliver(mail())
    with open_mailbox(account) as mailbox:
        first = mailbox.uidvalidity
    imap.renumber(account.username)
    with open_mailbox(account) as mailbox:
        assert mailbox.uidvalidity != first
        assert mailbox.fetch(mailbox.waiting()[0].uid).raw == mail()


# Filing


@pytest.mark.parametrize(
    ("separator", "prefix"), [("", ""), ("/", ""), (".", "INBOX."), ("/", "INBOX/")]
)
@pytest.mark.parametrize(
    "folder", ["Behandlet", "Færdige sager/2026", 'R&D "x"', "2026", "INBOX/Æble"]
)
def test_it_files_in_a_folder_that_it_makes(certificates, separator, prefix, folder):
    with imap_server(certificates, separator=separator, prefix=prefix) as server:
        account = replace(account_at(server, server.new_user()), done_folder=folder)
        server.deliver(account.username, mail())
        with open_mailbox(account) as mailbox:
            mailbox.file_done([1])
            [made] = [f for f in mailbox.folders if f.endswith(folder.rpartition("/")[2])]
            assert made.startswith(prefix)
        server.deliver(account.username, mail(2))
        with open_mailbox(account) as mailbox:
            mailbox.file_done([2])
            assert mailbox.waiting() == []
        assert server.mails(account.username, made) == [mail(), mail(2)]


def test_it_reads_a_folder_that_is_not_the_inbox(imap, account):
    with imap.client(account.username) as person:
        person.create_folder("Ærøskøbing")
        person.append("Ærøskøbing", mail())
    with open_mailbox(replace(account, folder="Ærøskøbing")) as mailbox:
        assert mailbox.fetch(mailbox.waiting()[0].uid).raw == mail()
        assert mailbox.name.endswith("/Ærøskøbing")


def test_a_failed_mail_is_filed_apart(imap, account, deliver):
    deliver(mail())
    deliver(mail(2))
    with open_mailbox(account) as mailbox:
        mailbox.file_failed(1)
        mailbox.file_done([2])
    assert imap.mails(account.username, account.failed_folder) == [mail()]
    assert imap.mails(account.username, account.done_folder) == [mail(2)]


def test_filing_twice_makes_no_copy(imap, account, deliver):
    deliver(mail())
    with open_mailbox(account) as mailbox:
        mailbox.file_done([1])
        mailbox.file_done([1])
    assert imap.mails(account.username, account.done_folder) == [mail()]


@pytest.mark.parametrize(
    ("capability", "left"),
    [
        ("IMAP4rev1 UIDPLUS NAMESPACE", [2]),
        ("IMAP4rev1 UIDPLUS", [2]),
        ("IMAP4rev1", [1, 2]),
    ],
)
def test_without_move_only_our_own_mail_leaves(certificates, capability, left):
    with imap_server(certificates, capability=capability) as server:
        account = account_at(server, server.new_user())
        for number in (1, 2, 3):
            server.deliver(account.username, mail(number))
        with server.client(account.username) as person:
            person.delete_messages([2])
        with open_mailbox(account) as mailbox:
            mailbox.file_done([1])
            assert [w.uid for w in mailbox.waiting()] == [3]
        with server.client(account.username) as person:
            assert person.search("DELETED") == left
        assert server.mails(account.username, account.done_folder) == [mail()]


# Waiting for mail


def test_new_mail_ends_the_wait_at_once(account, deliver):
    with open_mailbox(account) as mailbox:
        mailbox.waiting()
        for number in (1, 2):  # the connection is good for another wait
            sender = Thread(target=deliver, args=[mail(number)])
            sender.start()
            started = time.monotonic()
            assert mailbox.wait(30, Event())
            assert time.monotonic() - started < 5
            sender.join()
            assert len(mailbox.waiting()) == number


def test_mail_that_came_since_the_last_look_ends_the_wait(account, deliver):
    deliver(mail())
    with open_mailbox(account) as mailbox:
        mailbox.waiting()
        deliver(mail(2))
        mailbox.fetch(1)  # the server tells of the second here, and once only
        started = time.monotonic()
        assert mailbox.wait(30, Event())
        assert time.monotonic() - started < 5


def test_a_quiet_mailbox_ends_the_wait_in_time(imap, account, deliver):
    deliver(mail())
    deliver(mail(2))
    with imap.client(account.username) as person:
        person.delete_messages([2])
    with open_mailbox(account) as mailbox:
        mailbox.waiting()
        assert not mailbox.wait(0.2, Event())
        assert mailbox.fetch(1).raw == mail()


def test_a_stop_ends_the_wait_soon(account):
    stop = Event()
    with open_mailbox(account) as mailbox:
        stopper = Thread(target=stop.set)
        stopper.start()
        started = time.monotonic()
        assert not mailbox.wait(600, stop)
        assert time.monotonic() - started < 5
        stopper.join()
        assert mailbox.waiting() == []


def test_a_server_without_idle_is_only_waited_for(certificates):
    stop = Event()
    with (
        imap_server(certificates, capability="IMAP4rev1 UIDPLUS") as server,
        open_mailbox(account_at(server, server.new_user())) as mailbox,
    ):
        assert not mailbox.wait(0.01, stop)
        stop.set()
        assert not mailbox.wait(600, stop)


# TLS and the log-in


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_it_talks_tls_with_a_private_authority(imap, account, certificates, tls):
    port = imap.tls_port if tls == "implicit" else imap.port
    safe = replace(account, tls=tls, port=port, ca_file=certificates.ca_file)
    imap.deliver(account.username, mail())
    with open_mailbox(safe) as mailbox:
        assert mailbox._client.socket().version() in ("TLSv1.2", "TLSv1.3")
        assert mailbox.fetch(mailbox.waiting()[0].uid).raw == mail()
        assert not mailbox.wait(0.1, Event())
        imap.deliver(account.username, mail(2))
        assert mailbox.wait(20, Event())


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
@pytest.mark.parametrize("trusted", ["nobody", "another", "another name"])
def test_it_trusts_no_other_certificate(imap, account, certificates, other_ca, tls, trusted):
    port = imap.tls_port if tls == "implicit" else imap.port
    ca_file = {"nobody": None, "another": other_ca}.get(trusted, certificates.ca_file)
    host = "127.0.0.1" if trusted == "another name" else "localhost"
    told = failure(replace(account, tls=tls, host=host, port=port, ca_file=ca_file))
    assert told.message.startswith(f"mailbox.ca_file: the certificate of {host}:{port} is not")
    assert not told.permanent


def test_a_ca_file_without_a_certificate_is_told_of(account, tmp_path):
    (tmp_path / "ca.pem").write_text("ingenting")
    told = failure(replace(account, tls="starttls", ca_file=tmp_path / "ca.pem"))
    assert told.message == f"mailbox.ca_file: {tmp_path / 'ca.pem'}: no certificate in it"


@pytest.mark.parametrize("user", ["desk", "desk æøå", 'desk" "x'])
def test_a_refused_log_in_names_the_setting_and_no_secret(account, user):
    told = failure(replace(account, username=user, password="forkert-kodeord"))
    assert told.message.startswith("mailbox.password: localhost:")
    assert f"refused the log-in for {user}" in told.message
    assert "forkert" not in told.message + repr(account)
    assert not told.permanent


# When the server fails


def test_a_missing_folder_is_named(account):
    told = failure(replace(account, folder="Findes ikke"))
    assert told.message.startswith("mailbox.folder: Findes ikke: ")


def test_a_server_that_is_not_there_is_named(account):
    port = free_port()
    assert failure(replace(account, port=port)).message.startswith(
        f"mailbox.host: localhost:{port}: "
    )


def test_a_host_that_is_unknown_is_named(account):
    told = failure(replace(account, host="findes-ikke.invalid"))
    assert told.message.startswith("mailbox.host: findes-ikke.invalid:")


@pytest.mark.parametrize("tls", ["none", "implicit", "starttls"])
def test_a_server_that_says_nothing_is_given_up(account, tls):
    with silent_server() as port:
        told = failure(replace(account, tls=tls, port=port, timeout_seconds=0.2))
    assert told.message == f"mailbox.timeout_seconds: localhost:{port} did not answer in time"


def test_tls_where_the_server_speaks_none_is_named(imap, account):
    told = failure(replace(account, tls="implicit", port=imap.port))
    assert told.message.startswith("mailbox.tls: no TLS with")


def test_a_connection_cut_within_a_mail_loses_nothing(imap, account):
    raw = mail() + b"x" * 200_000 + b"\r\n"
    imap.deliver(account.username, raw)
    with (
        cutting_proxy(imap.port, after=100_000) as port,
        open_mailbox(replace(account, port=port)) as mailbox,
    ):
        [waiting] = mailbox.waiting()
        with pytest.raises(EdgeError, match="broke off the connection") as told:
            mailbox.fetch(waiting.uid)
        assert not told.value.permanent
    with open_mailbox(account) as mailbox:
        assert mailbox.fetch(waiting.uid).raw == raw


def test_a_server_that_dies_while_it_is_waited_for_is_told_of(certificates):
    with (
        imap_server(certificates) as server,
        open_mailbox(account_at(server, server.new_user())) as mailbox,
    ):
        killer = Thread(target=server.stop)
        killer.start()
        with pytest.raises(EdgeError, match=r"mailbox\.host: localhost"):
            mailbox.wait(600, Event())
        killer.join()
        with pytest.raises(EdgeError, match=r"mailbox\.host"):
            mailbox.waiting()


def test_a_mail_that_the_server_cannot_give_leaves_the_others(imap, account):
    imap.deliver(account.username, mail())
    imap.deliver(account.username, mail(2))
    with open_mailbox(account) as mailbox:
        [first, _] = mailbox.waiting()
        path = min((imap.maildir(account.username) / "cur").iterdir())
        path.chmod(0)
        with pytest.raises(EdgeError):
            mailbox.fetch(first.uid)
    with open_mailbox(account) as mailbox:
        assert mailbox.fetch(2).raw == mail(2)
    path.chmod(0o600)
    with open_mailbox(account) as mailbox:
        assert mailbox.fetch(first.uid).raw == mail()
