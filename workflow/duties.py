"""Duties that one process at a time does, of all that could: polling the mailbox.

Who has one gives signs of life. No clock is compared: another that watches takes the duty where it
has seen no new sign for a while by its own count of seconds. Who was only slow and comes back finds
the duty gone, and has done no harm meanwhile: what a duty does is safe to do twice.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from workflow.database import Database
from workflow.model import Duty


@dataclass(frozen=True, slots=True)
class Sign:
    """Who has a duty (None: nobody), and the number of the last sign of life."""

    held_by: str | None
    beats: int


def beat(database: Database, name: str, owner: str) -> bool:
    """A sign of life of who has the duty; False where it is another's."""
    with database.transaction() as session:
        return _changed(session, name, col(Duty.held_by) == owner, held_by=owner)


def last_sign(database: Database, name: str) -> Sign | None:
    """None where nobody ever had the duty."""
    with database.reading() as session:
        duty = session.get(Duty, name)
        return Sign(duty.held_by, duty.beats) if duty else None


def take(database: Database, name: str, owner: str, seen: Sign | None) -> bool:
    """Take a duty from whom `seen` was the last sign of; False where there was another since."""
    try:
        with database.transaction() as session:
            if seen is None:
                session.add(Duty(name=name, held_by=owner, beats=1))
                return True
            return _changed(session, name, col(Duty.beats) == seen.beats, held_by=owner)
    except IntegrityError:  # another took it at the same moment
        return False


def leave(database: Database, name: str, owner: str) -> None:
    """Whoever watches may take it at once."""
    with database.transaction() as session:
        _changed(session, name, col(Duty.held_by) == owner, held_by=None)


def _changed(
    session: Session, name: str, condition: ColumnElement[bool], held_by: str | None
) -> bool:
    changed = session.exec(
        update(Duty)
        .where(col(Duty.name) == name, condition)
        .values(held_by=held_by, beats=Duty.beats + 1)
        .execution_options(synchronize_session=False)
    )
    return changed.rowcount == 1
