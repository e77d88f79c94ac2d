"""People who come in by a provider: a real one, that looks at the code's challenge itself."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from fastapi import FastAPI

from intake.documents import Isolation
from tests.builders import a_mail, a_request, an_agreement
from tests.desks import Office
from tests.providers import CLIENT, SECRET, IdentityProvider, identity_provider, log_in_there
from tests.web.visitors import PASSWORD, Seen, Visitor, serving
from web.app import create_app
from workflow import caseworkers
from workflow.oidc import OpenIdProvider
from workflow.provider import Client

LEADERS, WORKERS, LOOKERS = "ls-ledere", "ls-sagsbehandlere", "ls-revisorer"


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    with identity_provider() as running:
        yield running


@dataclass
class Desk:
    office: Office
    url: str
    provider: IdentityProvider

    def enter(self, name: str, visitor: Visitor, browser: httpx.Client | None = None) -> Seen:
        """Come in by the provider, as a browser would."""
        begun = visitor.get("/oidc/start?til=/brugere")
        back = log_in_there(begun.headers["Location"], name, self.url, browser)
        return visitor.get(back.removeprefix(self.url))


def _desk(office: Office, documents: Isolation, provider: IdentityProvider) -> Iterator[Desk]:
    ours = Client(
        issuer=provider.url,
        client_id=CLIENT,
        client_secret=SECRET,
        scope="openid profile groups",
        roles=(
            ("manager", frozenset({LEADERS})),
            ("caseworker", frozenset({WORKERS})),
            ("auditor", frozenset({LOOKERS})),
        ),
    )
    office.now = datetime.now(UTC)  # the provider has no other clock
    made = OpenIdProvider(ours)

    def app_at(url: str) -> FastAPI:
        now = lambda: office.now  # noqa: E731
        return create_app(office.desk, now, url, 10, documents, provider=made)

    with serving(app_at) as url:
        provider.serves(url)
        yield Desk(office, url, provider)


@pytest.fixture
def desk(office: Office, documents: Isolation, provider: IdentityProvider) -> Iterator[Desk]:
    yield from _desk(office, documents, provider)


def test_a_group_makes_a_role_and_the_history_has_the_name(desk: Desk) -> None:
    number = desk.office.arrive(a_mail(a_request(), pdfs={"a.pdf": an_agreement()})).number
    desk.provider.knows("svend", LOOKERS, WORKERS)
    svend = Visitor(desk.url)
    assert desk.enter("svend", svend).headers["Location"] == "/brugere"
    assert "svend · sagsbehandler" in svend.get("/koe").words
    assert "din arbejdskonto" in svend.get("/konto").words
    assert svend.act(number, "godkend").status == 303
    assert desk.office.history(number)[-1].by == "svend"
    desk.provider.knows("svend", LOOKERS)
    assert "svend · revisor" not in svend.get("/koe").words
    desk.enter("svend", Visitor(desk.url))
    assert "svend · revisor" in svend.get("/koe").words
    accounts = caseworkers.listed(desk.office.desk.database)
    assert [(a.name, a.is_local) for a in accounts] == [("svend", False)]


def test_nobody_comes_in_without_a_role_or_with_a_closed_account(desk: Desk) -> None:
    desk.provider.knows("tove", "kantinen")
    tove = Visitor(desk.url)
    seen = desk.enter("tove", tove)
    assert seen.status == 403
    assert "giver ikke adgang" in seen.words
    assert tove.get("/koe").status == 303
    assert caseworkers.listed(desk.office.desk.database) == []
    desk.provider.knows("tove", LEADERS)
    assert desk.enter("tove", tove).status == 303
    desk.provider.knows("tove")
    assert desk.enter("tove", Visitor(desk.url)).status == 403
    assert tove.get("/koe").status == 303  # the role is gone, and so are the log-ins
    desk.provider.knows("tove", LEADERS)
    assert desk.enter("tove", tove).status == 303
    caseworkers.disable(desk.office.desk.database, "tove")
    assert tove.get("/koe").status == 303
    assert desk.enter("tove", tove).status == 403


def test_a_local_account_of_that_name_is_somebody_else(desk: Desk) -> None:
    caseworkers.add(desk.office.desk.database, "erna", "manager", PASSWORD)
    desk.provider.knows("erna", WORKERS)
    erna = Visitor(desk.url)
    desk.enter("erna", erna)
    assert "erna-2 · sagsbehandler" in erna.get("/koe").words
    nobody = Visitor(desk.url)
    assert nobody.post("/log-ind", navn="erna-2", adgangskode=PASSWORD).status == 422


@pytest.mark.parametrize("what", ["state", "nonce", "verifier"])
def test_an_answer_to_another_log_in_lets_nobody_in(
    desk: Desk, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    desk.provider.knows("karl", LEADERS)
    karl = Visitor(desk.url)
    begun = karl.get("/oidc/start")
    back = log_in_there(begun.headers["Location"], "karl", desk.url).removeprefix(desk.url)
    (cookie,) = karl.cookies
    kept, wanted = json.loads(base64.urlsafe_b64decode(cookie.value.strip('"')))
    changed = json.dumps([kept | {what: "x" * 43}, wanted]).encode()
    cookie.value = base64.urlsafe_b64encode(changed).decode()
    seen = karl.get(back)
    assert seen.status == (422 if what == "state" else 503)
    assert "Prøv igen" in seen.words
    assert Visitor(desk.url).get(back).status == 422  # no log-in waits there
    assert karl.get("/koe").status == 303
    assert "karl" not in caplog.text


def test_an_answer_serves_once(desk: Desk) -> None:
    desk.provider.knows("karl", LEADERS)
    karl, thief = Visitor(desk.url), Visitor(desk.url)
    begun = karl.get("/oidc/start")
    back = log_in_there(begun.headers["Location"], "karl", desk.url).removeprefix(desk.url)
    for cookie in karl.cookies:
        thief.cookies.set_cookie(cookie)
    assert karl.get(back).status == 303
    assert thief.get(back).status == 503
    assert karl.get(back).status == 422  # its cookie is gone
    assert karl.get("/koe").status == 200


def test_logging_out_ends_it_at_the_provider_too(desk: Desk) -> None:
    desk.provider.knows("olga", LEADERS)
    olga, browser = Visitor(desk.url), httpx.Client()
    desk.enter("olga", olga, browser)
    seen = olga.post("/log-ud", token=olga.get("/koe").hidden("token"))
    assert olga.get("/koe").status == 303
    there = seen.headers["Refresh"].removeprefix("0; url=")
    assert there.startswith(desk.provider.url)
    assert "id_token_hint" in dict(parse_qsl(urlsplit(there).query))
    ended = browser.get(there)
    assert ended.headers["Location"].startswith(f"{desk.url}/log-ind")
    again = browser.get(Visitor(desk.url).get("/oidc/start").headers["Location"])
    assert "/login" in again.headers["Location"]  # the provider asks who it is


def test_a_provider_that_is_away_is_told_and_local_accounts_serve(
    office: Office, documents: Isolation
) -> None:
    with identity_provider() as gone:
        gone.serves = lambda url: None  # type: ignore[method-assign]
    for desk in _desk(office, documents, gone):
        caseworkers.add(office.desk.database, "ib", "caseworker", PASSWORD)
        nobody = Visitor(desk.url)
        assert "Log ind med din arbejdskonto" in nobody.get("/log-ind").words
        seen = nobody.get("/oidc/start?til=/brugere")
        assert seen.status == 503
        assert "svarer ikke" in seen.words
        assert seen.hidden("til") == "/brugere"
        assert nobody.logged_in("ib").get("/koe").status == 200
