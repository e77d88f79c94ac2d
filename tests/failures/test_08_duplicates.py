"""Failure 8: the same mail becomes two tickets, or two mails become one."""

from tests.builders import a_mail, a_request


def test_the_same_bytes_three_times_are_one_ticket(mailroom):
    mail = a_mail(a_request())
    mailroom.deliver(mail, mail, b"X-Forwarded: yes\r\n" + mail)
    assert mailroom.poll() == 1
    assert mailroom.folder() == []
    mailroom.deliver(mail)
    assert mailroom.poll() == 0
    assert mailroom.folder() == []
    assert len(mailroom.office.tickets()) == 1
    assert len(mailroom.office.answers()) == 1


def test_the_same_message_id_with_other_words_is_another_mail_and_marked(mailroom):
    mailroom.deliver(a_mail(a_request()), a_mail("Glem det, jeg skrev."))
    assert mailroom.poll() == 2
    marked = [m.same_id_as for m in mailroom.office.messages() if not m.outgoing]
    assert marked == [None, 1]
