"""EDGE: send one mail over SMTP (RFC 5321). Every failure is an EdgeError.

A connection that is cut after the mail's last byte leaves open whether it was taken. It counts as
failed, so that the mail goes out again under the same Message-ID rather than not at all.
"""

import re
import smtplib
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import Literal

from intake.edge import EdgeError, NoTlsError, TokenRefusedError, connection_error, tls_context

# Nothing that could end the address, or the command that it stands in.
ADDRESS = re.compile(r"[^\s<>,;\x00-\x1f\x7f]+@[^\s<>,;@\x00-\x1f\x7f]+")
SEVEN_BIT = policy.SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Relay:
    """The server that takes our mails. Nobody logs in where `username` is None.

    With `token` the log-in is by an access token (XOAUTH2) in place of the password: it is called
    with the token that the server refused, if it did, and raises EdgeError. With `require_tls`
    nothing is sent where `tls` is "none".
    """

    host: str
    port: int
    tls: Literal["implicit", "starttls", "none"]
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    ca_file: Path | None = None
    token: Callable[[str | None], str] | None = field(default=None, repr=False)
    require_tls: bool = False
    timeout_seconds: float = 60

    @property
    def server(self) -> str:
        return f"{self.host}:{self.port}"


def send(relay: Relay, raw: bytes, sender: str, recipient: str) -> None:
    """Hand one mail to the relay; it has taken it when this returns.

    `raw` is a whole RFC 5322 message with any line ends; `sender` and `recipient` are the
    envelope's bare addresses. Raises EdgeError: permanent where the server refuses this mail or
    its recipient for good (5xx), else not, for a setting or the server has to be mended.
    """
    for address in (sender, recipient):
        if not ADDRESS.fullmatch(address):
            raise EdgeError("an address is none that SMTP can take", permanent=True)
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", raw)
    with _connected(relay) as client:
        sender, recipient = _in_ascii(sender), _in_ascii(recipient)
        options = _options(client, relay, lines, sender + recipient)
        if not lines.isascii() and not options:
            lines = message_from_bytes(lines, policy=SEVEN_BIT).as_bytes()
        _expect(client.mail(sender, options + _envelope(client, lines)), "smtp.sender", relay)
        _expect(client.rcpt(recipient), "the recipient", relay)
        _expect(client.data(lines), "the mail", relay)


def check(relay: Relay) -> None:
    """Connect, begin TLS, log in and leave, as `send` would. Raises EdgeError."""
    with _connected(relay):
        pass


@contextmanager
def _connected(relay: Relay) -> Iterator[smtplib.SMTP]:
    if relay.require_tls and relay.tls == "none":
        line = f'smtp.tls: "none" would send in the clear to {relay.server}, see smtp.require_tls'
        raise NoTlsError(line)
    with _told(relay), _opened(relay) as client:
        client.ehlo_or_helo_if_needed()
        if relay.tls == "starttls":
            _begin_tls(client, relay)
        if relay.username is not None:
            _log_in(client, relay)
        yield client
        # What was sent is taken by now: no failure to part changes that.
        with suppress(smtplib.SMTPException, OSError):
            client.quit()


@contextmanager
def _opened(relay: Relay) -> Iterator[smtplib.SMTP]:
    host, port, timeout = relay.host, relay.port, relay.timeout_seconds
    client: smtplib.SMTP
    if relay.tls == "implicit":
        context = tls_context(relay.ca_file, "smtp")
        client = smtplib.SMTP_SSL(host, port, timeout=timeout, context=context)
    else:
        client = smtplib.SMTP(host, port, timeout=timeout)
    try:
        yield client
    finally:
        client.close()


def _begin_tls(client: smtplib.SMTP, relay: Relay) -> None:
    if not client.has_extn("starttls"):
        raise NoTlsError(f"smtp.tls: {relay.server} offers no STARTTLS")
    try:
        client.starttls(context=tls_context(relay.ca_file, "smtp"))
    except ssl.SSLCertVerificationError:
        raise
    except ssl.SSLError as error:
        line = f"smtp.tls: {relay.server} begins no TLS 1.2 or better ({error.reason or 'closed'})"
        raise NoTlsError(line) from error
    client.ehlo()


def _log_in(client: smtplib.SMTP, relay: Relay) -> None:
    if not client.has_extn("auth"):
        raise EdgeError(f"smtp.username: {relay.server} takes no log-in")
    if relay.token:
        _log_in_with_token(client, relay, relay.token)
        return
    code = _authenticate(client, relay.username or "", relay.password or "")
    if code // 100 != 2:
        line = f"smtp.password: {relay.server} refused the log-in for {relay.username} ({code})"
        raise EdgeError(line)


