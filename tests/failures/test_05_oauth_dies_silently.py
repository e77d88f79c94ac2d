"""Leave to log in ends: that is told at once, and no mail is lost until it is given again."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.edge import TokenRefusedError
from landssupport import parts as chosen
from landssupport.config import load
from landssupport.doctor import examine
from landssupport.parts import Parts
from tests.builders import a_mail, a_request
from tests.servers import (
    Certificates,
    ImapServer,
    SmtpServer,
    TokenServer,
    imap_server,
    smtp_server,
)
from tests.web.conftest import nobody, served  # noqa: F401
from tests.web.visitors import Visitor

SETTINGS = """
[mailbox]
host = "127.0.0.1"
port = {imap}
tls = "none"
username = "{user}"
auth = "xoauth2"
sent_folder = "Sendt"

[smtp]
host = "127.0.0.1"
port = {smtp}
tls = "none"
username = "{user}"
auth = "xoauth2"

[oauth]
token_url = "{token_url}"
client_id = "landssupport"
client_secret = "hemmelig"
refresh_token = "first-refresh"

[database]
url = "{database}"
"""


@pytest.fixture
def takes_tokens(certificates: Certificates, endpoint: TokenServer) -> Iterator[ImapServer]:
    with imap_server(certificates, introspection=endpoint.introspection_url) as server:
        endpoint.user = server.new_user()
        yield server


@pytest.fixture
def relay(endpoint: TokenServer) -> Iterator[SmtpServer]:
    with smtp_server(username="nobody") as server:
        server.good_tokens = endpoint.good
        yield server


@pytest.fixture
def parts(
    takes_tokens: ImapServer,
    relay: SmtpServer,
    endpoint: TokenServer,
    tmp_path: Path,
    database_url: str,
) -> Iterator[Parts]:
    config = tmp_path / "config.toml"
    text = SETTINGS.format(
        imap=takes_tokens.port,
        smtp=relay.port,
        user=endpoint.user,
        token_url=endpoint.token_url,
        database=database_url,  # the one that the desk is served from
    )
    config.write_text(text)
    made = chosen.assemble(load(config, {}))
    yield made
    made.desk.database.close()


def mail(number: int) -> bytes:
    return a_mail(a_request(), message_id=f"<{number}@nordlys-job.example>")


def poll(parts: Parts) -> int:
    return chosen.poll_once(parts, Counter())


def checked(parts: Parts) -> dict[str, tuple[bool, str]]:
    return {name: (well, found) for name, well, found in examine(parts.settings)}


def test_it_is_told_at_once_and_mended_without_loss(
    takes_tokens: ImapServer,
    endpoint: TokenServer,
    parts: Parts,
    nobody: Visitor,  # noqa: F811
) -> None:
    user = endpoint.user
    takes_tokens.deliver(user, mail(1))
    assert poll(parts) == 1
    assert nobody.get("/health").status == 200

    # Leave is withdrawn: the token that we have, and the refresh token.
    endpoint.good.clear()
    newest, endpoint.refresh_token = endpoint.refresh_token, "withdrawn"
    for number in (2, 3, 4):
        takes_tokens.deliver(user, mail(number))
        with pytest.raises(TokenRefusedError, match="invalid_grant"):
            poll(parts)
    red = nobody.get("/health")
    assert red.status == 503
    told = json.loads(red.text)["oauth"]
    assert told["error"] == "invalid_grant"
    assert "T" in told["since"]
    assert nobody.get("/health/ready").status == 200  # the desk itself goes on
    for name in ("mailbox", "smtp"):
        well, found = checked(parts)[name]
        assert not well
        assert "oauth.refresh_token: " in found
        assert "(invalid_grant)" in found

    endpoint.refresh_token = newest
    assert poll(parts) == 3
    assert takes_tokens.mails(user) == []
    assert nobody.get("/health").status == 200
    assert all(well for well, _ in [checked(parts)["mailbox"], checked(parts)["smtp"]])


def test_the_desk_tells_that_no_mail_comes(
    endpoint: TokenServer,
    parts: Parts,
    served: object,  # noqa: F811
) -> None:
    endpoint.error = (400, "invalid_grant")
    with pytest.raises(TokenRefusedError):
        poll(parts)
    ib = Visitor(served.url).logged_in("ib")  # type: ignore[attr-defined]
    assert "Systemet må ikke længere logge ind på mailserveren" in ib.get("/koe").words


def test_mails_come_and_go_with_tokens(
    takes_tokens: ImapServer, relay: SmtpServer, endpoint: TokenServer, parts: Parts
) -> None:
    takes_tokens.deliver(endpoint.user, mail(1))
    poll(parts)
    chosen.work_all(parts)
    assert len(relay.mails) == 1
    assert takes_tokens.mails(endpoint.user, "Sendt") == [relay.mails[0].raw]
    assert len(endpoint.asked) == 1  # one token for both
