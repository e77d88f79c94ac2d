"""Real servers for the tests, on free ports of loopback: Dovecot for IMAP, aiosmtpd for SMTP."""

import grp
import os
import pwd
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
from itertools import count
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
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
) -> Iterator[ImapServer]:
    """Run Dovecot in a temporary folder.

    `capability`, where given, is all that the server says it can; `separator` and `prefix` are
    its namespace's; `port` is for one that comes back where another stood.
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
        conf.write_text(_dovecot_conf(folder, certificates, ports, capability, separator, prefix))
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


# --- SMTP -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Received:
    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    over_tls: bool


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
    stop: Any = None

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
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        if "DATA" in self.replies:
            return self.replies["DATA"]
        raw, over_tls = envelope.original_content, server.transport.get_extra_info("ssl_object")
        recipients = tuple(envelope.rcpt_tos)
        self.mails.append(Received(envelope.mail_from, recipients, raw, over_tls is not None))
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
) -> Iterator[SmtpServer]:
    """Run an SMTP server.

    `tls` is "none", "starttls" (and then demanded) or "implicit". With a `username`, a log-in
    with PASSWORD is demanded.
    """
    server = SmtpServer(free_port())
    context = server_context(certificates) if certificates else None
    options: dict[str, Any] = {"enable_SMTPUTF8": utf8}
    if tls == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    if username:
        options |= {
            "authenticator": _authenticator(username),
            "auth_required": True,
            "auth_require_tls": False,
        }
    controller = Controller(
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
