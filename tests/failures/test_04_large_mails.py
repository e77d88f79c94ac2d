"""Failure 4: a large mail exhausts the service."""

from tests.builders import a_mail
from tests.failures.conftest import MOST
from workflow.states import State


def test_a_mail_over_the_limit_is_filed_as_failed_with_a_ticket_that_says_so(mailroom):
    large = a_mail("x" * 70 + "\n", subject="Stor", pdfs={"stor.pdf": b"%PDF-" + b"x" * MOST})
    mailroom.deliver(large, a_mail("Hej", message_id="<2@a.example>"))
    assert mailroom.poll() == 2
    assert (len(mailroom.folder("Fejlet")), len(mailroom.folder("Behandlet"))) == (1, 1)
    ticket = mailroom.office.tickets()[0]
    assert ticket.state is State.TRIAGE
    assert "fylder 1 MB" in mailroom.office.history(ticket.number)[0].detail["why"]
    assert (ticket.subject, ticket.sender) == ("Stor", "karla@nordlys-job.example")
