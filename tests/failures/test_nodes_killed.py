"""Three nodes over one PostgreSQL: one is put to sleep, one is killed, and the rest goes on.

Nothing is lost, nothing is done twice, and another polls the mailbox within seconds.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path

import psycopg

from tests.builders import a_mail, a_request
from tests.databases import postgres_database
from tests.failures.dying import ROOT
from tests.journeys.running import wait_until, write_config
from tests.servers import ImapServer, SmtpServer, free_port

BATCH = 12
TAKES_OVER_WITHIN = 12.0  # seconds; 6 without a sign of life, and what a busy machine adds


@contextmanager
def node(config: Path, url: str) -> Iterator["subprocess.Popen[bytes]"]:
    settings = {"LANDSSUPPORT_DATABASE__URL": url, "LANDSSUPPORT_WEB__PORT": str(free_port())}
    command = [sys.executable, "-m", "landssupport.cli", "--config", str(config), "run"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


class Watch:
    """What the database holds, seen from outside."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)

    def count(self, what: str) -> int:
        return self._connection.execute(f"SELECT count(*) FROM {what}".encode()).fetchone()[0]

    def polling(self) -> int | None:
        """The process that has the duty."""
        row = self._connection.execute(b"SELECT held_by FROM duty WHERE name = 'poll'").fetchone()
        return int(row[0].split("/")[1]) if row and row[0] else None

    def close(self) -> None:
        self._connection.close()


def test_one_node_sleeps_and_one_dies_and_no_mail_is_lost_or_answered_twice(
    imap: ImapServer, smtp: SmtpServer, postgres: str, tmp_path: Path
) -> None:
    user = imap.new_user()
    config, _ = write_config(tmp_path, imap, user, smtp)
    delivered = 0

    def deliver() -> None:
        nonlocal delivered
        for _ in range(BATCH):
            delivered += 1
            address = f"karla{delivered}@firma{delivered}.example"
            mail = a_mail(a_request(), sender=address, message_id=f"<{delivered}@a.example>")
            imap.deliver(user, mail)

    with (
        postgres_database(postgres) as url,
        node(config, url) as a,
        node(config, url) as b,
        node(config, url) as c,
    ):
        nodes = {process.pid: process for process in (a, b, c)}
        watch = Watch(url)
        wait_until(watch.polling)
        deliver()
        wait_until(lambda: watch.count("message WHERE NOT outgoing") == delivered)

        first = watch.polling()
        os.kill(first, signal.SIGSTOP)
        deliver()
        began = time.monotonic()
        wait_until(lambda: watch.polling() != first)
        assert time.monotonic() - began < TAKES_OVER_WITHIN
        wait_until(lambda: watch.count("message WHERE NOT outgoing") == delivered)
        os.kill(first, signal.SIGCONT)

        second = watch.polling()
        deliver()
        nodes[second].kill()
        began = time.monotonic()
        wait_until(lambda: watch.polling() not in (second, None))
        assert time.monotonic() - began < TAKES_OVER_WITHIN
        deliver()
        wait_until(lambda: watch.count("message WHERE NOT outgoing") == delivered)
        wait_until(lambda: watch.count("task WHERE ended_at IS NULL") == 0)
        wait_until(lambda: not imap.mails(user))

        assert watch.count("ticket") == watch.count("message WHERE outgoing") == delivered
        for process in nodes.values():
            process.send_signal(signal.SIGTERM)
        wait_until(lambda: all(process.poll() is not None for process in nodes.values()))
        assert watch.polling() is None, "who stops leaves the duty to others"
        watch.close()
    # One that was asleep may have filed what another was filing too: a copy more, and no ticket.
    filed = {message_from_bytes(raw)["Message-ID"] for raw in imap.mails(user, "Behandlet")}
    assert len(filed) == delivered
    sent = Counter(message_from_bytes(mail.raw)["To"] for mail in smtp.mails)
    assert len(sent) == delivered
    # The killed one may have been in the one instant in which nobody can know.
    assert sum(sent.values()) <= delivered + 1
