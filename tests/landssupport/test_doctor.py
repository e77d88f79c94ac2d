"""The doctor, on servers that will not have us: each line names its setting, and no secret."""

import re
import socket
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.edge import EdgeError
from landssupport import doctor
from landssupport.config import ConfigError, load
from landssupport.doctor import CHECKS, examine
from landssupport.parts import assemble
from tests.servers import (
    PASSWORD,
    ImapServer,
    SmtpServer,
    TokenServer,
    free_port,
    silent_server,
    smtp_server,
)

SECRET = "Tellurium-47"
SECTION = r"(mailbox|smtp|provisioning\.scim|business_register)"
NAMES_A_SETTING = re.compile(rf"\b{SECTION}\.\w+: |\[{SECTION}\] \w+")

WRONG = f"""
[mailbox]
host = "127.0.0.1"
port = {{imap}}
tls = "none"
username = "desk"
password = "{SECRET}"
[smtp]
host = "127.0.0.1"
port = {{smtp}}
tls = "none"
username = "desk"
password = "{SECRET}"
[provisioning]
kind = "scim"
[provisioning.scim]
url = "http://127.0.0.1:{{http}}/v2"
token = "{SECRET}"
[business_register]
url = "http://127.0.0.1:{{http}}/"
username = "desk"
password = "{SECRET}"
[database]
url = "sqlite:///{{folder}}/desk.db"
"""


@pytest.fixture
def relay() -> Iterator[SmtpServer]:
    with smtp_server(username="somebody-else") as server:
        yield server


@pytest.fixture
def file(tmp_path: Path, imap: ImapServer, relay: SmtpServer, endpoint: TokenServer) -> Path:
    endpoint.error = (401, "nobody")
    config = tmp_path / "config.toml"
    config.write_text(
        WRONG.format(imap=imap.port, smtp=relay.port, http=endpoint.port, folder=tmp_path)
    )
    return config


def failures(file: Path) -> dict[str, str]:
    """What fails, with all that a traceback would show of it."""
    settings, found = load(file, {}), {}
    assert SECRET not in f"{settings!r} {settings}"
    for name, check in CHECKS.items():
        try:
            check(settings)
        except doctor.REFUSALS as error:
            found[name] = str(error)
            whole = "".join(traceback.format_exception(error)) + repr(error)
            assert SECRET not in whole
            assert PASSWORD not in whole
    return found


def test_it_names_each_setting_that_is_wrong_and_shows_no_secret(file: Path) -> None:
    found = failures(file)
    assert set(found) == {"mailbox", "smtp", "provisioning", "business register"}
    for line in found.values():
        assert NAMES_A_SETTING.search(line), line
    lines = [f"{name} {well} {told}" for name, well, told in examine(load(file, {}))]
    assert SECRET not in "".join(lines)


def test_a_token_that_is_refused_is_not_shown(file: Path, endpoint: TokenServer) -> None:
    text = file.read_text().replace(f'password = "{SECRET}"', 'auth = "xoauth2"', 1)
    oauth = f'[oauth]\ntoken_url = "{endpoint.token_url}"\nclient_id = "desk"\n'
    file.write_text(f'{text}{oauth}client_secret = "{SECRET}"\nrefresh_token = "{SECRET}"\n')
    parts = assemble(load(file, {}))
    assert parts.token
    for error in ((400, "invalid_grant"), (401, "invalid_client"), (200, "slow_down")):
        endpoint.error = error
        with pytest.raises(EdgeError, match=r"^oauth\.\w+: ") as refused:
            parts.token(None)
        assert SECRET not in "".join(traceback.format_exception(refused.value))
    assert endpoint.asked[0]["refresh_token"] == SECRET
    assert SECRET not in f"{parts!r}"
    parts.desk.database.close()


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql+psycopg://desk:{SECRET}@127.0.0.1:9/desk",
        f"postgresql+psycopg://127.0.0.1:9/desk?user=desk&password={SECRET}",
        f"postgresql+psycopg://desk:{SECRET}@no-such-host.invalid/desk",
    ],
)
def test_a_databases_password_is_not_shown(file: Path, url: str) -> None:
    database = f"sqlite:///{file.parent}/desk.db"
    file.write_text(file.read_text().replace(database, url))
    found = failures(file)
    assert found["database"].startswith("database.url: cannot open postgresql+psycopg://")


def test_a_server_that_says_nothing_is_named(file: Path) -> None:
    with silent_server() as port:
        text = re.sub(r"\nport = \d+", f"\nport = {port}\ntimeout_seconds = 1", file.read_text())
        file.write_text(text)
        found = failures(file)
    assert found["mailbox"].startswith("mailbox.timeout_seconds: ")
    assert found["smtp"].startswith("smtp.timeout_seconds: ")


def test_it_looks_at_the_port_for_figures(file: Path) -> None:
    port = free_port()
    file.write_text(f"{file.read_text()}\n[metrics]\nport = {port}\n")
    check, settings = CHECKS["metrics"], load(file, {})
    assert check(settings) == f"127.0.0.1:{port} is free"
    line = rf"^\[metrics\] host, port: cannot listen on 127.0.0.1:{port}: "
    with socket.create_server(("127.0.0.1", port)), pytest.raises(ConfigError, match=line):
        check(settings)


def test_it_looks_at_the_folders_that_are_written_to(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    check, settings = CHECKS["folders"], load(file, {})
    assert "can be written to" in check(settings)
    monkeypatch.setattr(doctor.os, "access", lambda folder, _: folder != tmp_path)
    with pytest.raises(ConfigError, match=r"^\[database\] url: .* cannot be written to"):
        check(settings)
