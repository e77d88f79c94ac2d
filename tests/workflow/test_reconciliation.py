"""The register and the target are held against each other, and a person decides what follows."""

import pytest
from sqlmodel import select

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB
from workflow import changes
from workflow.access.directory import Directory
from workflow.model import DirectoryGrant, DirectoryUser
from workflow.reconciliation import differences, open_ticket, told
from workflow.states import State
from workflow.steps import Grant, Person

ZENIA = Person("Zenia Holm Aagaard", "zenia@nordlys-job.example", CVR)
KOEGE = Grant("259", "Sagsbehandler")


@pytest.fixture
def directory(office):
    """The directory after Zenia has got her access."""
    ticket = office.arrive(a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()}))
    changes.approve(office.desk, ticket.number, IB, None, office.now)
    office.work()
    return Directory(office.desk.database)


def found(office, directory):
    return list(differences(office.desk.database, directory))


def approve_all(office, directory):
    for difference in found(office, directory):
        number = open_ticket(office.desk.database, difference, office.now)
        assert office.ticket(number).state is State.READY
        changes.approve(office.desk, number, IB, None, office.now)
    office.work()


def test_nothing_differs_after_an_approval(office, directory):
    assert found(office, directory) == []


@pytest.mark.parametrize(
    ("meddle", "says"),
    [
        (lambda d: d.withdraw(ZENIA, [KOEGE]), "lacks 259 Sagsbehandler"),
        (lambda d: d.ensure(ZENIA, [Grant("751", "Sagsbehandler")]), "has 751 Sagsbehandler"),
        (lambda d: d.remove(ZENIA), "no user at the target"),
        (
            lambda d: d.ensure(Person("Eva Ny", "eva@x.example", CVR), [KOEGE]),
            "not in the register",
        ),
    ],
)
def test_what_somebody_did_behind_our_back_is_told_and_put_right_by_tickets(
    office, directory, meddle, says
):
    meddle(directory)
    (difference,) = found(office, directory)
    assert says in told(difference)
    approve_all(office, directory)
    assert found(office, directory) == []


def test_nothing_is_changed_without_an_approval_and_no_ticket_is_opened_twice(office, directory):
    directory.withdraw(ZENIA, [KOEGE])
    (difference,) = found(office, directory)
    first = open_ticket(office.desk.database, difference, office.now)
    assert open_ticket(office.desk.database, difference, office.now) is None
    assert office.ticket(first).state is State.READY
    with office.desk.database.reading() as session:
        assert session.exec(select(DirectoryGrant)).all() == []
        assert len(session.exec(select(DirectoryUser)).all()) == 1
