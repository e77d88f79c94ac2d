"""Failure 20: the first run answers every old mail in the mailbox."""

from datetime import timedelta

from tests.builders import a_mail, a_request
from workflow.states import State


def test_old_mail_is_taken_in_and_nobody_is_written_to(mailroom):
    old = mailroom.office.now - timedelta(days=400)
    for number in range(5):
        mail = a_mail(a_request(), message_id=f"<{number}@a.example>")
        mailroom.server.deliver(mailroom.user, mail, arrived=old)
    assert mailroom.poll() == 5
    assert {ticket.state for ticket in mailroom.office.tickets()} == {State.TRIAGE}
    assert mailroom.office.answers() == []
