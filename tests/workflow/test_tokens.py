"""Access tokens from a real endpoint, kept in the database, for mailbox and SMTP."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from intake.edge import EdgeError, TokenRefusedError
from intake.mailbox import Account, open_mailbox
from tests.desks import NOW
from tests.servers import Certificates, TokenServer, free_port, imap_server, smtp_server
from workflow import oauth, tokens
from workflow.database import Database, open_database
from workflow.model import OAuthToken
from workflow.smtp import Relay, check, send

DESK = "dfdg@star.dk"


class Node:
    """One of our processes, at a time that the test sets."""

    def __init__(self, database: Database, endpoint: oauth.Endpoint, name: str = "one") -> None:
        self.now = NOW
        self.database = database
        self.endpoint = endpoint
        self.asking = tokens.Asking(
            partial(oauth.ask, endpoint), endpoint.given_for, endpoint.refresh_token, name
        )

    def token(self, refused: str | None = None) -> str:
        return tokens.access_token(self.database, self.asking, lambda: self.now, refused)


def settings(server: TokenServer, **changes: str | None) -> oauth.Endpoint:
    made = oauth.Endpoint(server.token_url, "landssupport", "hemmelig", None, "mail")
    return replace(made, **changes)


@pytest.fixture
def ourselves(database: Database, endpoint: TokenServer) -> Node:
    return Node(database, settings(endpoint))


@pytest.fixture
def node(database: Database, endpoint: TokenServer) -> Node:
    return Node(database, settings(endpoint, refresh_token="first-refresh"))


def row(database: Database) -> OAuthToken:
    with database.reading() as session:
        return session.get_one(OAuthToken, tokens.NAME)


# A token


def test_it_is_had_as_ourselves(ourselves: Node, endpoint: TokenServer) -> None:
    assert ourselves.token() in endpoint.good
    assert endpoint.asked == [
        {
            "grant_type": "client_credentials",
            "scope": "mail",
            "client_id": "landssupport",
            "client_secret": "hemmelig",
        }
    ]


def test_it_is_had_with_a_refresh_token(node: Node, endpoint: TokenServer) -> None:
    assert node.token() in endpoint.good
    assert endpoint.asked[0]["grant_type"] == "refresh_token"
    assert endpoint.asked[0]["refresh_token"] == "first-refresh"


def test_it_serves_until_it_ends(node: Node, endpoint: TokenServer) -> None:
    first = node.token()
    node.now += timedelta(minutes=58)
    assert node.token() == first
    node.now += timedelta(minutes=1, seconds=1)
    assert node.token() != first
    assert len(endpoint.asked) == 2


def test_one_that_a_server_refused_is_replaced(node: Node) -> None:
    first = node.token()
    second = node.token(refused=first)
    assert second != first
    # Another that had the old one refused meanwhile gets the new one, and asks nobody.
    assert node.token(refused=first) == second


# The refresh token


def test_a_newer_refresh_token_is_kept_and_used(node: Node, endpoint: TokenServer) -> None:
    for hour in range(4):
        node.now = NOW + timedelta(hours=hour)
        node.token()
    used = [asked["refresh_token"] for asked in endpoint.asked]
    assert used[0] == "first-refresh"
    assert len(set(used)) == 4
    assert row(node.database).refresh_token == endpoint.refresh_token


def test_it_outlives_a_restart(node: Node, endpoint: TokenServer) -> None:
    node.token()
    again = Node(node.database, node.endpoint, "another process")
    again.now = NOW + timedelta(days=30)
    assert again.token() in endpoint.good


def test_one_that_is_not_renewed_serves_again(node: Node, endpoint: TokenServer) -> None:
    endpoint.rotates = False
    node.token()
    node.now += timedelta(hours=2)
    node.token()
    assert [asked["refresh_token"] for asked in endpoint.asked] == ["first-refresh"] * 2


def test_several_nodes_spend_it_once(database_url: str, endpoint: TokenServer) -> None:
    endpoint.slow = 0.3
    nodes = [
        Node(
            open_database(database_url),
            settings(endpoint, refresh_token="first-refresh"),
            str(number),
        )
        for number in range(4)
    ]
    with ThreadPoolExecutor(4) as at_once:
        got = list(at_once.map(lambda node: node.token(), nodes))
    for node in nodes:
        node.database.close()
    assert len(set(got)) == 1
    assert len(endpoint.asked) == 1


def test_a_node_that_died_while_asking_is_not_waited_for(node: Node) -> None:
    tokens._claim(node.database, replace(node.asking, owner="died"), None, NOW)
    node.now += tokens.ASKS_WITHIN + timedelta(seconds=1)
    assert node.token()


def test_a_new_setting_begins_anew(node: Node, endpoint: TokenServer) -> None:
    node.token()
    endpoint.refresh_token = "given-anew"
    other = Node(node.database, settings(endpoint, refresh_token="given-anew"))
    assert other.token() in endpoint.good
    assert endpoint.asked[-1]["refresh_token"] == "given-anew"


# What goes wrong


def test_leave_that_has_ended_is_told_at_once_and_until_it_is_mended(
    node: Node, endpoint: TokenServer
) -> None:
    endpoint.refresh_token = "revoked"
    for _ in range(2):
        with pytest.raises(TokenRefusedError) as told:
            node.token()
        node.now += timedelta(minutes=1)
    assert told.value.message.startswith("oauth.refresh_token: 127.0.0.1:")
    assert "(invalid_grant)" in told.value.message
    assert "first-refresh" not in told.value.message + repr(node.endpoint) + repr(node.asking)
    assert tokens.refusal(node.database) == ("invalid_grant", NOW)
    endpoint.refresh_token = "first-refresh"
    assert node.token() in endpoint.good
    assert tokens.refusal(node.database) is None


def test_a_wrong_secret_names_its_setting(database: Database, endpoint: TokenServer) -> None:
    wrong = Node(database, settings(endpoint, client_secret="forkert"))
    with pytest.raises(TokenRefusedError, match=r"oauth\.client_secret: .* \(invalid_client\)"):
        wrong.token()


@pytest.mark.parametrize(
    "answer",
    [
        (503, "temporarily_unavailable"),
        (500, "server_error"),
    ],
)
def test_an_endpoint_with_trouble_of_its_own_is_no_refusal(
    ourselves: Node, endpoint: TokenServer, answer: tuple[int, str]
) -> None:
    endpoint.error = answer
    with pytest.raises(EdgeError, match=r"oauth\.token_url: ") as told:
        ourselves.token()
    assert not isinstance(told.value, TokenRefusedError)
    assert tokens.refusal(ourselves.database) is None
    endpoint.error = None
    assert ourselves.token()


@pytest.mark.parametrize("status", [200, 400, 404, 500, 502])
@pytest.mark.parametrize("body", ["<html>nej</html>", "[]", "{}", '"x"', '{"access_token": 5}', ""])
def test_an_answer_that_is_none_is_told(
    ourselves: Node,
    endpoint: TokenServer,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    body: str,
) -> None:
    monkeypatch.setattr(endpoint, "give", lambda asked: (status, body))
    with pytest.raises(EdgeError, match=r"oauth\.token_url: "):
        ourselves.token()


def test_an_endpoint_that_is_not_there_is_told(database: Database) -> None:
    url = f"http://127.0.0.1:{free_port()}/token"
    away = Node(database, oauth.Endpoint(url, "landssupport", "hemmelig"))
    with pytest.raises(EdgeError, match=r"oauth\.token_url: .* does not answer"):
        away.token()


# Logging in with it


def test_a_mailbox_is_opened_with_it(
    node: Node, endpoint: TokenServer, certificates: Certificates
) -> None:
    with imap_server(certificates, introspection=endpoint.introspection_url) as imap:
        endpoint.user = user = imap.new_user()
        account = Account("localhost", imap.port, "none", user, "", token=node.token)
        imap.deliver(user, b"Subject: x\r\n\r\nhej\r\n")
        with open_mailbox(account) as mailbox:
            assert len(mailbox.waiting()) == 1
        # The server forgets the token before its time: a new one is asked for, once.
        endpoint.good.clear()
        with open_mailbox(account) as mailbox:
            assert len(mailbox.waiting()) == 1
        assert len(endpoint.asked) == 2
        endpoint.user = "another"
        with pytest.raises(TokenRefusedError, match=r"mailbox\.auth: .* refused the access token"):
            open_mailbox(account)


def test_a_mailbox_that_takes_no_tokens_is_named(
    node: Node, imap: object, endpoint: TokenServer
) -> None:
    account = Account("localhost", imap.port, "none", "desk", "", token=node.token)  # type: ignore[attr-defined]
    with pytest.raises(EdgeError, match=r"mailbox\.auth: .* takes no access tokens"):
        open_mailbox(account)


@pytest.fixture
def relay_of(node: Node) -> Callable[[int], Relay]:
    return lambda port: Relay(
        "localhost", port, "none", DESK, None, token=node.token, timeout_seconds=20
    )


def test_a_mail_is_sent_with_it(
    node: Node, endpoint: TokenServer, relay_of: Callable[[int], Relay]
) -> None:
    with smtp_server(username="desk") as server:
        server.good_tokens = endpoint.good
        send(relay_of(server.port), b"Subject: x\r\n\r\nhej\r\n", DESK, "karla@x.example")
        assert len(server.mails) == 1
        endpoint.good.clear()
        check(relay_of(server.port))
        assert len(endpoint.asked) == 2
        server.good_tokens = set()
        with pytest.raises(TokenRefusedError, match=r"smtp\.auth: .* refused the access token"):
            check(relay_of(server.port))


def test_a_server_that_takes_no_tokens_is_named(
    smtp: object, relay_of: Callable[[int], Relay]
) -> None:
    with pytest.raises(EdgeError, match=r"smtp\.username: .* takes no log-in"):
        check(relay_of(smtp.port))  # type: ignore[attr-defined]


def test_tokens_are_at_a_time(node: Node) -> None:
    node.token()
    ends = row(node.database).expires_at
    assert isinstance(ends, datetime)
    assert ends == NOW + timedelta(hours=1)