def _log_in_with_token(
    client: smtplib.SMTP, relay: Relay, token: Callable[[str | None], str]
) -> None:
    """Log in by XOAUTH2; a token that is refused before its time is replaced once."""
    if "XOAUTH2" not in client.esmtp_features["auth"].upper().split():
        raise EdgeError(f"smtp.auth: {relay.server} takes no access tokens (XOAUTH2)")
    refused, code = None, 0
    for _ in range(2):
        refused = token(refused)
        says = f"user={relay.username}\x01auth=Bearer {refused}\x01\x01".encode()
        code, _ = client.docmd("AUTH", f"XOAUTH2 {b64encode(says).decode()}")
        if code == 334:  # it tells why it refuses, and wants an empty answer
            code, _ = client.docmd("")
        if code // 100 == 2:
            return
        if code // 100 != 5:  # the server's own trouble, and it passes
            break
    line = f"smtp.auth: {relay.server} refused the access token for {relay.username} ({code})"
    raise TokenRefusedError(line) if code // 100 == 5 else EdgeError(line)


def _authenticate(client: smtplib.SMTP, username: str, password: str) -> int:
    """Log in and give the server's code."""
    if not (username + password).isascii():  # smtplib knows no other letters
        secret = b64encode(f"\0{username}\0{password}".encode()).decode()
        return client.docmd("AUTH", f"PLAIN {secret}")[0]
    try:
        return client.login(username, password)[0]
    except smtplib.SMTPAuthenticationError as error:
        return error.smtp_code


def _options(client: smtplib.SMTP, relay: Relay, raw: bytes, addresses: str) -> list[str]:
    """MAIL's parameters (RFC 6152, RFC 6531) for a mail and addresses with other than ASCII."""
    header = raw.partition(b"\r\n\r\n")[0]
    if not addresses.isascii() or not header.isascii():
        if not client.has_extn("smtputf8"):
            line = f"{relay.server} takes no addresses beyond ASCII (SMTPUTF8)"
            raise EdgeError(line, permanent=True)
        return ["SMTPUTF8", "BODY=8BITMIME"]
    if not raw.isascii() and client.has_extn("8bitmime"):
        return ["BODY=8BITMIME"]
    return []


def _envelope(client: smtplib.SMTP, raw: bytes) -> list[str]:
    """What a report of a failed delivery is to give back (RFC 3461, 4.3 and 4.4): the Message-ID
    to know the mail by, and of the mail itself, which names people, no more than its header.
    """
    if not client.has_extn("dsn"):
        return []
    header = BytesHeaderParser().parsebytes(raw.partition(b"\r\n\r\n")[0])
    own = str(header.get("Message-ID", "")).strip().strip("<>")
    xtext = re.sub(r"[^!-~]|[+=]", lambda m: f"+{ord(m[0]):02X}", own)
    return ["RET=HDRS", *([f"ENVID={xtext}"] if own.isascii() and 0 < len(xtext) <= 100 else [])]


def _in_ascii(address: str) -> str:
    """An address with its domain in ASCII (RFC 5890), where that is all it takes."""
    local, _, domain = address.rpartition("@")
    if domain.isascii() or not local.isascii():
        return address
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return address


def _expect(reply: tuple[int, bytes], what: str, relay: Relay) -> None:
    if reply[0] // 100 != 2:
        raise _refusal(reply[0], reply[1], what, relay)


def _refusal(code: int, words: bytes | str, what: str, relay: Relay) -> EdgeError:
    if code == 530:  # RFC 4954, 6 and RFC 3207, 4
        return EdgeError(f"smtp.username, smtp.tls: {relay.server} asks for a log-in or TLS (530)")
    # Only the codes (RFC 3463): the server's words may quote addresses.
    text = words if isinstance(words, str) else words.decode("ascii", "replace")
    status = re.match(r"[245]\.\d{1,3}\.\d{1,3}\b", text)
    line = f"{relay.server} refused {what} ({code}{f' {status[0]}' if status else ''})"
    # A sender that is refused is a setting's fault: the mail must go when it is mended.
    return EdgeError(line, permanent=500 <= code < 600 and what != "smtp.sender")


@contextmanager
def _told(relay: Relay) -> Iterator[None]:
    """Turn whatever goes wrong into an EdgeError."""
    try:
        yield
    except EdgeError:
        raise
    except smtplib.SMTPDataError as error:
        raise _refusal(error.smtp_code, error.smtp_error, "the mail", relay) from None
    except smtplib.SMTPResponseException as error:  # at the greeting, EHLO or STARTTLS
        line = f"smtp.host: {relay.server} does not serve us ({error.smtp_code})"
        raise EdgeError(line) from None
    except smtplib.SMTPServerDisconnected as error:
        if isinstance(error.__context__, OSError):
            raise connection_error(error.__context__, "smtp", relay.server) from error
        raise EdgeError(f"smtp.host: {relay.server} broke off the connection") from error
    except smtplib.SMTPException as error:
        kind = type(error).__name__
        raise EdgeError(f"smtp.host: {relay.server} cannot be talked to ({kind})") from error
    except OSError as error:
        raise connection_error(error, "smtp", relay.server) from error
    except ValueError as error:  # letters that have no encoding
        raise EdgeError("an address is none that SMTP can take", permanent=True) from error
