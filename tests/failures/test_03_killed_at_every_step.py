"""Failure 3: a mail is taken out of the mailbox, and no ticket has it.

The service is killed before and after every commit, IMAP command and hand-over to SMTP, and
started again. Each mail has to have exactly one ticket, each approval one user, each answer has to
be sent, and once but for the one instant in which nobody can know.
"""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB, KARLA
from tests.failures.dying import Mortal, mortal
from tests.journeys.running import write_config
from tests.servers import ImapServer, SmtpServer
from workflow import caseworkers
from workflow.database import open_database

MAILS = (
    a_mail(a_request(), message_id="<1@a.example>", pdfs={"Aftale.pdf": an_agreement()}),
    a_mail(a_request(employee="Bo Falk Lind", email="bo@a.example"), message_id="<2@a.example>"),
    a_mail(
        f"Slet venligst Kim Dam Holm, kim@a.example. CVR {CVR}",
        message_id=None,
        sender="karla@a.example",
    ),
)


PARTS = 4  # so that several workers share the deaths


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_lost_and_nothing_done_twice_whenever_it_dies(
    part: int, imap: ImapServer, smtp: SmtpServer, tmp_path: Path
):
    with mortal() as service:
        dies_at = part + 1
        while _dies_once_and_goes_on(dies_at, service, imap, smtp, tmp_path / str(dies_at)):
            dies_at += PARTS
    assert dies_at > 60, "the harness counts commits, IMAP commands and mails handed over"


def _dies_once_and_goes_on(
    dies_at: int, service: Mortal, imap: ImapServer, smtp: SmtpServer, folder: Path
) -> bool:
    """The whole way of three mails with one death; False where the way is over before it."""
    smtp.mails.clear()
    user = imap.new_user()
    for raw in MAILS:
        imap.deliver(user, raw)
    config = _configured(folder, imap, user, smtp)
    way = Way(service, config, folder, dies_at)
    for command in ("poll", "work", "approve", "work", "poll"):
        way.go(command)
    _check(way, imap, user, smtp)
    return way.died_in is not None


@dataclass
class Way:
    """Commands one after the other; the one that dies is called again."""

    service: Mortal
    config: Path
    folder: Path
    points_left: int
    died_in: str | None = None

    def go(self, command: str) -> None:
        call = ["--config", str(self.config), command]
        if command == "approve":
            call += [str(self._number_of_complete()), "--as", IB]
        if self.died_in is None:
            passed = self.service.call(*call, dies_at=self.points_left)
            if passed is not None:
                self.points_left -= passed
                return
            self.died_in = command
            if command == "approve" and self._states()["approved"]:
                return  # a caseworker looks before she decides again
        self.service.call(*call)

    def _number_of_complete(self) -> int:
        with closing(sqlite3.connect(self.folder / "desk.db")) as database:
            found = "SELECT number FROM ticket WHERE sender = ?", (KARLA,)
            [(number,)] = [
                row for row in database.execute(*found) if self._is_whole(database, row[0])
            ]
        return number

    def _is_whole(self, database: sqlite3.Connection, number: int) -> bool:
        [(verdict,)] = database.execute("SELECT verdict FROM ticket WHERE number = ?", (number,))
        return json.loads(verdict)["complete"]

    def _states(self) -> Counter[str]:
        with closing(sqlite3.connect(self.folder / "desk.db")) as database:
            return Counter(state for (state,) in database.execute("SELECT state FROM ticket"))


def _configured(folder: Path, imap: ImapServer, user: str, smtp: SmtpServer) -> Path:
    folder.mkdir()
    config, _ = write_config(folder, imap, user, smtp)
    database = open_database(f"sqlite:///{folder / 'desk.db'}")
    caseworkers.add(database, IB, "caseworker", "kaffe og rundstykker")
    database.close()
    return config


def _check(way: Way, imap: ImapServer, user: str, smtp: SmtpServer) -> None:
    where = f"died in {way.died_in}, {way.points_left} points into it"
    assert imap.mails(user) == [], where
    assert len(imap.mails(user, "Behandlet")) == len(MAILS), where
    with closing(sqlite3.connect(way.folder / "desk.db")) as database:

        def count(what: str) -> int:
            return database.execute(f"SELECT count(*) FROM {what}").fetchone()[0]

        assert count("message WHERE NOT outgoing") == len(MAILS), where
        assert count("ticket") == len(MAILS), where
        assert count("directory_user") == 1, where
        assert count("directory_grant") == 1, where
        assert count("entry WHERE event = 'provisioned'") == 1, where
        assert count("task WHERE ended_at IS NULL OR gave_up") == 0, where
        written = {i for (i,) in database.execute("SELECT message_id FROM message WHERE outgoing")}
    sent = Counter(message_from_bytes(mail.raw)["Message-ID"] for mail in smtp.mails)
    assert set(sent) == written, where
    # Between SMTP's "taken" and our record of it nobody can know: only there is a mail sent twice.
    assert sum(sent.values()) - len(written) <= (way.died_in == "work"), where
