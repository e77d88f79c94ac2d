"""Failure 18: two caseworkers decide the same in the same second."""

from concurrent.futures import ThreadPoolExecutor

from tests.builders import a_mail, a_request, an_agreement
from workflow import changes
from workflow.states import Refused


def test_of_eight_approvals_at_once_one_holds_and_the_others_are_told(office):
    ticket = office.arrive(a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()}))

    def approve(name):
        try:
            changes.approve(office.desk, ticket.number, name, ticket.version, office.now)
        except Refused as refused:
            return str(refused)
        return "approved"

    with ThreadPoolExecutor(8) as desk:
        told = list(desk.map(approve, "abcdefgh"))
    assert told.count("approved") == 1
    assert all("changed since" in line for line in told if line != "approved")
    assert [task.deed for task in office.tasks()].count("provision") == 1
