"""Who looks at a ticket: told to the others, and forgotten soon."""

from datetime import timedelta

from sqlalchemy import func
from sqlmodel import select

from tests.desks import NOW
from workflow import presence
from workflow.database import Database
from workflow.model import Looking

SOON, LATER = NOW + timedelta(seconds=20), NOW + timedelta(minutes=2)


def looking(database: Database, number: int, name: str, now: object) -> list[tuple[str, object]]:
    return [(o.name, o.since) for o in presence.others(database, number, name, now)]  # type: ignore[arg-type]


def test_others_see_who_looks_since_when(database: Database) -> None:
    presence.beat(database, 1, "bo", NOW)
    presence.beat(database, 1, "bo", SOON)
    presence.beat(database, 2, "eva", NOW)
    assert looking(database, 1, "ib", SOON) == [("bo", NOW)]
    assert looking(database, 1, "bo", SOON) == []


def test_who_is_silent_is_forgotten_and_begins_anew(database: Database) -> None:
    presence.beat(database, 1, "bo", NOW)
    assert looking(database, 1, "ib", LATER) == []
    presence.beat(database, 1, "bo", LATER)
    assert looking(database, 1, "ib", LATER) == [("bo", LATER)]


def test_who_leaves_is_gone_at_once(database: Database) -> None:
    presence.beat(database, 1, "bo", NOW)
    presence.leave(database, 1, "bo")
    assert looking(database, 1, "ib", NOW) == []


def test_old_rows_go(database: Database) -> None:
    for number in range(5):
        presence.beat(database, number, "bo", NOW)
    presence.beat(database, 9, "bo", NOW + timedelta(hours=2))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Looking)) == 1
