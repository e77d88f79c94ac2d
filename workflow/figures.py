"""Figures out of the database for whoever watches the service, by queries that stay cheap."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import col

from workflow import pulses
from workflow.database import Database
from workflow.model import Message, Pulse, Task, Ticket


@dataclass(frozen=True, slots=True)
class Waiting:
    """The tasks of one deed that have not ended, and since when the oldest of them was due."""

    number: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """`tickets` by state, `waiting` and `given_up` by deed; `oldest_unread` is when the mail
    arrived that has waited longest to be read; the last two are the mailbox's."""

    tickets: dict[str, int]
    waiting: dict[str, Waiting]
    given_up: dict[str, int]
    oldest_unread: datetime | None
    polled_at: datetime | None
    failing_since: datetime | None


def figures(database: Database) -> Figures:
    """Each query counts in an index, or looks at what has not ended alone."""
    not_ended = col(Task.ended_at).is_(None)
    by_deed = (
        select(col(Task.deed), func.count(), func.min(col(Task.due_at)))
        .where(not_ended)
        .group_by(col(Task.deed))
    )
    oldest = (
        select(col(Message.at))
        .join(Task, col(Task.message) == col(Message.id))
        .where(col(Task.deed) == "read", not_ended)
        .order_by(col(Task.id))
        .limit(1)
    )
    given_up = select(col(Task.deed), func.count()).where(col(Task.gave_up))
    with database.reading() as session:
        states = session.execute(
            select(col(Ticket.state), func.count()).group_by(col(Ticket.state))
        ).all()
        waiting = session.execute(by_deed).all()
        failed = session.execute(given_up.group_by(col(Task.deed)))
        pulse = session.get(Pulse, pulses.MAILBOX)
        return Figures(
            tickets={state.value: number for state, number in states},
            waiting={deed: Waiting(number, due) for deed, number, due in waiting},
            given_up=dict(failed.all()),
            oldest_unread=session.scalar(oldest),
            polled_at=pulse.well_at if pulse else None,
            failing_since=pulse.failing_since if pulse else None,
        )
