"""Whether the parts of the service do their work: written by them, shown to operators."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from workflow.database import Database
from workflow.model import Message, Pulse, Task

MAILBOX = "mailbox"


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that nobody tries any more, with the ticket or mail that it is for."""

    task: Task
    ticket: int | None


@dataclass(frozen=True, slots=True)
class Condition:
    """The service as an operator sees it. `waiting` maps a deed to how many tasks have not ended
    and when the oldest of them was due; `unread` are mails that could not be read.
    """

    pulses: Sequence[Pulse]
    waiting: dict[str, tuple[int, datetime]]
    failures: Sequence[Failure]
    unread: Sequence[Message]


def beat(database: Database, part: str, now: datetime) -> None:
    """A part has done its work."""
    with suppress(IntegrityError), database.transaction() as session:
        pulse = _pulse(session, part)
        pulse.well_at, pulse.failing_since, pulse.why = now, None, None


def falter(database: Database, part: str, why: str, now: datetime) -> None:
    """A part could not do its work; it fails since the first time that it could not."""
    with suppress(IntegrityError), database.transaction() as session:
        pulse = _pulse(session, part)
        pulse.failing_since, pulse.why = pulse.failing_since or now, why


def pulse_of(database: Database, part: str) -> Pulse | None:
    with database.reading() as session:
        return session.get(Pulse, part)


def _pulse(session: Session, part: str) -> Pulse:
    of_part = select(Pulse).where(col(Pulse.part) == part).with_for_update()
    pulse = session.scalars(of_part).first()
    if pulse is None:
        pulse = Pulse(part=part)  # of two nodes that add the first one, one need not
        session.add(pulse)
    return pulse


def condition(database: Database, most: int = 50) -> Condition:
    """What an operator has to know now; of failures and unread mails the newest `most`."""
    with database.reading() as session:
        pulses = session.scalars(select(Pulse).order_by(col(Pulse.part))).all()
        by_deed = (
            select(col(Task.deed), func.count(), func.min(col(Task.due_at)))
            .where(col(Task.ended_at).is_(None))
            .group_by(col(Task.deed))
        )
        waiting = {deed: (number, oldest) for deed, number, oldest in session.execute(by_deed)}
        given_up = (
            select(Task, func.coalesce(col(Task.ticket_number), col(Message.ticket_number)))
            .outerjoin(Message, col(Message.id) == col(Task.message))
            .where(col(Task.gave_up))
            .order_by(col(Task.id).desc())
            .limit(most)
        )
        failures = [Failure(task, ticket) for task, ticket in session.execute(given_up)]
        unread = session.scalars(
            select(Message)
            .where(col(Message.unread_because).is_not(None))
            .order_by(col(Message.id).desc())
            .limit(most)
        ).all()
    return Condition(pulses, waiting, failures, unread)
