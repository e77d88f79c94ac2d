"""The servers that tests talk to; each test has its own users and mails on them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from intake.documents import Isolation, Limits
from tests.databases import database_url, empty_url, postgres, sqlite_template  # noqa: F401
from tests.desks import database, office, rules  # noqa: F401
from tests.servers import (
    Certificates,
    ImapServer,
    SmtpServer,
    TokenServer,
    imap_server,
    make_certificates,
    smtp_server,
    token_server,
)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def other_ca(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority that has signed nothing of ours."""
    return make_certificates(tmp_path_factory.mktemp("other")).ca_file


@pytest.fixture(scope="session")
def imap(certificates: Certificates) -> Iterator[ImapServer]:
    """One Dovecot for all tests of a run; take a `new_user()` each."""
    with imap_server(certificates) as server:
        yield server


@pytest.fixture
def smtp() -> Iterator[SmtpServer]:
    """An SMTP server without TLS or log-in."""
    with smtp_server() as server:
        yield server


@pytest.fixture
def endpoint() -> Iterator[TokenServer]:
    """An endpoint that gives access tokens, to us and for a refresh token."""
    with token_server() as server:
        yield server


@pytest.fixture(scope="session")
def documents() -> Iterator[Isolation]:
    with Isolation(Limits(ocr=False)) as opened:
        yield opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a run; its contexts know nothing of each other."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "these tests need Chromium: apt install chromium"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    expect.set_options(timeout=30_000)  # on a busy machine
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()
