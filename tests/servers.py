"""Real servers for the tests, on free ports of loopback: Dovecot for IMAP, aiosmtpd for SMTP."""

import asyncio
import base64
import grp
import json
import os
import pwd
import re
import select
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword, auth_mechanism
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from imapclient import IMAPClient

PASSWORD = "hemmelig-æøå"
NOBODY = 65534
STARTS_WITHIN = 20  # seconds; it takes 0.1 on a machine with nothing else to do


# --- certificates ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Certificates:
    """An authority of our own, and a server's certificate for `localhost`, not for 127.0.0.1."""

    ca_file: Path
    server_file: Path
    """The server's certificate and key, in one file."""


def make_certificates(folder: Path) -> Certificates:
    authority_key = ec.generate_private_key(ec.SECP256R1())
    authority = _certificate("Landssupports prøve-CA", authority_key, None, authority_key)
    key = ec.generate_private_key(ec.SECP256R1())
    server = _certificate("localhost", key, authority, authority_key)
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    made = Certificates(folder / "ca.pem", folder / "server.pem")
    made.ca_file.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    made.server_file.write_bytes(server.public_bytes(serialization.Encoding.PEM) + secret)
    return made


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Certificate | None,
    issuer_key: ec.EllipticCurvePrivateKey,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=7))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
    )
    if issuer:
        names = x509.SubjectAlternativeName([x509.DNSName("localhost")])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def server_context(certificates: Certificates) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificates.server_file)
    return context


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def silent_server() -> Iterator[int]:
    """A port on which connections are taken and nothing is ever said."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@contextmanager
def cutting_proxy(port: int, after: int) -> Iterator[int]:
    """A port that passes on to another, and breaks off after so many bytes of its answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        thread = threading.Thread(target=_pass_on, args=(listener, port, after), daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(STARTS_WITHIN)


def _pass_on(listener: socket.socket, port: int, after: int) -> None:
    while True:
        try:
            near, _ = listener.accept()
        except OSError:
            return
        left = after
        with near, socket.create_connection(("127.0.0.1", port)) as far:
            while left > 0:
                ready, _, _ = select.select([near, far], [], [], STARTS_WITHIN)
                source, target = (near, far) if near in ready else (far, near)
                data = source.recv(4096)
                if not ready or not data:
                    break
                target.sendall(data if source is near else data[:left])
                left -= len(data) if source is far else 0


@contextmanager
def proxy_cut_at_line(port: int, line: int, heard: bool) -> Iterator[int]:
    """A port that passes on to another, and breaks off at that line of the client's (from 1):
    before the server has heard it, or when it has `heard` it and begins to answer.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def pass_on() -> None:
            near, _ = listener.accept()
            with near, socket.create_connection(("127.0.0.1", port)) as far:
                _pass_lines_on(near, far, line, heard)

        thread = threading.Thread(target=pass_on, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(STARTS_WITHIN)


def _pass_lines_on(near: socket.socket, far: socket.socket, line: int, heard: bool) -> None:
    said = 0
    while True:
        ready, _, _ = select.select([near, far], [], [], STARTS_WITHIN)
        source = near if near in ready else far
        data = source.recv(65536)
        if not ready or not data:
            return
        if source is far:
            near.sendall(data)
            continue
        said += data.count(b"\n")
        if said < line:
            far.sendall(data)
            continue
        if heard:
            far.sendall(data)
            far.recv(65536)  # it has done what it was told, and nobody hears of it
        return


# --- IMAP -----------------------------------------------------------------------------------


@dataclass
class ImapServer:
    """A running Dovecot. Every user name exists, with the password PASSWORD."""

    folder: Path
    port: int
    """Plain, and STARTTLS."""
    tls_port: int
    certificates: Certificates
    _process: "subprocess.Popen[bytes]"
    _users: Iterator[int] = field(default_factory=lambda: count(1))
    _mails: Iterator[int] = field(default_factory=lambda: count(1))

    def new_user(self) -> str:
        """A user with an empty mailbox that no other test has."""
        return f"desk{next(self._users)}"

    def deliver(self, user: str, raw: bytes, arrived: datetime | None = None) -> None:
        """Lay a mail into INBOX as a mail server does; `arrived` is its INTERNALDATE."""
        maildir = self.maildir(user)
        name = f"{time.time_ns()}.{next(self._mails)}.test"
        mail = maildir / "tmp" / name
        mail.write_bytes(raw)
        if os.geteuid() == 0:
            os.chown(mail, NOBODY, NOBODY)
        if arrived:
            os.utime(mail, (arrived.timestamp(), arrived.timestamp()))
        mail.rename(maildir / "new" / name)

    def maildir(self, user: str) -> Path:
        maildir = self.folder / "mail" / user / "Maildir"
        made = [maildir.parent, maildir, *(maildir / part for part in ("cur", "new", "tmp"))]
        for path in (path for path in made if not path.exists()):
            path.mkdir(exist_ok=True)
            if os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)
        return maildir

    def renumber(self, user: str) -> None:
        """Lose all UIDs, so that the folder gets another UIDVALIDITY."""
        for index in self.maildir(user).glob("dovecot*"):
            index.unlink()
        # The next UIDVALIDITY is made of the time in seconds, and must be another.
        before = int(time.time())
        while int(time.time()) == before:
            time.sleep(0.02)

    @contextmanager
    def client(self, user: str, folder: str = "INBOX") -> Iterator[IMAPClient]:
        """Another client of the same mailbox, such as a person's mail program."""
        with IMAPClient("127.0.0.1", self.port, ssl=False, timeout=STARTS_WITHIN) as client:
            client.plain_login(user, PASSWORD)
            client.select_folder(folder)
            yield client

    def mails(self, user: str, folder: str = "INBOX") -> list[bytes]:
        """The mails in a folder, without those marked as deleted."""
        with self.client(user, folder) as client:
            found = client.fetch(client.search("UNDELETED"), ["BODY.PEEK[]"])
            return [found[uid][b"BODY[]"] for uid in sorted(found)]

    def stop(self) -> None:
        """Stop at once, and break off all its connections."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(STARTS_WITHIN)


@contextmanager
def imap_server(
    certificates: Certificates,
    *,
    capability: str = "",
    separator: str = "",
    prefix: str = "",
    port: int | None = None,
    introspection: str = "",
    quota: str = "",
) -> Iterator[ImapServer]:
    """Run Dovecot in a temporary folder.

    `capability`, where given, is all that the server says it can; `separator` and `prefix` are
    its namespace's; `port` is for one that comes back where another stood; `introspection` is
    where it asks whether an access token is good (RFC 7662), and then it takes those too; `quota`
    is what one user may store, such as "20k".
    """
    dovecot = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin")
    assert dovecot, "Dovecot is not installed: run `make setup` or install dovecot-imapd"
    # Not pytest's folder: a socket's path may have 107 bytes, and Dovecot's users must get in.
    folder = Path(tempfile.mkdtemp(prefix="ls-imap-"))
    folder.chmod(0o755)
    server = None
    try:
        ports = (port or free_port(), free_port())
        conf = folder / "dovecot.conf"
        text = _dovecot_conf(folder, certificates, ports, capability, separator, prefix)
        text += _takes_tokens(folder, introspection) if introspection else ""
        conf.write_text(text + (_limits(quota) if quota else ""))
        log = (folder / "output").open("wb")
        # It must end with the tests, however they end.
        command = ["setpriv", "--pdeathsig", "TERM", dovecot, "-F", "-c", str(conf)]
        with log:
            process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        server = ImapServer(folder, *ports, certificates, process)
        _wait_for(server)
        yield server
    finally:
        if server:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(server: ImapServer) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            with socket.create_connection(("127.0.0.1", server.port), timeout=1) as connection:
                assert connection.recv(100).startswith(b"* OK")
                return
        except (OSError, AssertionError):
            told = [(server.folder / name) for name in ("output", "dovecot.log")]
            words = "".join(file.read_text() for file in told if file.exists())
            assert server._process.poll() is None, f"Dovecot did not start: {words}"
            assert time.monotonic() < deadline, f"Dovecot does not answer: {words}"
            time.sleep(0.01)


def _dovecot_conf(
    folder: Path,
    certificates: Certificates,
    ports: tuple[int, int],
    capability: str,
    separator: str,
    prefix: str,
) -> str:
    as_root = os.geteuid() == 0
    me = pwd.getpwuid(os.geteuid()).pw_name
    login_user, internal_user = ("dovenull", "dovecot") if as_root else (me, me)
    uid, gid = (NOBODY, NOBODY) if as_root else (os.geteuid(), os.getegid())
    mail = folder / "mail"
    mail.mkdir()
    if as_root:
        os.chown(mail, uid, gid)
    return f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
default_login_user = {login_user}
default_internal_user = {internal_user}
{"" if as_root else f"default_internal_group = {grp.getgrgid(gid).gr_name}"}
first_valid_uid = 0
first_valid_gid = 0
protocols = imap
listen = 127.0.0.1
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:~/Maildir
mailbox_list_index = no
maildir_stat_dirs = yes
mail_max_userip_connections = 100
{f"imap_capability = {capability}" if capability else ""}
ssl = yes
ssl_cert = <{certificates.server_file}
ssl_key = <{certificates.server_file}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={mail}/%u
}}
namespace inbox {{
  inbox = yes
  {f"separator = {separator}" if separator else ""}
  {f"prefix = {prefix}" if prefix else ""}
}}
service imap-login {{
  chroot =
  process_min_avail = 1
  inet_listener imap {{
    port = {ports[0]}
  }}
  inet_listener imaps {{
    port = {ports[1]}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  # Without it a refused log-in would make the next ones wait.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


def _takes_tokens(folder: Path, introspection: str) -> str:
    asks = folder / "oauth2.conf"
    asks.write_text(
        f"introspection_mode = post\nintrospection_url = {introspection}\n"
        "username_attribute = username\nactive_attribute = active\nactive_value = true\n"
    )
    asks.chmod(0o644)
    return f"""
auth_mechanisms = plain login xoauth2 oauthbearer
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {asks}
}}
"""


def _limits(quota: str) -> str:
    return f"""
