"""Sending against a real SMTP server."""

import ssl
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from intake.edge import EdgeError, NoTlsError
from tests.servers import (
    PASSWORD,
    Certificates,
    SmtpServer,
    free_port,
    silent_server,
    smtp_server,
)
from workflow.smtp import Relay, check, send

DESK = "dfdg@star.dk"
KARLA = "karla@nordjob.example"


def answer(text: str = "Vi har oprettet Zeynep.\n") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = DESK, KARLA, "[LS-1] Oprettelse"
    mail.set_content(text)
    return mail.as_bytes()


def relay_at(server: SmtpServer) -> Relay:
    return Relay("localhost", server.port, "none", timeout_seconds=20)


@pytest.fixture
def relay(smtp: SmtpServer) -> Relay:
    return relay_at(smtp)


def failure(relay: Relay, raw: bytes | None = None, recipient: str = KARLA) -> EdgeError:
    with pytest.raises(EdgeError) as told:
        send(relay, raw or answer(), DESK, recipient)
    return told.value


# What is sent


def test_it_sends_a_mail_as_it_is(smtp: SmtpServer, relay: Relay) -> None:
    raw = b"Subject: x\r\n\r\n.punktum\r\n..to\r\n.\r\nslut\r\n"
    send(relay, raw, DESK, KARLA)
    [got] = smtp.mails
    assert (got.sender, got.recipients, got.raw) == (DESK, (KARLA,), raw)


def test_it_asks_that_a_report_names_the_mail_and_gives_no_more_than_its_header(
    smtp: SmtpServer, relay: Relay
) -> None:
    smtp.reports = True
    send(relay, b"Message-ID: <1.a+b=c@star.dk>\r\n" + answer(), DESK, KARLA)
    assert smtp.mails[0].envelope == {"RET": "HDRS", "ENVID": "1.a+2Bb+3Dc@star.dk"}


def test_it_asks_for_no_such_report_where_the_server_knows_none(
    smtp: SmtpServer, relay: Relay
) -> None:
    send(relay, b"Message-ID: <1@star.dk>\r\n" + answer(), DESK, KARLA)
    assert smtp.mails[0].envelope == {}


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_it_ends_lines_as_smtp_wants_them(smtp: SmtpServer, relay: Relay, end: bytes) -> None:
    send(relay, end.join([b"Subject: x", b"", b"et", b"", b"to"]), DESK, KARLA)
    assert smtp.mails[0].raw == b"Subject: x\r\n\r\net\r\n\r\nto\r\n"


def test_it_sends_danish_letters_as_they_are(smtp: SmtpServer, relay: Relay) -> None:
    raw = answer().replace(b"Zeynep", "Åse".encode())
    send(relay, raw, DESK, KARLA)
    assert "Åse".encode() in smtp.mails[0].raw


def test_one_mail_after_another_is_sent(smtp: SmtpServer, relay: Relay) -> None:
    for number in range(3):
        send(relay, answer(f"{number}\n"), DESK, KARLA)
    assert len(smtp.mails) == 3


@pytest.mark.parametrize("recipient", ["bjørn@nordjob.example", "bjørn@blåbær.example"])
def test_an_address_with_danish_letters_goes_where_the_server_takes_it(
    smtp: SmtpServer, relay: Relay, recipient: str
) -> None:
    send(relay, answer(), DESK, recipient)
    assert smtp.mails[0].recipients == (recipient,)


def test_a_danish_domain_goes_in_ascii_to_any_server() -> None:
    with smtp_server(utf8=False) as server:
        send(relay_at(server), answer(), DESK, "karla@blåbær.example")
    assert server.mails[0].recipients == ("karla@xn--blbr-roah.example",)


def test_an_address_that_the_server_cannot_take_is_refused_for_good() -> None:
    with smtp_server(utf8=False) as server:
        told = failure(relay_at(server), recipient="bjørn@nordjob.example")
    assert told.permanent
    assert "SMTPUTF8" in told.message
    assert not server.mails


@pytest.mark.parametrize(
    "recipient",
    [
        "karla@x.example\r\nRCPT TO:<mallory@y.example>",
        "a\n@b",
        "a@x.example> <b@y.example",
        "",
        "karla",
    ],
)
def test_an_address_cannot_bring_commands_with_it(
    smtp: SmtpServer, relay: Relay, recipient: str
) -> None:
    assert failure(relay, recipient=recipient).permanent
    assert not smtp.mails


# What the server refuses


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(
    ("reply", "permanent", "codes"),
    [
        ("451 4.7.1 Karla, kom igen senere", False, "(451 4.7.1)"),
        ("550 5.1.1 <karla@nordjob.example> findes ikke", True, "(550 5.1.1)"),
        ("554 nej tak", True, "(554)"),
        ("421 lukker nu", False, "(421)"),
    ],
)
def test_a_refusal_says_whether_to_try_again(
    smtp: SmtpServer, relay: Relay, command: str, reply: str, permanent: bool, codes: str
) -> None:
    smtp.replies[command] = reply
    told = failure(relay)
    # A sender that is refused is a setting to mend: then the mail must still go.
    assert told.permanent is (permanent and command != "MAIL")
    assert told.message.endswith(codes)
    assert "karla" not in told.message.lower()


