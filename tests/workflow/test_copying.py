"""A database is copied into one of either engine, whole and as it is, and work goes on there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import SQLModel, select

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.databases import postgres_database
from tests.desks import Office
from workflow import changes
from workflow.copying import copy
from workflow.database import Database, DatabaseRefused, open_database
from workflow.history import verify
from workflow.model import Message, Original
from workflow.states import State

AGREEMENT = {"Aftale.pdf": an_agreement()}


@pytest.fixture
def filled(office: Office) -> Office:
    office.arrive(a_mail(a_request(), pdfs=AGREEMENT))
    changes.approve(office.desk, 1, IB, None, office.now)
    office.work()
    office.arrive(a_mail(a_request(employee="Bo Falk Lind"), message_id="<2@nordlys-job.example>"))
    return office


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        yield (database := open_database(f"sqlite:///{tmp_path / 'other.db'}"))
        database.close()
        return
    with postgres_database(request.getfixturevalue("postgres")) as url:
        yield (database := open_database(url))
        database.close()


def rows(database: Database) -> dict[str, list[tuple]]:
    with database.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table)).all()]
            for table in SQLModel.metadata.sorted_tables
        }


def test_it_is_copied_as_it_is_and_work_goes_on_there(filled: Office, empty: Database) -> None:
    told: dict[str, int] = {}
    copy(filled.desk.database, empty, told.__setitem__)
    assert {n: sorted(r, key=str) for n, r in rows(filled.desk.database).items()} == {
        n: sorted(r, key=str) for n, r in rows(empty).items()
    }
    assert (told["ticket"], told["message"]) == (2, len(filled.messages()))
    assert verify(empty).broken == ()
    moved = replace(filled, desk=replace(filled.desk, database=empty))
    answer = a_mail(
        "Hej, her er aftalen.\n\nKarla", pdfs=AGREEMENT, message_id="<3@nordlys-job.example>",
        answers="<2@nordlys-job.example>",
    )  # fmt: skip
    assert moved.arrive(answer).number == 2
    changes.reject(moved.desk, 2, IB, "Aftalen er ikke skrevet under", None, moved.now)
    moved.work()
    assert moved.ticket(2).state is State.REJECTED
    assert verify(empty).broken == ()


def test_a_database_that_is_not_empty_is_not_filled(filled: Office, empty: Database) -> None:
    copy(filled.desk.database, empty, lambda table, rows: None)
    with pytest.raises(DatabaseRefused, match="not empty"):
        copy(filled.desk.database, empty, lambda table, rows: None)


def test_a_copy_that_fails_leaves_nothing(filled: Office, empty: Database, monkeypatch) -> None:
    def fail(table: str, rows: int) -> None:
        if table == "message":
            raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        copy(filled.desk.database, empty, fail)
    assert not any(rows(empty).values())


def test_what_is_written_meanwhile_is_not_half_in_it(filled: Office, empty: Database) -> None:
    def write(table: str, rows: int) -> None:
        if table == "ticket":
            late = a_mail("Hvad koster det?", sender="bo@rotor.example", message_id="<4@b.example>")
            filled.arrive(late)

    copy(filled.desk.database, empty, write)
    with empty.reading() as session:
        messages = session.exec(select(Message)).all()
        assert len(session.exec(select(Original)).all()) == len(messages)
        assert all(message.message_id != "<4@b.example>" for message in messages)
