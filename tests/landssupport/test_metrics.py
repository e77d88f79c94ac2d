"""Figures and health on a port of their own, as Prometheus and a watchdog ask for them."""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from intake.edge import EdgeError
from landssupport import metrics
from landssupport.metrics import Watched, listen
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, KARLA
from tests.desks import Office
from tests.servers import free_port
from workflow import changes, pulses
from workflow.health import Expected
from workflow.worker import DEEDS

Ask = Callable[[str], tuple[int, str]]
ALERTS = Path(__file__).parents[2] / "deploy" / "prometheus-alerts.yml"


@pytest.fixture
def quiet() -> list[str]:
    """The parts that hang."""
    return []


@pytest.fixture
def ask(office: Office, quiet: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Ask]:
    monkeypatch.setattr(metrics, "KEPT_SECONDS", 0)
    port = free_port()
    within = timedelta(minutes=30)
    expected = Expected(within, office.now, within, DEEDS)
    watched = Watched(office.desk.database, expected, lambda: office.now, lambda: quiet)
    server = listen("127.0.0.1", port, watched)

    def ask(path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    yield ask
    server.shutdown()
    server.server_close()


def figures(ask: Ask) -> dict[str, float]:
    status, told = ask("/metrics")
    assert status == 200
    lines = [line for line in told.splitlines() if not line.startswith("#")]
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines}


def test_it_tells_how_the_service_fares_and_names_nobody(office: Office, ask: Ask) -> None:
    database, begun = office.desk.database, office.now
    before = figures(ask)
    office.arrive(a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()}))
    office.smtp_error = EdgeError("smtp.host: away")
    office.work("send")
    old = a_mail("Hej", message_id="<2@a.example>")
    changes.receive(database, old, begun - timedelta(hours=2), begun)
    pulses.beat(database, pulses.MAILBOX, begun)
    pulses.falter(database, pulses.MAILBOX, "away", begun + timedelta(minutes=1))
    office.now += timedelta(minutes=40)

    found = figures(ask)
    assert found["landssupport_database_up"] == 1
    assert found['landssupport_tickets{state="ready"}'] == 1
    assert found['landssupport_tickets{state="done"}'] == 0
    assert found['landssupport_outbox_waiting{deed="read"}'] == 1
    assert found['landssupport_outbox_oldest_seconds{deed="read"}'] == 2400
    assert found['landssupport_outbox_given_up{deed="send"}'] == 0
    assert found["landssupport_oldest_unread_mail_seconds"] == 9600
    assert found["landssupport_mailbox_polled_seconds"] == 2400
    assert found["landssupport_mailbox_failing_seconds"] == 2340
    assert found['landssupport_trouble_seconds{part="mailbox"}'] == 2400
    assert found['landssupport_trouble_seconds{part="send"}'] == 2400
    assert found['landssupport_trouble_seconds{part="provision"}'] == 0

    def grown(name: str) -> float:
        return found[name] - before.get(name, 0)

    assert grown("landssupport_mails_read_total") == 1
    assert grown('landssupport_step_seconds_count{deed="read"}') == 1
    assert grown('landssupport_steps_failed_total{deed="send"}') == 1

    shown = ask("/metrics")[1]
    assert set(re.findall(r"[{,](\w+)=", shown)) <= {
        *("state", "deed", "part", "le"),
        *("generation", "implementation", "major", "minor", "patchlevel", "version"),  # Python's
    }
    for words in (CVR, KARLA, "nordlys", "Zenia", "Oprettelse", "away"):
        assert words not in shown


def test_health_is_told_without_the_desk(office: Office, ask: Ask, quiet: list[str]) -> None:
    assert ask("/health/live") == (200, '{"status": "ok"}')
    assert ask("/health/ready")[0] == 200
    assert ask("/health")[0] == 200
    begun, office.now = office.now, office.now + timedelta(minutes=31)
    status, told = ask("/health")
    assert status == 503
    assert json.loads(told)["mailbox"] == {"error": "not_polled", "since": begun.isoformat()}
    quiet.append("read")
    assert ask("/health/live") == (503, '{"status": "hangs", "parts": ["read"]}')
    assert ask("/sag/LS-1")[0] == 404


def test_without_its_tables_the_database_is_told_to_be_away(office: Office, ask: Ask) -> None:
    with office.desk.database.transaction() as session:
        session.execute(text("ALTER TABLE pulse RENAME TO gone"))
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert figures(ask)["landssupport_database_up"] == 0
    assert ask("/health")[0] == ask("/health/ready")[0] == 503
    assert ask("/health/live")[0] == 200


def test_the_database_is_asked_every_few_seconds_at_most(
    office: Office, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "KEPT_SECONDS", 60)
    assert figures(ask)['landssupport_tickets{state="ready"}'] == 0
    office.arrive(a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()}))
    assert figures(ask)['landssupport_tickets{state="ready"}'] == 0


def test_each_alert_asks_for_figures_that_there_are(ask: Ask, office: Office) -> None:
    pulses.beat(office.desk.database, pulses.MAILBOX, office.now)
    told = ask("/metrics")[1]
    asked = set(re.findall(r"\blandssupport_\w+", ALERTS.read_text()))
    assert len(asked) > 5
    there = set(re.findall(r"^(landssupport_\w+)", told, re.MULTILINE))
    assert asked <= there
