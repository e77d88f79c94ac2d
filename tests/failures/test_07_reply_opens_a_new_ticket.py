"""Failure 7: an answer opens a new ticket, and the sender is asked for what she has sent."""

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB, JENS, KARLA
from workflow import changes
from workflow.states import State

AGREEMENT = {"Aftale.pdf": an_agreement()}


@pytest.fixture
def asked(office):
    office.arrive(a_mail(a_request()))
    return office.answers()[0]["Message-ID"]


@pytest.mark.parametrize("sender", [KARLA, JENS])
def test_an_answer_with_another_subject_joins(office, asked, sender):
    mail = a_mail(
        "Her.", sender=sender, subject="aftalen", message_id="<2@x.example>", pdfs=AGREEMENT
    )
    mail = mail.replace(b"MIME-Version", b"References: " + asked.encode() + b"\r\nMIME-Version", 1)
    ticket = office.arrive(mail)
    assert (ticket.number, ticket.state) == (1, State.READY)


def test_an_answer_to_a_closed_ticket_opens_it_again(office, asked):
    changes.close(office.desk, 1, IB, "intet svar", None, office.now)
    mail = a_mail("Undskyld!", message_id="<2@x.example>", answers=asked, pdfs=AGREEMENT)
    ticket = office.arrive(mail)
    assert (ticket.number, ticket.state) == (1, State.READY)


def test_an_answer_that_names_the_ticket_in_its_subject_alone_joins(office, asked):
    mail = a_mail("Her.", subject="SV: [LS-1]", message_id="<2@x.example>", pdfs=AGREEMENT)
    assert office.arrive(mail).number == 1


def test_an_answer_to_a_merged_ticket_joins_the_one_that_goes_on(office, asked):
    other = office.arrive(a_mail("Har I set min mail?", message_id="<8@x.example>"))
    assert other.number == 2
    changes.merge(office.desk, 1, 2, IB, None, office.now)
    mail = a_mail("Her.", message_id="<9@x.example>", answers=asked, pdfs=AGREEMENT)
    ticket = office.arrive(mail)
    assert (ticket.number, ticket.state) == (2, State.READY)