mail_plugins = quota
protocol imap {{
  mail_plugins = quota imap_quota
}}
plugin {{
  quota = maildir:Mailbox
  quota_rule = *:storage={quota}
  quota_grace = 0
}}
"""


# --- tokens ---------------------------------------------------------------------------------


@dataclass
class TokenServer:
    """A running token endpoint (RFC 6749) that can be asked about its tokens (RFC 7662).

    `refresh_token` is the one that serves next: each serves once. `error` is what the endpoint
    answers in place of a token, and `slow` how long it takes.
    """

    port: int
    user: str = ""
    client_secret: str = "hemmelig"
    refresh_token: str = "first-refresh"
    rotates: bool = True
    lasts: int = 3600
    error: tuple[int, str] | None = None
    slow: float = 0
    asked: list[dict[str, str]] = field(default_factory=list)
    good: set[str] = field(default_factory=set)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def token_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/token"

    @property
    def introspection_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/introspect"

    def give(self, asked: dict[str, str]) -> tuple[int, Any]:
        self.asked.append(asked)
        time.sleep(self.slow)
        if self.error:
            status, error = self.error
            return status, {"error": error, "error_description": "kom igen"}
        if asked.get("client_secret") != self.client_secret:
            return 401, {"error": "invalid_client"}
        given: dict[str, Any] = {"token_type": "Bearer", "expires_in": self.lasts}
        if asked["grant_type"] == "refresh_token":
            if asked["refresh_token"] != self.refresh_token:
                return 400, {"error": "invalid_grant"}
            if self.rotates:
                self.refresh_token = given["refresh_token"] = f"refresh-{next(self._numbers)}"
        given["access_token"] = f"access-{next(self._numbers)}"
        self.good.add(given["access_token"])
        return 200, given

    def tell(self, asked: dict[str, str]) -> tuple[int, Any]:
        active = asked.get("token") in self.good
        return 200, {"active": True, "username": self.user} if active else {"active": False}


@contextmanager
def token_server() -> Iterator[TokenServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            asked = dict(parse_qsl(body))
            status, told = server.tell(asked) if "introspect" in self.path else server.give(asked)
            content = told.encode() if isinstance(told, str) else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = TokenServer(listening.server_address[1])
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield server
    listening.shutdown()
    listening.server_close()
    thread.join()


# --- SMTP -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Received:
    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    over_tls: bool
    envelope: dict[str, str] = field(default_factory=dict)
    """RET and ENVID (RFC 3461), from a server that knows them."""


class _Dsn(SMTP):
    """aiosmtpd refuses the parameters of RFC 3461; this keeps them."""

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        words = (arg or "").split(" ")
        self.asked = dict(word.split("=", 1) for word in words if word[:4] in ("RET=", "ENVI"))
        await super().smtp_MAIL(" ".join(w for w in words if w[:4] not in ("RET=", "ENVI")))


class _DsnController(Controller):
    def factory(self) -> SMTP:
        return _Dsn(self.handler, **self.SMTP_kwargs)


@dataclass
class SmtpServer:
    """A running SMTP server. What it shall do wrong may be set at any time."""

    port: int
    mails: list[Received] = field(default_factory=list)
    replies: dict[str, str] = field(default_factory=dict)
    """What to answer to MAIL, RCPT or DATA, in place of taking it."""
    cuts_after_data: bool = False
    """Take the mail, and break off before saying so."""
    cuts_at_mail: bool = False
    """Break off at MAIL."""
    greylists: bool = False
    """Make a recipient wait who was not seen before (RFC 6647)."""
    waits: float = 0
    """Seconds before the answer to DATA."""
    good_tokens: set[str] = field(default_factory=set)
    """The access tokens that a log-in by XOAUTH2 may have."""
    reports: bool = False
    """Offer delivery reports as asked for (DSN)."""
    _seen: set[str] = field(default_factory=set)
    stop: Any = None

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [*responses[:-1], *(["250-DSN"] if self.reports else []), responses[-1]]

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.cuts_at_mail:
            server.transport.abort()
        if "MAIL" in self.replies:
            return self.replies["MAIL"]
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if "RCPT" in self.replies:
            return self.replies["RCPT"]
        if self.greylists and address not in self._seen:
            self._seen.add(address)
            return "450 4.7.1 Greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    @auth_mechanism("XOAUTH2")
    async def auth_with_token(self, server: SMTP, arguments: list[str]) -> AuthResult:
        said = base64.b64decode(arguments[1]).decode()
        user, bearer = re.fullmatch(r"user=(.*)\x01auth=Bearer (.*)\x01\x01", said).groups()
        if bearer in self.good_tokens:
            return AuthResult(success=True, auth_data=user)
        # It tells why in a challenge, and waits for the empty answer.
        await server.push("334 " + base64.b64encode(b'{"status":"401"}').decode())
        assert await server._reader.readline() == b"\r\n"
        return AuthResult(success=False, handled=False)

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        if "DATA" in self.replies:
            return self.replies["DATA"]
        await asyncio.sleep(self.waits)
        raw, over_tls = envelope.original_content, server.transport.get_extra_info("ssl_object")
        recipients = tuple(envelope.rcpt_tos)
        asked = getattr(server, "asked", {})
        taken = Received(envelope.mail_from, recipients, raw, over_tls is not None, asked)
        self.mails.append(taken)
        if self.cuts_after_data:
            server.transport.abort()
        return "250 OK"


@contextmanager
def smtp_server(
    certificates: Certificates | None = None,
    *,
    tls: str = "none",
    username: str | None = None,
    utf8: bool = True,
    newest: ssl.TLSVersion = ssl.TLSVersion.MAXIMUM_SUPPORTED,
) -> Iterator[SmtpServer]:
    """Run an SMTP server.

    `tls` is "none", "starttls" (and then demanded) or "implicit", and no newer than `newest`. With
    a `username`, a log-in with PASSWORD is demanded.
    """
    server = SmtpServer(free_port())
    context = server_context(certificates) if certificates else None
    if context and newest is not ssl.TLSVersion.MAXIMUM_SUPPORTED:
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, newest
        context.set_ciphers("ALL:@SECLEVEL=0")
    options: dict[str, Any] = {"enable_SMTPUTF8": utf8}
    if tls == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    if username:
        options |= {
            "authenticator": _authenticator(username),
            "auth_required": True,
            "auth_require_tls": False,
        }
    controller = _DsnController(
        server,
        hostname="127.0.0.1",
        port=server.port,
        ssl_context=context if tls == "implicit" else None,
        **options,
    )
    controller.start()
    server.stop = controller.stop
    try:
        yield server
    finally:
        if controller.server is not None:
            controller.stop()


def _authenticator(username: str) -> Any:
    def authenticate(
        server: SMTP, session: Any, envelope: Any, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        right = (data.login, data.password) == (username.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    return authenticate
