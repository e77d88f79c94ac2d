"""The desk as it is served: a real server on a port of its own, and a real browser."""

import shutil
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from intake.documents import Isolation, Limits
from tests.cast import IB
from tests.desks import Office
from tests.web.visitors import PASSWORD, RIE, Served, Visitor
from web.app import create_app
from workflow import caseworkers


@pytest.fixture(scope="session")
def documents() -> Iterator[Isolation]:
    with Isolation(Limits(ocr=False)) as opened:
        yield opened


@pytest.fixture
def served(office: Office, documents: Isolation) -> Iterator[Served]:
    """The office's desk over HTTP, with Ib (caseworker) and Rie (auditor) as its accounts."""
    caseworkers.add(office.desk.database, IB, "caseworker", PASSWORD)
    caseworkers.add(office.desk.database, RIE, "auditor", PASSWORD)
    listening = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    app = create_app(office.desk, lambda: office.now, url, 10, documents)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=lambda: server.run(sockets=[listening]))
    # Connections wait in the socket's queue until the server takes them.
    thread.start()
    yield Served(office, url)
    app.state.room.live.close()
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture
def nobody(served: Served) -> Visitor:
    return Visitor(served.url)


@pytest.fixture
def ib(served: Served) -> Visitor:
    return Visitor(served.url).logged_in(IB)


@pytest.fixture
def rie(served: Served) -> Visitor:
    return Visitor(served.url).logged_in(RIE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "these tests need Chromium: apt install chromium"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()
