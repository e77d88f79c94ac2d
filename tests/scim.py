"""A real SCIM server, and a proxy before it that lets a test have things go wrong."""

import http.client
import json
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from urllib.request import Request, urlopen

from tests.servers import STARTS_WITHIN, free_port
from workflow.access.scim_service import Service

TOKEN = "hemmelig-token"
_tenants = count(1)


@dataclass
class Fault:
    """What happens to requests of this method whose path has `path` in it, so many `times`.

    Either may be empty; the first `skips` of them go well.
    `forwarded` tells whether the server gets the request before its answer is replaced. `status`
    is the answer in place of its own; without one the connection is cut. `waits` comes before.
    """

    method: str
    path: str
    status: int | None = None
    forwarded: bool = False
    waits: float = 0
    times: int = 1
    skips: int = 0
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def hits(self, method: str, path: str) -> bool:
        if not self.times or self.method not in ("", method) or self.path not in path:
            return False
        if self.skips:
            self.skips -= 1
            return False
        self.times -= 1
        return True


@dataclass
class ScimServer:
    """Where it is reached through the proxy, what is to go wrong, and what was asked."""

    url: str
    direct: str
    faults: list[Fault] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    authorizations: set[str] = field(default_factory=set)

    def service(self, **changes: Any) -> Service:
        return Service(**{"url": self.url, "token": TOKEN, "timeout_seconds": 2, **changes})

    def resources(self, kind: str = "Users") -> list[dict[str, Any]]:
        """What the server holds, past all faults."""
        request = Request(f"{self.direct}/{kind}", headers={"Authorization": f"Bearer {TOKEN}"})
        with urlopen(request) as answer:
            return json.load(answer).get("Resources", [])

    def put(self, kind: str, **values: Any) -> dict[str, Any]:
        """Something that was there before us."""
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/scim+json"}
        body = json.dumps(values).encode()
        with urlopen(Request(f"{self.direct}/{kind}", body, headers, method="POST")) as answer:
            return json.load(answer)

    def asked_for(self, method: str) -> list[str]:
        return [path for asked, path in self.asked if asked == method]


@contextmanager
def scim_server_process(*options: str) -> Iterator[int]:
    """scim2-server on a free port; each first word of a path is a service of its own."""
    port = free_port()
    program = Path(sys.executable).with_name("scim2-server")
    command = [str(program), "--port", str(port), "--bearer-token", TOKEN, "--dynamic-tenants"]
    process = subprocess.Popen(
        [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + STARTS_WITHIN
        while not _listens(port):
            assert process.poll() is None, "scim2-server ended by itself"
            assert time.monotonic() < deadline, "scim2-server does not answer"
            time.sleep(0.05)
        yield port
    finally:
        process.kill()
        process.wait()


@contextmanager
def behind_proxy(port: int, certificate: Path | None = None) -> Iterator[ScimServer]:
    """A service of its own on the server at `port`, behind a proxy of its own; with a certificate
    (for localhost) the proxy speaks TLS.
    """
    tenant = f"t{next(_tenants)}"
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), _Proxy)
    proxy.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        proxy.socket = context.wrap_socket(proxy.socket, server_side=True)
    at = f"{'https://localhost' if certificate else 'http://127.0.0.1'}:{proxy.server_port}"
    server = ScimServer(
        url=f"{at}/{tenant}/v2",
        direct=f"http://127.0.0.1:{port}/{tenant}/v2",
    )
    proxy.upstream, proxy.told = port, server  # type: ignore[attr-defined]
    thread = threading.Thread(target=proxy.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    proxy.shutdown()
    proxy.server_close()


class _Proxy(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Any

    def _answer(self) -> None:
        told: ScimServer = self.server.told
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        told.asked.append((self.command, self.path))
        told.authorizations.add(self.headers.get("Authorization", ""))
        fault = self._fault(told)
        if fault and not fault.forwarded:
            time.sleep(fault.waits)
            self._put(fault.status, fault.body, fault.headers)
            return
        status, content, headers = self._forward(body)
        if fault:
            time.sleep(fault.waits)
            self._put(fault.status, fault.body, fault.headers)
        else:
            self._put(status, content, headers)

    def _fault(self, told: ScimServer) -> Fault | None:
        return next((f for f in told.faults if f.hits(self.command, self.path)), None)

    def _forward(self, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        upstream = http.client.HTTPConnection("127.0.0.1", self.server.upstream, timeout=10)
        headers = {name: value for name, value in self.headers.items() if name != "Connection"}
        upstream.request(self.command, self.path, body or None, headers)
        answer = upstream.getresponse()
        content = answer.read()
        kept = {"content-type", "etag", "location", "www-authenticate"}
        passed = {name: value for name, value in answer.getheaders() if name.lower() in kept}
        upstream.close()
        return answer.status, content, passed

    def _put(self, status: int | None, content: bytes, headers: dict[str, str]) -> None:
        if status is None:
            self.close_connection = True
            return
        try:
            self.send_response_only(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 204:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:  # who asked has gone
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


# --- OAuth 2 ---------------------------------------------------------------------------------


@dataclass
class TokenServer:
    """Gives the SCIM server's token to whoever asks, or answers `instead` (None: cuts off)."""

    url: str
    lasts: int = 3600
    instead: tuple[int | None, bytes] = (200, b"")
    asked: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def token_server() -> Iterator[TokenServer]:
    http = ThreadingHTTPServer(("127.0.0.1", 0), _Tokens)
    server = TokenServer(f"http://127.0.0.1:{http.server_port}/token")
    http.told = server  # type: ignore[attr-defined]
    threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    http.shutdown()
    http.server_close()


class _Tokens(BaseHTTPRequestHandler):
    server: Any

    def do_POST(self) -> None:
        told: TokenServer = self.server.told
        form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        told.asked.append(dict(parse_qsl(form)))
        status, body = told.instead
        if status is None:
            return
        token = {"access_token": TOKEN, "token_type": "Bearer", "expires_in": told.lasts}
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body or (json.dumps(token).encode() if status == 200 else b""))

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
