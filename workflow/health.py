"""Whether the service does its work, for whoever watches it: what is in trouble, and since when."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col

from workflow import pulses, tokens
from workflow.database import Database, revisions
from workflow.model import Pulse, Task

log = logging.getLogger(__name__)

NOT_POLLED = "not_polled"
NOT_CARRIED_OUT = "not_carried_out"
FAILS = "fails"


@dataclass(frozen=True, slots=True)
class Expected:
    """What has to happen how often; None asks nothing.

    `polled_since` is from when on the mailbox should have been polled where it never was, and
    `deeds` are those that somebody has to carry out.
    """

    mailbox_within: timedelta | None = None
    polled_since: datetime | None = None
    outbox_within: timedelta | None = None
    deeds: tuple[str, ...] = ()


NOTHING_EXPECTED = Expected()


@dataclass(frozen=True, slots=True)
class Trouble:
    """`part` is "mailbox", "oauth" or a deed of the outbox; `error` says what, in one word of ours
    or of the token endpoint."""

    part: str
    error: str
    since: datetime


def troubles(database: Database, expected: Expected, now: datetime) -> list[Trouble]:
    """What a person has to look into."""
    found = []
    if refusal := tokens.refusal(database):
        found.append(Trouble("oauth", *refusal))
    with database.reading() as session:
        if expected.mailbox_within:
            since = _polled_last(session, expected.polled_since)
            if since and now - since > expected.mailbox_within:
                found.append(Trouble(pulses.MAILBOX, NOT_POLLED, since))
        if expected.outbox_within:
            for deed in expected.deeds:
                found += _of_deed(session, deed, now - expected.outbox_within)
    return found


def _polled_last(session: Session, polled_since: datetime | None) -> datetime | None:
    """When a pass last came through; where none ever did, since when one should have."""
    pulse = session.get(Pulse, pulses.MAILBOX)
    if pulse is None:
        return polled_since
    return pulse.well_at or pulse.failing_since or polled_since


def _of_deed(session: Session, deed: str, limit: datetime) -> list[Trouble]:
    """What fails since before `limit`, where nothing of its kind came through meanwhile; else
    what was due before it, where nothing of its kind came to its end since."""
    waits = col(Task.deed) == deed, col(Task.ended_at).is_(None)
    came_through = col(Task.deed) == deed, ~col(Task.gave_up), col(Task.ended_at).is_not(None)
    last = session.scalar(
        select(col(Task.ended_at)).where(*came_through).order_by(col(Task.ended_at).desc()).limit(1)
    )
    fails = select(func.min(col(Task.failing_since))).where(*waits)
    if last:
        fails = fails.where(col(Task.failing_since) > last)
    since = session.scalar(fails)
    if since and since < limit:
        return [Trouble(deed, FAILS, since)]
    due = select(func.min(col(Task.due_at))).where(*waits, col(Task.failing_since).is_(None))
    since = session.scalar(due)
    busy = last is not None and last >= limit
    return [Trouble(deed, NOT_CARRIED_OUT, since)] if since and since < limit and not busy else []


def ready(database: Database) -> tuple[dict[str, Any], int]:
    """Whether the database answers and its schema is this version's, with the HTTP status."""
    try:
        found, ours = revisions(database)
    except SQLAlchemyError as error:
        log.error("the database does not answer: %s", type(error).__name__)
        return {"status": "unready", "database": "does not answer"}, 503
    if found != ours:
        return {"status": "unready", "database": "has another schema"}, 503
    return {"status": "ok", "database": "ok", "schema": ours}, 200


def health(database: Database, expected: Expected, now: datetime) -> tuple[dict[str, Any], int]:
    """As `ready`; where that is well, each part that is in trouble, with what and since when."""
    told, status = ready(database)
    found = troubles(database, expected, now) if status == 200 else []
    if not found:
        return told, status
    of_parts = {t.part: {"error": t.error, "since": t.since.isoformat()} for t in found}
    return told | of_parts | {"status": "failing"}, 503
