"""The business register is asked over HTTP; a local server answers in the form that Virk's does."""

import base64
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from intake.edge import EdgeError
from tests.builders import a_mail, a_request
from tests.cast import CVR, FIRM
from tests.desks import Office
from workflow.business_register import Firm, Service, look_up
from workflow.firms import look_up_firms

CEASED, FAILING, STRANGE = "12345674", "55555557", "66666668"
PERIOD = {"gyldigFra": "2014-03-01", "gyldigTil": None}
ENDED = {"gyldigFra": "2014-03-01", "gyldigTil": "2019-12-31"}


def record(name: str, life: dict[str, str | None]) -> dict[str, object]:
    former = {"navn": "Et tidligere navn", "periode": ENDED}
    return {
        "virksomhedMetadata": {"nyesteNavn": {"navn": name, "periode": PERIOD}},
        "navne": [former, {"navn": name, "periode": PERIOD}],
        "livsforloeb": [{"periode": life}],
    }


FIRMS = {CVR: record(FIRM, PERIOD), CEASED: record("Ophør A/S", ENDED)}


class Virk(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        number = str(asked["query"]["term"]["Vrvirksomhed.cvrNummer"])
        known = base64.b64encode(b"os:hemmelig").decode()
        if self.headers["Authorization"] != f"Basic {known}":
            return self._answer(401, {})
        if self.path != "/cvr-permanent/virksomhed/_search":
            return self._answer(404, {})
        if number == FAILING:
            return self._answer(503, {})
        if number == STRANGE:
            return self._answer(200, {"hits": "none"})
        found = [{"_source": {"Vrvirksomhed": FIRMS[number]}}] if number in FIRMS else []
        return self._answer(200, {"took": 3, "hits": {"total": len(found), "hits": found}})

    def _answer(self, status: int, body: object) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def virk() -> Iterator[Service]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Virk)
    threading.Thread(target=server.serve_forever).start()
    url = f"http://127.0.0.1:{server.server_port}/cvr-permanent/virksomhed/_search"
    yield Service(url, "os", "hemmelig", timeout_seconds=5)
    server.shutdown()
    server.server_close()


def test_it_tells_a_firms_name_and_whether_it_has_ceased(virk: Service) -> None:
    assert look_up(virk, CVR) == Firm(FIRM, ceased=False)
    assert look_up(virk, CEASED) == Firm("Ophør A/S", ceased=True)
    assert look_up(virk, "87654321") is None


def test_what_will_pass_is_tried_again_and_what_is_set_wrong_is_named(virk: Service) -> None:
    away = Service("http://127.0.0.1:9/x", "os", "hemmelig")
    for service, number, permanent, says in (
        (virk, FAILING, False, "503"),
        (away, CVR, False, "does not answer"),
        (virk, STRANGE, True, "url"),
        (Service(virk.url, "os", "forkert"), CVR, True, "username, password"),
        (Service(virk.url + "x", "os", "hemmelig"), CVR, True, "url"),
    ):
        with pytest.raises(EdgeError, match=says) as error:
            look_up(service, number)
        assert error.value.permanent is permanent
        assert "hemmelig" not in str(error.value)


def test_the_firms_of_open_tickets_are_looked_up_once(virk: Service, office: Office) -> None:
    office.arrive(a_mail(a_request()))
    assert look_up_firms(office.desk.database, partial(look_up, virk), office.now) == 1
    (firm,) = office.firms()
    assert (firm.cvr, firm.name, firm.ceased, firm.known_since) == (CVR, FIRM, False, None)
    assert look_up_firms(office.desk.database, partial(look_up, virk), office.now) == 0
    later = office.now + timedelta(days=91)
    assert look_up_firms(office.desk.database, partial(look_up, virk), later) == 1
