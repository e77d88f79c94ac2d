"""Failure 15: somebody writes in the name of a known user responsible, and is believed."""

from dataclasses import replace

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB, KARLA
from workflow import changes
from workflow.states import State
from workflow.who_wrote import SecondLookNeeded

OURS = "mx.star.dk"
FAILS = f"{OURS}; spf=fail smtp.mailfrom=elsewhere.example; dkim=fail; dmarc=fail"
PASSES = f"{OURS}; dkim=pass header.d=nordlys-job.example; dmarc=pass"
AGREEMENT = {"Aftale.pdf": an_agreement()}


@pytest.fixture
def known(mailroom):
    """Karla is known: a request of hers was approved and carried out."""
    office = mailroom.office
    office.desk = replace(office.desk, authserv_id=OURS)
    mailroom.deliver(a_mail(a_request(), pdfs=AGREEMENT, Authentication_Results=PASSES))
    mailroom.poll()
    changes.approve(office.desk, 1, IB, None, office.now)
    office.work()
    assert office.ticket(1).state is State.DONE
    return mailroom


@pytest.mark.parametrize("says", [FAILS, f"{FAILS}\r\nAuthentication-Results: {PASSES}"])
def test_a_forged_mail_reaches_no_approval_without_a_second_look(known, says):
    office, sent = known.office, len(known.office.sent)
    forged = a_mail(
        a_request(employee="Mallory Sort", email="mallory@nordlys-job.example"),
        sender=KARLA,
        message_id="<forged@nordlys-job.example>",
        pdfs=AGREEMENT,
    )
    # What the sender has put in stands below what our gateway adds.
    known.deliver(f"Authentication-Results: {says}\r\n".encode() + forged)
    known.poll()
    ticket = office.tickets()[-1]
    assert ticket.state is State.TRIAGE
    office.work()
    assert len(office.sent) == sent, "whoever it is gets no answer"
    changes.correct(office.desk, ticket.number, IB, {}, None, office.now)
    with pytest.raises(SecondLookNeeded):
        changes.approve(office.desk, ticket.number, IB, None, office.now)
    changes.approve(office.desk, ticket.number, IB, None, office.now, second_look=True)
    approved = [e for e in office.history(ticket.number) if e.event == "approved"]
    assert approved[0].detail["second_look"]
