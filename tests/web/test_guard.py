"""Who may do what, and what a hostile page or mail cannot do."""

from typing import Any

import pytest

from intake.documents import Isolation
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB
from tests.web.visitors import Served, Visitor
from web import words
from web.app import create_app
from workflow import changes
from workflow.states import State

OPEN = {"/log-ind", "/was", "/health", "/health/live", "/health/ready"}
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
    app = create_app(served.office.desk, lambda: served.office.now, served.url, 10, documents)
    found = routes(app)
    assert ("POST", "/sag/LS-1/godkend") in found
    return found


def routes(app: Any, reference: str = "LS-1", message: str = "1") -> list[tuple[str, str]]:
    """Each method and path of the desk, with values in place of its parameters."""
    first = {"reference": reference, "message": message, "place": "0", "leaf": "1"}
    values = {**first, "deed": "godkend", "cvr": CVR, "view": "1"}
    return [
        (method, route.path.format(**values))
        for route in _flat(app.routes)
        if hasattr(route, "methods")
        for method in route.methods - {"HEAD"}
    ]


def _flat(routes: Any) -> list[Any]:
    flat: list[Any] = []
    for route in routes:
        within = getattr(route, "routes", None) or getattr(
            getattr(route, "original_router", None), "routes", None
        )
        flat += _flat(within) if within else [route]
    return flat


def test_it_shows_nobody_anything_but_the_way_in(
    served: Served, documents: Isolation, nobody: Visitor, number: int
) -> None:
    for method, path in _routes(served, documents):
        seen = nobody.get(path) if method == "GET" else nobody.post(path)
        if path in OPEN:
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
        if path.startswith("/log") or (method == "GET" and path.endswith("/ret")):
            continue
        seen = rie.get(path) if method == "GET" else rie.post(path, token=token, set="1")
        assert seen.status in ((200, 303) if method == "GET" else (403,)), path
    for deed in words.DONE:
        seen = rie.post(f"/sag/LS-{number}/{deed}", token=token, set="1", begrundelse="x")
        assert seen.status == 403, deed
    assert served.office.ticket(number).version == before.version


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
