"""The outbox: effects to be carried out after the change that asked for them.

A row is put in the transaction of its change, claimed under a lease, and ended in the transaction
that records what came of it. Who claims and dies lets the lease run out, and another claims.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from workflow.database import Database, has_work
from workflow.model import Task

LEASE = timedelta(seconds=60)
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
LONGEST_WAIT = timedelta(days=1)  # where the other side asks for it
SOON = timedelta(seconds=5)
# An answer is tried for some five days, as mail servers do (RFC 5321, 4.5.4.1).
GIVES_UP_AFTER = {"read": 3, "send": 126, "copy": 126, "provision": 12}


def put(
    session: Session,
    key: str,
    deed: str,
    now: datetime,
    message: int | None = None,
    ticket_number: int | None = None,
) -> None:
    """Ask for an effect; `key` names it, so that it is asked for once."""
    session.add(Task(key=key, deed=deed, due_at=now, message=message, ticket_number=ticket_number))
    has_work(session)


def claim(
    database: Database, deeds: tuple[str, ...], owner: str, now: datetime, limit: int = 1
) -> list[Task]:
    """Tasks of these kinds that are due, the oldest first, leased to `owner`."""
    due = (
        select(col(Task.id))
        .where(is_due(now), col(Task.deed).in_(deeds))
        .order_by(col(Task.due_at), col(Task.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    lease = (
        update(Task)
        .where(col(Task.id).in_(due.scalar_subquery()))
        .values(leased_by=owner, leased_until=now + LEASE, attempts=Task.attempts + 1)
        .returning(Task)
        .execution_options(synchronize_session=False)
    )
    with database.transaction() as session:
        return sorted(session.scalars(lease), key=lambda task: task.id or 0)


def is_due(now: datetime) -> ColumnElement[bool]:
    free = or_(col(Task.leased_until).is_(None), col(Task.leased_until) < now)
    return col(Task.ended_at).is_(None) & (col(Task.due_at) <= now) & free


def anything_due(database: Database, deeds: tuple[str, ...], now: datetime) -> bool:
    """Whether a claim would find something; looks without taking the write lock."""
    with database.reading() as session:
        found = select(col(Task.id)).where(is_due(now), col(Task.deed).in_(deeds)).limit(1)
        return session.scalar(found) is not None


def waiting(database: Database, deeds: tuple[str, ...]) -> int:
    """How many tasks of these kinds have not ended."""
    with database.reading() as session:
        ended = col(Task.ended_at).is_(None), col(Task.deed).in_(deeds)
        return session.scalar(select(func.count()).select_from(Task).where(*ended)) or 0


def end(session: Session, deed: str, now: datetime, **of: int) -> bool:
    """The effect is there: no task of this kind for this message or ticket is left to do.

    False where none was: it was recorded before.
    """
    ended = session.exec(
        update(Task)
        .where(col(Task.deed) == deed, col(Task.ended_at).is_(None))
        .where(*(getattr(Task, name) == value for name, value in of.items()))
        .values(ended_at=now, leased_by=None, leased_until=None)
        .execution_options(synchronize_session=False)
    )
    return ended.rowcount > 0


def is_held(session: Session, task: Task) -> bool:
    """Whether whoever claimed the task still has it: who slept past her lease has not."""
    same = col(Task.id) == task.id, col(Task.attempts) == task.attempts
    held = select(col(Task.id)).where(*same, col(Task.leased_by) == task.leased_by)
    return session.scalar(held) is not None


def retry(
    session: Session, task: Task, error: str, now: datetime, wait: timedelta | None = None
) -> None:
    """Free a task that failed, to be tried again after a pause that doubles each time.

    `wait` is how long the other side asks for; it is kept for a day at most.
    """
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(task.attempts - 1, 20))
    asked = min(wait or pause, LONGEST_WAIT)
    since = task.failing_since or now
    _free(session, task, due_at=now + max(pause, asked), error=error, failing_since=since)


def postpone(session: Session, task: Task, until: datetime) -> None:
    """Free a task that must wait for another; this was no attempt."""
    _free(session, task, due_at=until, attempts=task.attempts - 1)


def give_up(session: Session, task: Task, error: str, now: datetime) -> None:
    _free(session, task, ended_at=now, error=error, gave_up=True)


def again(session: Session, key: str, now: datetime) -> bool:
    """Begin anew with a task that was given up; False where it was not."""
    given_up = session.exec(
        update(Task)
        .where(col(Task.key) == key, col(Task.gave_up))
        .values(ended_at=None, gave_up=False, attempts=0, error=None, due_at=now)
        .values(failing_since=None)
        .execution_options(synchronize_session=False)
    )
    has_work(session)
    return given_up.rowcount == 1


def withdraw(session: Session, deed: str, message: int, now: datetime) -> bool:
    """Take back an effect that nobody is at work on yet; False where it is too late for that."""
    free = col(Task.leased_by).is_(None), col(Task.ended_at).is_(None)
    taken_back = session.exec(
        update(Task)
        .where(col(Task.deed) == deed, col(Task.message) == message, *free)
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )
    return taken_back.rowcount == 1


def overcome(session: Session, deed: str, ticket_number: int) -> None:
    """What was given up is seen to otherwise, and nobody's care any more."""
    session.exec(
        update(Task)
        .where(col(Task.deed) == deed, col(Task.ticket_number) == ticket_number)
        .values(gave_up=False)
        .execution_options(synchronize_session=False)
    )


