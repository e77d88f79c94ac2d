"""Failure 9: UIDs begin anew, and mails are skipped or opened twice."""

from tests.builders import a_mail, a_request


def test_nothing_is_skipped_and_nothing_opened_twice_when_uids_begin_anew(mailroom):
    first = a_mail(a_request(), message_id="<1@a.example>")
    mailroom.deliver(first)
    mailroom.poll()
    mailroom.server.renumber(mailroom.user)
    second = a_mail(a_request(employee="Bo Falk Lind"), message_id="<2@a.example>")
    mailroom.deliver(first, second)
    assert mailroom.poll() == 1
    assert len(mailroom.office.tickets()) == 2


def test_two_mails_without_message_id_in_the_same_second_both_survive(mailroom):
    mails = [a_mail(a_request(employee=name), message_id=None) for name in ("Bo Lind", "Ea Falk")]
    mailroom.deliver(*mails)
    assert mailroom.poll() == 2
    assert len(mailroom.office.tickets()) == 2
