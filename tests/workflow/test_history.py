"""A ticket's history cannot be changed afterwards without its being seen."""

import pytest
from sqlalchemy import delete, update
from sqlmodel import col, select

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.desks import Office
from workflow import changes
from workflow.history import erase_persons, verify
from workflow.model import Entry, Ticket


@pytest.fixture
def two_tickets(office: Office) -> Office:
    office.arrive(a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()}))
    office.arrive(a_mail("Hvad koster det?", sender="bo@rotor.example"))
    changes.reject(office.desk, 1, IB, "Aftalen er ikke skrevet under", None, office.now)
    office.work()
    return office


def tamper(office: Office, statement) -> None:
    with office.desk.database.transaction() as session:
        session.execute(statement)


def test_a_history_as_it_was_written_holds(two_tickets: Office) -> None:
    found = verify(two_tickets.desk.database)
    assert (found.tickets, found.broken) == (2, ())
    assert found.entries == len(two_tickets.history(1)) + len(two_tickets.history(2))


@pytest.mark.parametrize(
    "values", [{"by": "bo"}, {"event": "approved"}, {"detail": {"reason": "en anden"}}]
)
def test_a_line_that_was_changed_is_found(two_tickets: Office, values: dict) -> None:
    rejected = col(Entry.ticket_number) == 1, col(Entry.event) == "rejected"
    tamper(two_tickets, update(Entry).where(*rejected).values(values))
    assert verify(two_tickets.desk.database).broken == (1,)


@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_line_that_was_taken_out_is_found(two_tickets: Office, place: int) -> None:
    line = two_tickets.history(1)[place]
    tamper(two_tickets, delete(Entry).where(col(Entry.id) == line.id))
    assert verify(two_tickets.desk.database).broken == (1,)


def test_a_history_that_is_gone_is_found(two_tickets: Office) -> None:
    tamper(two_tickets, delete(Entry).where(col(Entry.ticket_number) == 2))
    assert verify(two_tickets.desk.database).broken == (2,)


def test_a_line_that_was_added_by_hand_is_found(two_tickets: Office) -> None:
    with two_tickets.desk.database.transaction() as session:
        last = session.exec(select(Entry).where(col(Entry.ticket_number) == 1)).all()[-1]
        copied = {**last.model_dump(exclude={"id"}), "by": "bo"}
        session.add(Entry(**copied))
    assert verify(two_tickets.desk.database).broken == (1,)


def test_what_a_line_tells_of_persons_may_be_erased_and_the_rest_holds(two_tickets: Office) -> None:
    with two_tickets.desk.database.transaction() as session:
        erase_persons(session, session.get_one(Ticket, 1))
    assert verify(two_tickets.desk.database).broken == ()
    assert all(not entry.detail for entry in two_tickets.history(1))
    rejected = col(Entry.ticket_number) == 1, col(Entry.event) == "rejected"
    tamper(two_tickets, update(Entry).where(*rejected).values(by="bo"))
    assert verify(two_tickets.desk.database).broken == (1,)