def is_waiting(session: Session, deed: str, ticket_number: int) -> bool:
    """Whether a task of this kind for this ticket has not ended."""
    of_ticket = col(Task.deed) == deed, col(Task.ticket_number) == ticket_number
    waits = select(col(Task.id)).where(*of_ticket, col(Task.ended_at).is_(None)).limit(1)
    return session.scalar(waits) is not None


def is_last_try(task: Task) -> bool:
    return task.attempts >= GIVES_UP_AFTER[task.deed]


def renew(database: Database, owners: list[str], now: datetime) -> None:
    """Keep what these are at work on from being claimed by others."""
    with database.transaction() as session:
        held = col(Task.leased_by).in_(owners), col(Task.ended_at).is_(None)
        session.exec(update(Task).where(*held).values(leased_until=now + LEASE))


def release(database: Database, owners: list[str]) -> None:
    """Free what is leased to owners that are gone, or that have it no longer in hand."""
    with database.transaction() as session:
        held = col(Task.leased_by).in_(owners), col(Task.ended_at).is_(None)
        session.exec(update(Task).where(*held).values(leased_by=None, leased_until=None))


def bring_forward(database: Database, now: datetime) -> int:
    """Have what a clock that was ahead has put off done now, and say how many tasks that was.

    What was never tried is due at once, and nothing waits for longer than a day.
    """
    untried = (col(Task.attempts) == 0) & (col(Task.due_at) > now + SOON)
    put_off = or_(untried, col(Task.due_at) > now + LONGEST_WAIT)
    held = col(Task.leased_until) > now + LONGEST_WAIT
    changed = 0
    with database.transaction() as session:
        for wrong, right in ((put_off, {"due_at": now}), (held, {"leased_until": now + LEASE})):
            changed += session.exec(
                update(Task)
                .where(col(Task.ended_at).is_(None), wrong)
                .values(**right)
                .execution_options(synchronize_session=False)
            ).rowcount
        if changed:
            has_work(session)
    return changed


def owners(database: Database) -> list[str]:
    """Who holds a lease now."""
    with database.reading() as session:
        held = select(col(Task.leased_by)).where(
            col(Task.leased_by).is_not(None), col(Task.ended_at).is_(None)
        )
        return [owner for owner in session.scalars(held.distinct()) if owner]


def _free(session: Session, task: Task, **values: object) -> None:
    session.exec(
        update(Task)
        .where(col(Task.id) == task.id, col(Task.leased_by) == task.leased_by)
        .values(leased_by=None, leased_until=None, **values)
        .execution_options(synchronize_session=False)
    )
