"""Who looks at a ticket: told to others by beats, and forgotten soon after the last."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from workflow.database import Database
from workflow.model import Looking, Ticket
from workflow.moves import lock
from workflow.outgoing import note

LASTS = timedelta(seconds=60)  # after the last beat, of which one is sent every 20 seconds
_FORGOTTEN = timedelta(hours=1)

# One at a time waits for the database; the others are left out, since beats come again soon. A desk
# that is busy with what counts is not made to wait for them.
_writing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Looker:
    """Another caseworker who has looked at the ticket since then."""

    name: str
    since: datetime


def beat(database: Database, number: int, name: str, now: datetime) -> None:
    """Somebody looks at this ticket now."""
    _in_turn(lambda: _keep(database, number, name, now))


def leave(database: Database, number: int, name: str) -> None:
    """Somebody has closed the page."""
    _in_turn(lambda: _forget(database, number, name))


def _in_turn(write: Callable[[], None]) -> None:
    if _writing.acquire(blocking=False):
        try:
            write()
        finally:
            _writing.release()


def _keep(database: Database, number: int, name: str, now: datetime) -> None:
    hers = (col(Looking.ticket_number) == number, col(Looking.name) == name)
    fresh = col(Looking.seen_at) >= now - LASTS
    try:
        with database.transaction() as session:
            again = update(Looking).where(*hers, fresh).values(seen_at=now)
            if session.execute(again).rowcount:  # type: ignore[attr-defined]
                return
            old = col(Looking.seen_at) < now - _FORGOTTEN
            session.execute(delete(Looking).where(old | (hers[0] & hers[1])))
            session.add(Looking(ticket_number=number, name=name, since=now, seen_at=now))
    except IntegrityError:
        pass  # the same person's other window was first


def _forget(database: Database, number: int, name: str) -> None:
    hers = (col(Looking.ticket_number) == number, col(Looking.name) == name)
    with database.transaction() as session:
        session.execute(delete(Looking).where(*hers))


def others(database: Database, number: int, name: str, now: datetime) -> Sequence[Looker]:
    """Who else looks at this ticket, first who came first."""
    here = select(Looking).where(
        col(Looking.ticket_number) == number,
        col(Looking.name) != name,
        col(Looking.seen_at) >= now - LASTS,
    )
    with database.reading() as session:
        rows = session.scalars(here.order_by(col(Looking.since), col(Looking.name)))
        return [Looker(row.name, row.since) for row in rows]


def version_of(database: Database, number: int) -> int | None:
    """The ticket's version now; None where there is no such ticket."""
    with database.reading() as session:
        return session.scalar(select(col(Ticket.version)).where(col(Ticket.number) == number))


def note_cpr_shown(database: Database, number: int, by: str, now: datetime) -> None:
    """Keep in the ticket's history that somebody had its CPR numbers shown. Raises Refused."""
    with database.transaction() as session:
        note(session, lock(session, number), "cpr_shown", now, by=by)