def test_a_mail_is_sent_once_the_server_takes_it_again(smtp: SmtpServer, relay: Relay) -> None:
    smtp.replies["DATA"] = "452 fuld"
    failure(relay)
    smtp.replies.clear()
    send(relay, answer(), DESK, KARLA)
    assert len(smtp.mails) == 1


@pytest.mark.parametrize("mistake", ["cuts_after_data", "cuts_at_mail"])
def test_a_cut_connection_is_to_be_tried_again(
    smtp: SmtpServer, relay: Relay, mistake: str
) -> None:
    setattr(smtp, mistake, True)
    told = failure(relay)
    assert told.message == f"smtp.host: localhost:{smtp.port} broke off the connection"
    assert not told.permanent


# TLS and the log-in


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_it_talks_tls_with_a_private_authority(certificates: Certificates, tls: str) -> None:
    with smtp_server(certificates, tls=tls, username="desk") as server:
        safe = replace(
            relay_at(server),
            tls=tls,
            ca_file=certificates.ca_file,
            username="desk",
            password=PASSWORD,
        )
        check(safe)
        send(safe, answer(), DESK, KARLA)
    assert server.mails[0].over_tls


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
@pytest.mark.parametrize("trusted", ["nobody", "another", "another name"])
def test_it_trusts_no_other_certificate(
    certificates: Certificates, other_ca: Path, tls: str, trusted: str
) -> None:
    ca_file = {"nobody": None, "another": other_ca}.get(trusted, certificates.ca_file)
    host = "127.0.0.1" if trusted == "another name" else "localhost"
    with smtp_server(certificates, tls=tls) as server:
        told = failure(replace(relay_at(server), tls=tls, host=host, ca_file=ca_file))
    assert told.message.startswith(f"smtp.ca_file: the certificate of {host}:")
    assert not told.permanent
    assert not server.mails


def test_a_server_without_starttls_gets_no_mail(smtp: SmtpServer, relay: Relay) -> None:
    told = failure(replace(relay, tls="starttls"))
    assert isinstance(told, NoTlsError)
    assert told.message == f"smtp.tls: localhost:{smtp.port} offers no STARTTLS"
    assert not told.permanent
    assert not smtp.mails


def test_nothing_is_sent_over_tls_of_yesterday(certificates: Certificates) -> None:
    with smtp_server(certificates, tls="starttls", newest=ssl.TLSVersion.TLSv1_1) as server:
        safe = replace(relay_at(server), tls="starttls", ca_file=certificates.ca_file)
        told = failure(safe)
    assert isinstance(told, NoTlsError)
    assert "begins no TLS 1.2 or better" in told.message
    assert not server.mails


def test_nothing_is_sent_in_the_clear_where_tls_is_required(smtp: SmtpServer, relay: Relay) -> None:
    told = failure(replace(relay, require_tls=True))
    assert isinstance(told, NoTlsError)
    assert told.message.startswith('smtp.tls: "none" would send in the clear')
    assert not smtp.mails


def test_a_server_that_wants_tls_is_a_setting_to_mend(certificates: Certificates) -> None:
    with smtp_server(certificates, tls="starttls") as server:
        told = failure(relay_at(server))
    assert told.message.startswith("smtp.username, smtp.tls: ")
    assert not told.permanent


def test_a_server_that_wants_a_log_in_is_a_setting_to_mend() -> None:
    with smtp_server(username="desk") as server:
        told = failure(relay_at(server))
    assert told.message.startswith("smtp.username, smtp.tls: ")
    assert not told.permanent


@pytest.mark.parametrize("password", ["forkert", "forkert-æøå"])
def test_a_refused_log_in_names_the_setting_and_no_secret(password: str) -> None:
    with smtp_server(username="desk") as server:
        wrong = replace(relay_at(server), username="desk", password=password)
        told = failure(wrong)
    assert told.message.startswith("smtp.password: localhost:")
    assert "forkert" not in told.message + repr(wrong)
    assert not told.permanent


def test_a_server_that_takes_no_log_in_is_named(smtp: SmtpServer, relay: Relay) -> None:
    told = failure(replace(relay, username="desk", password=PASSWORD))
    assert told.message == f"smtp.username: localhost:{smtp.port} takes no log-in"


# When the server is not there


def test_a_server_that_is_not_there_is_named(relay: Relay) -> None:
    port = free_port()
    with pytest.raises(EdgeError, match=f"smtp.host: localhost:{port}: ") as told:
        check(replace(relay, port=port))
    assert not told.value.permanent


@pytest.mark.parametrize("tls", ["none", "implicit", "starttls"])
def test_a_server_that_says_nothing_is_given_up(relay: Relay, tls: str) -> None:
    with silent_server() as port:
        told = failure(replace(relay, tls=tls, port=port, timeout_seconds=0.2))
    assert told.message == f"smtp.timeout_seconds: localhost:{port} did not answer in time"


def test_a_server_that_does_not_serve_us_is_named(relay: Relay, certificates: Certificates) -> None:
    with smtp_server(certificates, tls="implicit") as server:
        told = failure(replace(relay, port=server.port, timeout_seconds=0.5))
    assert told.message.startswith("smtp.")
    assert not told.permanent


def test_tls_where_the_server_speaks_none_is_named(relay: Relay) -> None:
    told = failure(replace(relay, tls="implicit"))
    assert told.message.startswith("smtp.tls: no TLS with")
