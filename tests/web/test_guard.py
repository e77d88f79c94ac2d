"""Who may do what, and what a hostile page or mail cannot do."""

import logging
import socket
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from intake.documents import Isolation
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB
from tests.web.visitors import GERDA, RIE, Served, Visitor
from web import guard, words
from web.api import guard as api_guard
from web.app import create_app
from workflow import api_tokens, changes
from workflow.states import State

API = "/api/v1"
OPEN = {
    *("/log-ind", "/log-ind/genoptag", "/was", "/health", "/health/live", "/health/ready"),
    f"{API}/openapi.json",
}
OWN = ("/log-ud", "/log-ud-alle", "/konto/adgangskode")  # what anybody may do with her own
XSS = "<script>alert(1)</script><img src=x onerror=alert(2)>"
CPR = "010190-1234"


@pytest.fixture
def number(served: Served) -> int:
    """A ticket to decide, from a firm that is known."""
    mails = (
        a_mail(a_request(), message_id=f"<{n}@x>", pdfs={"a.pdf": an_agreement()}) for n in "12"
    )
    ticket, known = (served.office.arrive(mail).number for mail in mails)
    changes.approve(served.office.desk, known, IB, None, served.office.now)
    return ticket


def _routes(served: Served, documents: Isolation) -> list[tuple[str, str]]:
    found = routes(_app(served, documents))
    assert ("POST", "/sag/LS-1/godkend") in found
    return found


def _app(served: Served, documents: Isolation) -> Any:
    return create_app(served.office.desk, lambda: served.office.now, served.url, 10, documents)


def routes(
    app: Any, reference: str = "LS-1", message: str = "1", api: bool = False
) -> list[tuple[str, str]]:
    """Each method and path of the desk's pages (or of its API), with values in place of its
    parameters."""
    first = {"reference": reference, "message": message, "place": "0", "leaf": "1"}
    values = {
        **first,
        "deed": "godkend",
        "cvr": CVR,
        "view": "1",
        "number": "1",
        "picture": "koe",
        "step": "1",
    }
    return [
        (method, path.format(**values))
        for path, route in _flat(app.routes)
        if hasattr(route, "methods") and path.startswith(API) is api
        for method in route.methods - {"HEAD"}
    ]


def _flat(routes: Any, before: str = "") -> list[tuple[str, Any]]:
    """Each route with its whole path, also those of an application within."""
    flat: list[tuple[str, Any]] = []
    for route in routes:
        within = getattr(route, "routes", None) or getattr(
            getattr(route, "original_router", None), "routes", None
        )
        path = before + getattr(route, "path", "")
        flat += _flat(within, path) if within else [(path, route)]
    return flat


def _asks(dependant: Any) -> set[Any]:
    """All that a route depends on."""
    within = (_asks(each) for each in dependant.dependencies)
    return {dependant.call}.union(*within)


def test_every_route_has_a_guard(served: Served, documents: Isolation) -> None:
    seen = 0
    for path, route in _flat(_app(served, documents).routes):
        if path in OPEN or not hasattr(route, "dependant"):
            assert path in OPEN or path == "/static", path
            continue
        seen += 1
        asks, changes_something = _asks(route.dependant), route.methods - {"GET", "HEAD"}
        if path.startswith(API):
            assert (api_guard.decider if changes_something else api_guard.reader) in asks, path
            continue
        assert guard.visitor in asks, path
        if changes_something:
            assert guard.own_form in asks, path
            assert guard.decider in asks or path.startswith(OWN), path
    assert seen > 40


def test_it_shows_nobody_anything_but_the_way_in(
    served: Served, documents: Isolation, nobody: Visitor, number: int
) -> None:
    for method, path in _routes(served, documents):
        seen = nobody.get(path) if method == "GET" else nobody.post(path)
        if path == "/log-ind/genoptag":
            assert (seen.status, seen.headers["Location"]) == (303, "/koe")
        elif path in OPEN:
            assert seen.status in (200, 422), path
        else:
            assert seen.status == 303, path
            assert seen.headers["Location"].startswith("/log-ind"), path


def test_it_lets_an_auditor_look_and_change_nothing(
    served: Served, documents: Isolation, rie: Visitor, number: int
) -> None:
    token = rie.get("/koe").hidden("token")
    before = served.office.ticket(number)
    for method, path in _routes(served, documents):
        if path.startswith(("/log", *OWN)) or (method == "GET" and path.endswith("/ret")):
            continue
        seen = rie.get(path) if method == "GET" else rie.post(path, token=token, set="1")
        assert seen.status in ((200, 303) if method == "GET" else (403,)), path
    for deed in words.DONE:
        seen = rie.post(f"/sag/LS-{number}/{deed}", token=token, set="1", begrundelse="x")
        assert seen.status == 403, deed
    assert served.office.ticket(number).version == before.version


