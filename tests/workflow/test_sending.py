"""Answers on their way to a real server: tried again, given up, sent again, copied; and what of a
mail may never get into them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from functools import partial

import pytest

from intake.mailbox import Account, Mailbox
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import DESK, IB, KARLA
from tests.desks import Office
from tests.servers import PASSWORD, Certificates, ImapServer, SmtpServer, silent_server, smtp_server
from workflow import changes, smtp
from workflow.answers import Addressed, Answer, compose
from workflow.changes import NothingToSend
from workflow.facts import specimens
from workflow.smtp import Relay
from workflow.tickets import unsent

LACKING = a_mail(a_request())


def relay_at(port: int) -> Relay:
    return Relay("localhost", port, "none", timeout_seconds=20)


def through(office: Office, relay: Relay) -> Office:
    office.send = lambda raw, recipient: smtp.send(relay, raw, DESK, recipient)
    return office


@pytest.fixture
def posting(office: Office, smtp: SmtpServer) -> Office:
    """The office, with its answers going to the server."""
    return through(office, relay_at(smtp.port))


def events(office: Office, number: int = 1) -> list[str]:
    return [entry.event for entry in office.history(number)]


def message_ids(server: SmtpServer) -> list[str]:
    return [message_from_bytes(mail.raw)["Message-ID"] for mail in server.mails]


# Tried again


def test_a_server_that_makes_us_wait_gets_it_at_the_second_try(
    posting: Office, smtp: SmtpServer
) -> None:
    smtp.greylists = True
    posting.arrive(LACKING)
    posting.work("send")
    assert not smtp.mails
    posting.work("send")  # not before the pause is over
    assert not smtp.mails
    posting.now += timedelta(seconds=31)
    posting.work("send")
    assert [mail.recipients for mail in smtp.mails] == [(KARLA,)]
    assert events(posting) == ["found_incomplete", "sent"]
    assert unsent(posting.desk.database) == []


def test_the_pauses_grow(posting: Office, smtp: SmtpServer) -> None:
    smtp.replies["RCPT"] = "451 4.3.0 senere"
    posting.arrive(LACKING)
    pauses = []
    for _ in range(10):
        posting.work("send")
        [task] = [task for task in posting.tasks() if task.deed == "send"]
        pauses.append(int((task.due_at - posting.now).total_seconds()))
        posting.now = task.due_at
    assert pauses == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    assert unsent(posting.desk.database) == [1]  # by now somebody should look
    smtp.replies.clear()
    posting.work("send")
    assert len(smtp.mails) == 1
    assert unsent(posting.desk.database) == []


def test_a_mail_that_was_maybe_sent_is_known_as_the_same(posting: Office, smtp: SmtpServer) -> None:
    smtp.cuts_after_data = True
    posting.arrive(LACKING)
    posting.work("send")
    assert "sent" not in events(posting)
    smtp.cuts_after_data = False
    posting.now += timedelta(minutes=1)
    posting.work("send")
    first, second = smtp.mails
    assert first.raw == second.raw
    [message_id] = {*message_ids(smtp)}
    assert message_id == posting.messages()[-1].message_id
    assert events(posting).count("sent") == 1


def test_a_slow_server_is_waited_for(posting: Office, smtp: SmtpServer) -> None:
    smtp.waits = 1.5
    posting.arrive(LACKING)
    posting.work("send")
    assert events(posting)[-1] == "sent"
    assert len(smtp.mails) == 1


def test_a_server_that_says_nothing_holds_nothing_up_for_good(
    office: Office, smtp: SmtpServer
) -> None:
    with silent_server() as port:
        through(office, replace(relay_at(port), timeout_seconds=0.3))
        office.arrive(LACKING)
        office.work("send")
    through(office, relay_at(smtp.port))
    office.now += timedelta(minutes=1)
    office.work("send")
    assert len(smtp.mails) == 1


# Given up, and sent again


@pytest.mark.parametrize("command", ["RCPT", "DATA"])
def test_what_is_refused_for_good_is_told_at_once_and_sent_again_on_a_word(
    posting: Office, smtp: SmtpServer, command: str
) -> None:
    smtp.replies[command] = "550 5.1.1 <karla> findes ikke"
    posting.arrive(LACKING)
    posting.work("send")
    assert events(posting)[-1] == "send_failed"
    assert unsent(posting.desk.database) == [1]
    posting.now += timedelta(days=1)
    assert posting.work("send") == 0
    smtp.replies.clear()
    answer = posting.messages()[-1]
    changes.send_again(posting.desk.database, 1, answer.id, IB, posting.now)
    with pytest.raises(NothingToSend):
        changes.send_again(posting.desk.database, 1, answer.id, IB, posting.now)
    posting.work("send")
    assert message_ids(smtp) == [answer.message_id]
    assert events(posting)[-3:] == ["send_failed", "sent_again", "sent"]
    assert posting.history(1)[-2].by == IB
    assert unsent(posting.desk.database) == []


def test_another_tickets_answer_is_not_sent_again(posting: Office, smtp: SmtpServer) -> None:
    smtp.replies["RCPT"] = "550 nej"
    posting.arrive(LACKING)
    posting.arrive(a_mail(a_request(), message_id="<2@x.example>", sender="jens@x.example"))
    posting.work("send")
    for number, message in ((1, posting.messages()[-1].id), (2, 1), (1, 99)):
        with pytest.raises(NothingToSend):
            changes.send_again(posting.desk.database, number, message, IB, posting.now)


# TLS


def test_without_tls_it_is_not_sent_and_a_caseworker_is_told(
    office: Office, smtp: SmtpServer
) -> None:
    through(office, replace(relay_at(smtp.port), tls="starttls"))
    office.arrive(LACKING)
    for _ in range(3):
        office.work("send")
        office.now += timedelta(hours=1)
    assert not smtp.mails
    told = [entry for entry in office.history(1) if entry.event == "send_waits"]
    assert ["kryptering" in entry.detail["why"] for entry in told] == [True]
    through(office, relay_at(smtp.port))
    office.work("send")
    assert len(smtp.mails) == 1


def test_nothing_goes_in_the_clear_where_tls_is_required(office: Office, smtp: SmtpServer) -> None:
    through(office, replace(relay_at(smtp.port), require_tls=True))
    office.arrive(LACKING)
    office.work("send")
    assert not smtp.mails
    assert events(office)[-1] == "send_waits"


# Copies in the folder of sent mails


@pytest.fixture
def account(imap: ImapServer) -> Account:
    return Account(
        "localhost",
        imap.port,
        "none",
        imap.new_user(),
        PASSWORD,
        sent_folder="Sendt post/Landssupport",
        timeout_seconds=20,
    )


@pytest.fixture
def keeping(posting: Office, account: Account) -> Iterator[Office]:
    """The office, with copies of its answers laid into the mailbox."""

    def keep(raw: bytes, message_id: str, sent_at: object) -> None:
        with Mailbox(account) as mailbox:
            mailbox.file_sent(raw, message_id, sent_at)  # type: ignore[arg-type]

    posting.keep = keep
    return posting


def copies(imap: ImapServer, account: Account) -> list[bytes]:
    return imap.mails(account.username, "Sendt post.Landssupport")


def test_a_copy_lies_in_the_folder_once(
    keeping: Office, smtp: SmtpServer, imap: ImapServer, account: Account
) -> None:
    ticket = keeping.arrive(a_mail(a_request(), pdfs={"Aftale Køge.pdf": an_agreement()}))
    changes.reject(keeping.desk, ticket.number, IB, "Nej", None, keeping.now)
    keeping.work("send")
    keeping.work("copy")
    assert sorted(copies(imap, account)) == sorted(mail.raw for mail in smtp.mails)
    assert len(smtp.mails) == 2
    with imap.client(account.username, "Sendt post.Landssupport") as person:
        assert person.search("SEEN") == [1, 2]
    # A worker that died before it could say so does it all again.
    with keeping.desk.database.transaction() as session:
        for task in keeping.tasks():
            if task.deed == "copy":
                task.ended_at = None
                session.merge(task)
    assert keeping.work("copy") == 2
    assert len(copies(imap, account)) == 2


def test_a_copy_that_fails_neither_fails_nor_repeats_the_sending(
    keeping: Office, smtp: SmtpServer, imap: ImapServer, account: Account
) -> None:
    works = keeping.keep
    keeping.keep = partial(_unreachable, account)
    keeping.arrive(LACKING)
    keeping.work("send")
    for _ in range(4):
        keeping.work("send", "copy")
        keeping.now += timedelta(hours=1)
    assert len(smtp.mails) == 1
    assert events(keeping) == ["found_incomplete", "sent"]
    keeping.keep = works
    keeping.work("send", "copy")
    assert len(smtp.mails) == 1
    assert len(copies(imap, account)) == 1


def _unreachable(account: Account, raw: bytes, message_id: str, sent_at: object) -> None:
    Mailbox(replace(account, port=1, timeout_seconds=1)).close()


def test_a_copy_that_is_given_up_is_told(keeping: Office, account: Account) -> None:
    keeping.keep = partial(_unreachable, account)
    keeping.arrive(LACKING)
    keeping.work("send")
    with keeping.desk.database.transaction() as session:
        for task in keeping.tasks():
            if task.deed == "copy":
                task.attempts = 200
                session.merge(task)
    keeping.work("copy")
    assert events(keeping)[-1] == "copy_failed"
    assert unsent(keeping.desk.database) == []


# What of a mail may never get into an answer

NASTY_NAMES = [
    '"Karla\r\n Bcc: mallory@evil.example" <{}>',
    "=?utf-8?q?Karla=0D=0ABcc=3A_mallory=40evil=2Eexample?= <{}>",
    "=?utf-8?b?S2FybGENCkJjYzogbWFsbG9yeUBldmlsLmV4YW1wbGUNCg0KaGVq?= <{}>",
    '"Karla\x00\x0b\x0c\x85" <{}>',
]
NASTY_SUBJECTS = [
    "Oprettelse\r\n Bcc: mallory@evil.example",
    "=?utf-8?q?Hej=0D=0ABcc=3A_mallory=40evil=2Eexample=0D=0A=0D=0Ahej?=",
    "=?utf-8?b?SGVqDQpCY2M6IG1hbGxvcnlAZXZpbC5leGFtcGxlDQo=?=",
    "Hej =?utf-8?q?=E2=80=A8?=Bcc: mallory@evil.example",
]
OUR_HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Auto-Submitted",
    "X-Auto-Response-Suppress", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
}  # fmt: skip


def raw_mail(**fields: str) -> bytes:
    """A request whose header fields stand as they are given, before any library has a say."""
    plain = message_from_bytes(a_mail(a_request(), message_id=None))
    body = plain.as_bytes().partition(b"\n\n")[2]
    known = {name: plain[name] for name in ("Content-Type", "Content-Transfer-Encoding")}
    given = {"From": KARLA, "To": DESK, "Subject": "Hej", "Date": plain["Date"], **known}
    given |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return head.encode("utf-8", "surrogateescape") + b"\r\n" + body


def the_answer(office: Office, server: SmtpServer) -> Message:
    office.work("send")
    [mail] = server.mails
    assert mail.recipients == (KARLA,)
    answer = message_from_bytes(mail.raw)
    assert set(answer.keys()) <= OUR_HEADERS
    assert len(answer.keys()) == len(set(answer.keys()))
    return answer


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_a_name_brings_no_header(posting: Office, smtp: SmtpServer, name: str) -> None:
    posting.arrive(raw_mail(From=name.format(KARLA)))
    assert the_answer(posting, smtp)["To"] == KARLA


@pytest.mark.parametrize("subject", NASTY_SUBJECTS)
def test_a_subject_brings_no_header(posting: Office, smtp: SmtpServer, subject: str) -> None:
    posting.arrive(raw_mail(Subject=subject))
    assert "Bcc" not in str(the_answer(posting, smtp)["Subject"])


@pytest.mark.parametrize(
    "message_id",
    [
        "<a\r\n b@x>",
        "<a@x>\r\n <b@y>",
        "<=?utf-8?q?a=0D=0ABcc=3A_m=40evil?=@x>",
        "<a\x00b@x>",
        "<" + "a" * 2000 + "@x>",
        "a@x Bcc: m@evil",
    ],
)
def test_an_id_brings_no_header(posting: Office, smtp: SmtpServer, message_id: str) -> None:
    posting.arrive(raw_mail(Message_ID=message_id, References=message_id))
    answer = the_answer(posting, smtp)
    for name in ("In-Reply-To", "References"):
        assert "\n" not in answer.get(name, "")
        assert "Bcc" not in answer.get(name, "") or "=3A" in answer[name]


@pytest.mark.parametrize(
    "address",
    [
        '"karla\r\n RCPT TO:<m@evil.example>"@x.example',
        '"karla bcc: m"@x.example',
        "=?utf-8?q?karla=0D=0ARCPT_TO=3A=3Cm=40evil=3E?=@x.example",
        "karla@x.example\x00",
        "<karla@x.example>\r\n , m@evil.example",
    ],
)
def test_an_address_brings_no_header_and_no_command(
    posting: Office, smtp: SmtpServer, address: str
) -> None:
    posting.arrive(raw_mail(From=address))
    posting.work("send")
    for mail in smtp.mails:
        assert len(mail.recipients) == 1
        assert not any(bad in mail.recipients[0] for bad in ("evil", "\r", "\n", " ", "RCPT"))
        answer = message_from_bytes(mail.raw, policy=default)
        assert set(answer.keys()) <= OUR_HEADERS
        assert len(answer["To"].addresses) == 1


@pytest.mark.parametrize(
    "filename",
    ["aftale\r\nBcc: m@evil.example.pdf", "{{ 7 * 7 }}.pdf", "a\x00\x85\u2028Bcc: m.pdf"],
)
def test_a_file_name_brings_no_header(posting: Office, smtp: SmtpServer, filename: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = KARLA, DESK, "Oprettelse"
    mail.set_content(a_request())
    mail.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="NAVN")
    raw = mail.as_bytes()
    encoded = "".join(f"%{byte:02X}" for byte in filename.encode())
    raw = raw.replace(b'filename="NAVN"', f"filename*=utf-8''{encoded}".encode())
    assert encoded.encode() in raw
    posting.arrive(raw)
    answer = the_answer(posting, smtp)
    assert "49" not in answer.get_payload(decode=True).decode()


def test_a_fact_in_a_subject_brings_no_header(posting: Office) -> None:
    """None comes from a mail today; the wording can be changed."""
    facts = specimens(posting.desk.rules)[0] | {"reference": "=?utf-8?q?x=0D=0ABcc=3A_m=40evil?="}
    addressed = Addressed(KARLA, None, (), "<ls-1@star.dk>")
    raw = compose(Answer.MISSING, facts, addressed, posting.desk.policy, posting.now)
    assert set(message_from_bytes(raw).keys()) <= OUR_HEADERS


# What a mail says is never a template


@pytest.mark.parametrize(
    "nasty", ["{{ 7 * 191 }}", "{% raw %}x", "{{ config }}", "{# skjult #}", "${7*191}"]
)
def test_text_from_a_mail_is_not_rendered(posting: Office, smtp: SmtpServer, nasty: str) -> None:
    ticket = posting.arrive(a_mail(a_request(employee=f"Zenia {nasty} Holm"), subject=nasty))
    employees = [{"action": "create", "name": f"Zenia {nasty}", "email": "zenia@x.example"}]
    changes.correct(posting.desk, ticket.number, IB, {"employees": employees}, None, posting.now)
    changes.reject(posting.desk, ticket.number, IB, f"Fordi {nasty}", None, posting.now)
    posting.work("send")
    texts = [message_from_bytes(m.raw, policy=default).get_content() for m in smtp.mails]
    assert any(f"Fordi {nasty}" in " ".join(text.split()) for text in texts)
    assert not any("1337" in text for text in texts)


def test_a_firm_with_a_certificate_of_its_own_gets_it_over_tls(
    office: Office, certificates: Certificates
) -> None:
    """The whole way over STARTTLS with the certificate checked."""
    with smtp_server(certificates, tls="starttls") as server:
        safe = replace(
            relay_at(server.port), tls="starttls", ca_file=certificates.ca_file, require_tls=True
        )
        through(office, safe).arrive(LACKING)
        office.work("send")
        [mail] = server.mails
        assert mail.over_tls
