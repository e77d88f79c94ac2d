"""Failure 6: a stranger's mail lands in somebody else's ticket, and shows what is in it."""

import pytest

from tests.builders import a_mail, a_request
from tests.cast import MALLORY


@pytest.mark.parametrize("prefix", ["", "VS: ", "Fwd: ", "WG: ", "Videresendt: ", "SV: "])
def test_whoever_was_not_there_gets_a_ticket_of_her_own(office, prefix):
    office.arrive(a_mail(a_request()))
    ours = office.answers()[0]
    mail = a_mail(
        "Se venligst nedenfor.",
        sender=MALLORY,
        subject=prefix + ours["Subject"],
        message_id="<m@elsewhere.example>",
        answers=ours["Message-ID"] if prefix else None,
    )
    ticket = office.arrive(mail)
    assert (ticket.number, ticket.related) == (2, 1)
    for answer in office.answers()[1:]:
        assert "Zenia" not in answer.get_content()
