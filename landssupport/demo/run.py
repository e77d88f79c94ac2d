"""`landssupport demo`: the whole system on this machine, with nothing to configure."""

import secrets
import socket
import tempfile
import threading
from pathlib import Path

from pydantic import SecretStr

from landssupport.demo.play import play
from landssupport.demo.servers import HOST, PASSWORD, USERNAME, Servers, mail_servers
from landssupport.logs import log_to_stderr
from landssupport.parts import assemble
from landssupport.service import Service
from landssupport.settings import Settings
from landssupport.settings.desk import WebSettings
from landssupport.settings.mail import MailboxSettings, SmtpSettings
from landssupport.settings.operation import DatabaseSettings
from landssupport.settings.provisioning import ProvisioningSettings
from workflow import caseworkers

CASEWORKER = "ib"
USUAL_PORT = 8080


def run_demo(port: int | None) -> int:
    """Run until it is interrupted. `port` is the desk's; None takes the usual or a free one."""
    log_to_stderr(level="warning")
    with tempfile.TemporaryDirectory(prefix="landssupport-demo-") as folder, mail_servers() as mail:
        parts = assemble(_settings(Path(folder), mail, port or _usual_or_free_port()))
        password = f"{secrets.token_hex(3)}-{secrets.token_hex(3)}"
        caseworkers.add(parts.desk.database, CASEWORKER, "caseworker", password)
        service = Service(parts, "all")
        players = [
            threading.Thread(target=play, args=(mail, service.stopping), daemon=True),
            threading.Thread(target=_tell_of_sent, args=(mail, service.stopping), daemon=True),
        ]

        def begin() -> None:
            print(f"The desk:  {parts.settings.web.address}/")
            print(f"Log in as: {CASEWORKER}   password: {password}")
            print("Mails arrive while you watch. Ctrl-C ends the demo; nothing of it is kept.")
            print("", flush=True)
            for player in players:
                player.start()

        service.run(begin)
    return 0


def _settings(folder: Path, mail: Servers, port: int) -> Settings:
    return Settings(
        mailbox=MailboxSettings(
            host=HOST,
            port=mail.imap_port,
            tls="none",
            username=USERNAME,
            password=SecretStr(PASSWORD),
            poll_seconds=10,
        ),
        smtp=SmtpSettings(host=HOST, port=mail.smtp_port, tls="none"),
        database=DatabaseSettings(url=f"sqlite:///{folder / 'demo.db'}"),
        provisioning=ProvisioningSettings(kind="directory"),
        web=WebSettings(port=port),
    )


def _usual_or_free_port() -> int:
    for port in (USUAL_PORT, 0):
        try:
            with socket.create_server((HOST, port)) as listener:
                return int(listener.getsockname()[1])
        except OSError:
            continue
    return USUAL_PORT


def _tell_of_sent(mail: Servers, stop: threading.Event) -> None:
    told = 0
    while not stop.wait(0.5):
        for sent in mail.sent[told:]:
            print(f"sent to {sent.recipient}: {sent.subject}", flush=True)
            told += 1
