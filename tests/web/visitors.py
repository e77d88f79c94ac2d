"""Who comes to the desk over HTTP, and what they see."""

import html
import re
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode

import uvicorn
from fastapi import FastAPI

from tests.desks import Office

PASSWORD = "korrekt hest batteri"
RIE = "rie"
GERDA = "gerda"


@contextmanager
def serving(app_at: Callable[[str], FastAPI]) -> Iterator[str]:
    """Serve an application over HTTP on a free port; its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    app = app_at(url)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
    thread = threading.Thread(target=lambda: server.run(sockets=[listening]))
    # Connections wait in the socket's queue until the server takes them.
    thread.start()
    try:
        yield url
    finally:
        app.state.room.live.close()
        server.should_exit = True
        thread.join()
        listening.close()


@dataclass(frozen=True)
class Served:
    office: Office
    url: str
    close: Callable[[], None]


@dataclass(frozen=True)
class Seen:
    """What came back: `text` is the page as it is written."""

    status: int
    headers: Any
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def words(self) -> str:
        """The page without its markup, as it is read."""
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.text)).split())

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        assert found, f"the page has no hidden field {name}"
        return found[1]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Visitor:
    """Somebody with a browser's cookies, who follows no redirects unasked."""

    url: str
    cookies: CookieJar = field(default_factory=CookieJar)

    def get(self, path: str, **headers: str) -> Seen:
        return self._ask(urllib.request.Request(self.url + path, headers=headers))

    def post(self, path: str, origin: str | None = "", **fields: str) -> Seen:
        """Send a form as a page of ours would; `origin` None sends no such header."""
        data = urlencode({name.replace("__", "-"): value for name, value in fields.items()})
        request = urllib.request.Request(self.url + path, data.encode(), method="POST")
        if origin is not None:
            request.add_header("Origin", origin or self.url)
        return self._ask(request)

    def logged_in(self, name: str, password: str = PASSWORD) -> "Visitor":
        seen = self.post("/log-ind", navn=name, adgangskode=password)
        assert seen.status == 303
        return self

    def act(self, number: int, deed: str, **fields: str) -> Seen:
        """Press a button on the ticket as it is shown now."""
        shown = self.get(f"/sag/LS-{number}")
        known = {"token": shown.hidden("token"), "set": shown.hidden("set")}
        return self.post(f"/sag/LS-{number}/{deed}", **{**known, **fields})

    def _ask(self, request: urllib.request.Request) -> Seen:
        cookies = urllib.request.HTTPCookieProcessor(self.cookies)
        try:
            with urllib.request.build_opener(cookies, _Stay).open(request) as answer:
                return Seen(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as answer:
            with answer:
                return Seen(answer.code, answer.headers, answer.read())