@pytest.mark.parametrize("name", [IB, GERDA])
def test_who_decides_may_do_all_and_each_look_is_a_line_of_the_log(
    served: Served,
    documents: Isolation,
    number: int,
    name: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "landssupport.access")
    visitor = Visitor(served.url).logged_in(name)
    token = visitor.get("/koe?soeg=Karla").hidden("token")
    for method, path in sorted(_routes(served, documents)):
        if path.startswith("/log-ud") or path in OPEN:
            continue
        caplog.clear()
        seen = visitor.get(path) if method == "GET" else visitor.post(path, token=token, set="1")
        assert seen.status not in (401, 403), path
        assert not seen.headers.get("Location", "").startswith("/log-ind"), path
        lines = [r.getMessage() for r in caplog.records if r.name == "landssupport.access"]
        beats = path.endswith("/ser-med") and seen.status < 300
        assert lines == ([] if beats else [f"{name} {method} {path} {seen.status}"])
    caplog.clear()
    visitor.get("/brugere?soeg=Zenia%20Holm")
    visitor.get("/aktoer/%0ANogen%20anden")
    visitor.post("/log-ud", token=token)
    assert [r.getMessage() for r in caplog.records if r.name == "landssupport.access"] == [
        f"{name} GET /brugere 200",
        f"{name} GET /aktoer/%0ANogen%20anden 404",
        f"{name} POST /log-ud 303",
    ]


def test_the_api_opens_to_tokens_alone(
    served: Served, documents: Isolation, ib: Visitor, number: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "landssupport.access")
    office = served.office
    token = api_tokens.add(office.desk.database, "kontrol", RIE, ["read"], office.now)
    rie = httpx.Client(base_url=served.url, headers={"Authorization": f"Bearer {token}"})
    before, asked = office.ticket(number), 0
    for method, path in routes(_app(served, documents), api=True):
        if path in OPEN:
            continue
        asked += 1
        nobody = httpx.request(method, served.url + path, json={})
        assert nobody.status_code == 401, path
        assert nobody.headers["Content-Type"] == "application/problem+json"
        seen = ib.get(path) if method == "GET" else ib.post(path, token="x")
        assert seen.status in (401, 422), path  # a log-in at the desk counts for nothing
        caplog.clear()
        body = {
            "text": "x",
            "reason": "x",
            "to": None,
            "other": 2,
            "employees": [0],
            "messages": [1],
        }
        hers = rie.request(method, path, params={"q": "Karla"}, json=body)
        assert hers.status_code == (200 if method == "GET" else 403), path
        (line,) = [r.getMessage() for r in caplog.records if r.name == "landssupport.access"]
        assert line == f"rie (token kontrol) {method} {path} {hers.status_code}"
    rie.close()
    assert asked > 12
    assert office.ticket(number).version == before.version


def test_it_refuses_forms_that_are_not_its_own(
    served: Served, ib: Visitor, rie: Visitor, number: int
) -> None:
    path = f"/sag/LS-{number}/godkend"
    token = ib.get("/koe").hidden("token")
    right = {"token": token, "set": "1"}
    assert ib.post(path, set="1").status == 403
    assert ib.post(path, set="1", token=rie.get("/koe").hidden("token")).status == 403
    assert ib.post(path, origin="https://evil.example", **right).status == 403
    assert ib.post(path, origin=None, **right).status == 403
    assert ib.post(path, token=token, set="").status == 400
    assert ib.post(path, token=token, set="1", more="x" * 300_000).status == 400
    assert served.office.ticket(number).state is State.READY


def test_it_sends_every_page_with_its_guards(ib: Visitor, number: int) -> None:
    for path in ("/koe", f"/sag/LS-{number}", f"/sag/LS-{number}/ret", "/log-ind", "/findes-ikke"):
        headers = ib.get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], path
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"


def test_it_shows_hostile_mail_as_words(served: Served, ib: Visitor) -> None:
    mail = a_mail(
        f"{a_request()}\n{XSS}",
        sender=f'"{XSS}" <karla@nordlys-job.example>',
        subject=XSS,
        pdfs={f"{XSS}.pdf": an_agreement(), "<b>a&b.pdf": an_agreement("Odense")},
    )
    number = served.office.arrive(mail).number
    for path in (f"/sag/LS-{number}", f"/sag/LS-{number}/ret", "/koe", "/koe?tilstand=afventer"):
        seen = ib.get(path)
        assert seen.status == 200
        assert "<script>alert" not in seen.text
        assert "<img" not in seen.text
        assert "<b>a" not in seen.text
    assert "&lt;script&gt;alert(1)" in ib.get(f"/sag/LS-{number}").text


def test_it_never_shows_a_persons_number(served: Served, ib: Visitor) -> None:
    mail = a_mail(
        f"{a_request()}\nHendes CPR er {CPR}.",
        subject=f"Oprettelse {CPR}",
        pdfs={f"{CPR}.pdf": an_agreement()},
    )
    number = served.office.arrive(mail).number
    ib.act(number, "luk", begrundelse=f"Dublet af {CPR}")
    for path in (f"/sag/LS-{number}", "/koe?tilstand=lukkede"):
        seen = ib.get(path)
        assert CPR not in seen.text
    assert f"{CVR[:2]} {CVR[2:4]}" in seen.text


def test_a_form_that_breaks_off_is_nobodys_failure(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    place = urlsplit(served.url)
    assert place.hostname
    assert place.port
    with socket.create_connection((place.hostname, place.port)) as sender:
        head = f"POST /log-ind HTTP/1.1\r\nHost: {place.netloc}\r\nOrigin: {served.url}\r\n"
        sender.sendall(f"{head}Content-Length: 500\r\n\r\nnavn=ib".encode())
    assert Visitor(served.url).get("/log-ind").status == 200
    served.close()  # which ends all that goes on
    assert [line for line in caplog.records if line.levelno >= logging.ERROR] == []
