"""How much a mail asks of the database: counted, since that holds on any machine."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.builders import a_mail, a_request, an_agreement
from tests.desks import Office
from workflow import changes
from workflow.changes import Arrival, Origin
from workflow.database import Database
from workflow.poller import TOGETHER

REQUEST = a_mail(a_request(), message_id="<2@a.example>", pdfs={"Aftale.pdf": an_agreement()})


class Counted:
    """What was asked of a database: statements (and not what frames a transaction), commits."""

    statements = commits = 0


@contextmanager
def counted(database: Database) -> Iterator[Counted]:
    count = Counted()

    def executed(_connection, _cursor, statement, *_):
        frames = ("BEGIN", "PRAGMA", "NOTIFY", "SET LOCAL")
        count.statements += not statement.startswith(frames)

    def committed(_connection):
        count.commits += 1

    listened = ("before_cursor_execute", executed), ("commit", committed)
    for name, heard in listened:
        event.listen(database.engine, name, heard)
    yield count
    for name, heard in listened:
        event.remove(database.engine, name, heard)


@pytest.fixture
def opened(office: Office) -> Office:
    """A desk with a ticket, so that nothing is done a first time."""
    office.arrive(a_mail(a_request(), message_id="<1@a.example>"))
    return office


def test_a_request_is_read_and_answered_by_some_twenty_statements(opened: Office) -> None:
    changes.receive(opened.desk.database, REQUEST, opened.now, opened.now)
    with counted(opened.desk.database) as asked:
        opened.work("read")
    assert [entry.event for entry in opened.history(2)] == ["found_complete"]
    assert asked.statements <= 23
    # the claim, what follows from the mail, and a look for more
    assert asked.commits == 3


def test_a_batch_of_mails_is_looked_up_once_and_stored_in_one_transaction(opened: Office) -> None:
    mails = [
        Arrival(
            a_mail("Hej", message_id=f"<{n}@b.example>"), opened.now, Origin("imap://a/INBOX", 1, n)
        )
        for n in range(TOGETHER)
    ]
    with counted(opened.desk.database) as asked:
        assert changes.receive_all(opened.desk.database, mails, opened.now) == TOGETHER
    # SQLite gives a new row's number for one row at a time: the mail's and its task's.
    assert asked.statements <= 2 * TOGETHER + 6
    assert asked.commits == 1


def test_mails_of_a_batch_are_told_apart_as_if_they_came_one_by_one(opened: Office) -> None:
    namesake = a_mail("Noget andet", message_id="<2@a.example>")
    nameless = b"From: a@firma.example\r\nSubject: %d\r\n\r\nHej\r\n"
    raws = [REQUEST, namesake, b"Received: igen\r\n" + REQUEST, nameless % 1, nameless % 2]
    arrivals = [
        Arrival(raw, opened.now, Origin("imap://a/INBOX", 1, n)) for n, raw in enumerate(raws)
    ]
    assert changes.receive_all(opened.desk.database, arrivals, opened.now) == 4
    known = changes.known_at(opened.desk.database, [a.origin for a in arrivals])
    request, other, again, *without = known.values()
    assert again.id == request.id
    assert (request.same_id_as, other.same_id_as) == (None, request.id)
    assert [message.same_id_as for message in without] == [None, None]
    assert changes.receive_all(opened.desk.database, arrivals, opened.now) == 0
