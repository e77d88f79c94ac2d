"""Whatever comes in can be opened at the desk (see `fuzz/`)."""

import pytest

from fuzz import mutations
from fuzz.promises import invented
from fuzz.seeds import corpus
from intake.read import read_mail
from workflow import changes, worker
from workflow.access.manual import Manual

SEED = 21
MAILS = 40


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # it is about the page
def test_the_ticket_of_each_mutated_mail_opens(office, ib):
    for number in range(MAILS):
        raw = mutations.mutated(corpus(), SEED, number)
        changes.receive(office.desk.database, raw, office.now, office.now)
    hands = worker.Hands(
        read=lambda raw: read_mail(raw, office.desk.rules, invented(corpus())),
        send=lambda raw, recipient: None,
        access=Manual(office.desk.database),
    )
    worker.work(office.desk, hands, "test/1/1", lambda: office.now)
    tickets = office.tickets()
    assert len(tickets) > MAILS // 2
    for ticket in tickets:
        assert ib.get(f"/sag/LS-{ticket.number}").status == 200
