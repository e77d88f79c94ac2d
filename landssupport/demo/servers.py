"""The demo's own mail servers on free ports of loopback; what they hold is kept in memory."""

import asyncio
import imaplib
import socket
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from threading import Event, Thread
from typing import Any

from aiosmtpd.controller import Controller
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPService

HOST = "127.0.0.1"
USERNAME = "dfdg@star.dk"
PASSWORD = "demo"  # noqa: S105
STARTS_WITHIN = 15  # seconds


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail that we sent, as its recipient would see it."""

    recipient: str
    subject: str
    text: str
    message_id: str
    raw: bytes = field(repr=False)


@dataclass(slots=True)
class Servers:
    """A mailbox to read from and a relay to send through, without TLS."""

    imap_port: int
    smtp_port: int
    sent: list[Sent] = field(default_factory=list)

    def deliver(self, raw: bytes) -> None:
        """Lay a mail into the mailbox; it arrives now."""
        with imaplib.IMAP4(HOST, self.imap_port, timeout=STARTS_WITHIN) as client:
            client.login(f'"{USERNAME}"', PASSWORD)
            status, answer = client.append("INBOX", "", "", raw)
            assert status == "OK", answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        raw = envelope.original_content
        mail = message_from_bytes(raw, policy=policy.default)
        body = mail.get_body(("plain",))
        text = body.get_content() if body else ""
        [recipient] = envelope.rcpt_tos
        self.sent.append(Sent(recipient, mail["Subject"] or "", text, mail["Message-ID"], raw))
        return "250 OK"


@contextmanager
def mail_servers() -> Iterator[Servers]:
    """Run both; they end with the context, or with us."""
    servers = Servers(_free_port(), _free_port())
    controller = Controller(servers, hostname=HOST, port=servers.smtp_port)
    controller.start()
    try:
        with _imap(servers.imap_port):
            yield servers
    finally:
        controller.stop()


@contextmanager
def _imap(port: int) -> Iterator[None]:
    loop, ready = asyncio.new_event_loop(), Event()
    main = loop.create_task(_serve_imap(port, ready))
    thread = Thread(target=_run, args=(loop, main), name="demo-imap", daemon=True)
    thread.start()
    try:
        if not ready.wait(STARTS_WITHIN):
            raise TimeoutError("the demo's mailbox did not start")
        yield
    finally:
        loop.call_soon_threadsafe(main.cancel)
        thread.join(STARTS_WITHIN)


def _run(loop: asyncio.AbstractEventLoop, main: "asyncio.Task[None]") -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(asyncio.wait([main]))
        # Clients that are still there.
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    finally:
        loop.close()


async def _serve_imap(port: int, ready: Event) -> None:
    args = Namespace(
        host=HOST,
        port=port,
        debug=False,
        cert=None,
        key=None,
        tls=False,
        passlib_cfg=None,
        proxy_protocol=None,
        inherited_sockets=None,
        demo_data=False,
        demo_user=USERNAME,
        demo_password=PASSWORD,
    )
    backend, config = await DictBackend.init(args)
    config.apply_context()
    async with AsyncExitStack() as stack:
        await backend.start(stack)
        await IMAPService(backend, config).start(stack)
        ready.set()
        await asyncio.get_running_loop().create_future()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])
