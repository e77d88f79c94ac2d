"""Mails through the way in, from their bytes to tickets: none is lost, and none comes twice."""

import json
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import select

from intake.mail import identity
from intake.reading import Reading
from intake.rules import Rules
from workflow import changes, tickets, worker
from workflow.access.manual import Manual
from workflow.answers import Policy
from workflow.database import open_database
from workflow.desk import Desk
from workflow.model import Message, Task

_NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
_ROUNDS = 12  # a mail is tried three times, and may wait for another


def assert_none_is_lost(
    mails: Sequence[bytes], read: Callable[[bytes], Reading], rules: Rules
) -> None:
    """Each mail is one message with a ticket that a caseworker can open, and was read.

    Copies of a mail are one message by design. `read` gives a mail's reading, or raises.
    """
    with tempfile.TemporaryDirectory(prefix="landssupport-fuzz-") as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'desk.db'}")
        policy = Policy(sender="dfdg@star.dk", own_addresses=frozenset({"dfdg@star.dk"}))
        desk = Desk(database, rules, policy)
        try:
            for raw in mails:
                changes.receive(database, raw, _NOW, _NOW)
            _work(desk, read)
            _assert_all_there(desk, mails)
        finally:
            database.close()


def _work(desk: Desk, read: Callable[[bytes], Reading]) -> None:
    access = Manual(desk.database)
    hands = worker.Hands(read=read, send=lambda raw, recipient: None, access=access)
    for n in range(_ROUNDS):
        now = _NOW + n * timedelta(minutes=10)
        worker.work(desk, hands, "fuzz/1/1", lambda now=now: now, ("read", "send"))  # type: ignore[misc]


def _assert_all_there(desk: Desk, mails: Sequence[bytes]) -> None:
    with desk.database.reading() as session:
        messages = session.exec(select(Message).where(Message.outgoing == False)).all()  # noqa: E712
        tasks = session.exec(select(Task)).all()
    wanted = {(message_id or "", content) for message_id, content in map(identity, mails)}
    assert {(m.message_id, m.content_hash) for m in messages} == wanted, "a mail is lost"
    assert len(messages) == len(wanted), "a mail was taken in twice"
    for message in messages:
        assert message.ticket_number is not None, f"no ticket for {message.message_id!r}"
        assert message.unread_because is None, f"unread: {message.message_id!r}"
        assert json.dumps(tickets.ticket_as_json(desk.database, message.ticket_number))
    failed = [f"{task.key}: {task.error}" for task in tasks if task.error or not task.ended_at]
    assert not failed, f"tasks failed: {failed[:5]}"
